using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Signals;

public enum ImportStatus
{
    [Display(Name = "Waiting for its columns to be matched")] Uploaded,
    [Display(Name = "Being checked")] Checking,
    [Display(Name = "Checked")] Checked,
    [Display(Name = "Being taken in")] Staging,
    [Display(Name = "Taken in")] Committed,
    [Display(Name = "Being undone")] Undoing,
    [Display(Name = "Undone")] Undone,
    [Display(Name = "Given up")] Abandoned,
}

/// <summary>
/// One file, or one delivery of an agency’s system, on its way in. Its rows are written in short batches and count for nothing until
/// <see cref="Status"/> is <see cref="ImportStatus.Committed"/>; they count for nothing again once it is <see cref="ImportStatus.Undoing"/>.
/// </summary>
public sealed class SignalImport : Record
{
    private SignalImport() { }

    public SignalImport(SignalList list, string name, string sha256, long bytes, Guid? by, DateTime at)
    {
        PanelId = list.PanelId;
        AgencyId = list.AgencyId;
        ListId = list.Id;
        Name = name;
        Sha256 = sha256;
        Bytes = bytes;
        StartedById = by;
        StartedAt = at;
    }

    public Guid PanelId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Guid ListId { get; private set; }
    /// <summary>The file’s own name, without a path; of a system, its idempotency key.</summary>
    public string Name { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Bytes { get; private set; }
    public ImportStatus Status { get; internal set; }
    /// <summary>How this file’s columns and words are understood, as JSON.</summary>
    public string? Mapping { get; set; }
    public Guid? StartedById { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime? CommittedAt { get; internal set; }
    public Guid? CommittedById { get; internal set; }
    public DateTime? UndoneAt { get; internal set; }
    public Guid? UndoneById { get; internal set; }

    public long Rows { get; internal set; }
    public long Faulty { get; internal set; }
    /// <summary>Rows in the database so far; after a crash the import goes on from here.</summary>
    public long Staged { get; internal set; }
    /// <summary>Rows of earlier files of this list that this one says again, corrects or withdraws.</summary>
    public long SaidAgain { get; internal set; }
    public long Corrected { get; internal set; }
    public long Withdrawn { get; internal set; }
}

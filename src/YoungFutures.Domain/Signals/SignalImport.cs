using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;

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
    private static readonly Dictionary<ImportStatus, ImportStatus[]> Moves = new()
    {
        [ImportStatus.Uploaded] = [ImportStatus.Checking, ImportStatus.Abandoned],
        [ImportStatus.Checking] = [ImportStatus.Checked, ImportStatus.Uploaded, ImportStatus.Abandoned],
        [ImportStatus.Checked] = [ImportStatus.Checking, ImportStatus.Staging, ImportStatus.Abandoned],
        [ImportStatus.Staging] = [ImportStatus.Committed, ImportStatus.Undoing],
        [ImportStatus.Committed] = [ImportStatus.Undoing],
        [ImportStatus.Undoing] = [ImportStatus.Undone],
        [ImportStatus.Undone] = [],
        [ImportStatus.Abandoned] = [],
    };

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

    /// <summary>What a system posted under a key of its own; it is read as it comes.</summary>
    public static SignalImport Posted(SignalList list, Agency agency, PartnerSystem system, string key, string sha256, long bytes, DateTime at)
    {
        list.CheckTakenOn(Calendar.UkTime.LocalDate(at), agency);
        var import = new SignalImport(list, key, sha256, bytes, null, at) { SystemId = system.Id };
        import.StartChecking(PostedSignals.Terms);
        return import;
    }

    public Guid PanelId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Guid ListId { get; private set; }
    /// <summary>The file’s own name, without a path; of a system, its idempotency key.</summary>
    public string Name { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Bytes { get; private set; }
    public ImportStatus Status { get; internal set; }
    /// <summary>How this file’s columns and words are understood, as JSON (<see cref="ImportTerms"/>).</summary>
    public string? Mapping { get; set; }
    public Guid? StartedById { get; private set; }
    public DateTime StartedAt { get; private set; }
    /// <summary>The agency’s system that posted it; null for a file.</summary>
    public Guid? SystemId { get; private set; }
    public DateTime? CommittedAt { get; internal set; }
    public Guid? CommittedById { get; internal set; }
    /// <summary>What was taken in, so that the audit’s line of that says which file it was.</summary>
    public string? CommittedSha256 { get; private set; }
    public DateTime? UndoneAt { get; internal set; }
    public Guid? UndoneById { get; internal set; }
    public string? UndoneBecause { get; private set; }

    public long Rows { get; internal set; }
    public long Faulty { get; internal set; }
    /// <summary>Rows in the database so far; after a crash the import goes on from here.</summary>
    public long Staged { get; internal set; }
    /// <summary>Rows of earlier files of this list that this one says again, corrects or withdraws.</summary>
    public long SaidAgain { get; internal set; }
    public long Corrected { get; internal set; }
    public long Withdrawn { get; internal set; }
    /// <summary>Rows about somebody who was younger or older than the panel is for on the day: a fact, no fault.</summary>
    public long OutsideAge { get; private set; }

    /// <summary>Something is being done to it in the background.</summary>
    public bool IsRunning => Status is ImportStatus.Checking or ImportStatus.Staging or ImportStatus.Undoing;
    /// <summary>Its columns may still be matched.</summary>
    public bool CanBeMatched => CanMoveTo(ImportStatus.Checking);
    public bool CanBeAbandoned => CanMoveTo(ImportStatus.Abandoned);
    public bool CanBeUndone => CanMoveTo(ImportStatus.Undoing);
    public bool CanBeTakenIn => CanMoveTo(ImportStatus.Staging);
    public bool IsOver => Moves[Status].Length == 0;

    public bool CanMoveTo(ImportStatus status) => Moves[Status].Contains(status);

    /// <summary>Says how the file is to be read; it is looked at by people before it is checked.</summary>
    public void Understand(ImportTerms terms)
    {
        if (!CanBeMatched) throw new Refused("This file is being worked on, or is over. How it is read cannot be changed now.");
        Mapping = terms.Write();
        Status = ImportStatus.Uploaded;
        Forget();
    }

    public void StartChecking(ImportTerms terms)
    {
        if (!CanBeMatched) throw new Refused("This file is being worked on, or is over. How it is read cannot be changed now.");
        Mapping = terms.Write();
        Status = ImportStatus.Checking;
        Forget();
    }

    public void FinishChecking(ImportProgress counted)
    {
        MoveTo(ImportStatus.Checked);
        Note(counted);
    }

    /// <summary>The file could not be read to its end; the fault says where.</summary>
    public void StopChecking() => MoveTo(ImportStatus.Uploaded);

    /// <param name="withoutFaulty">The good rows are taken and the faulty ones left.</param>
    public void TakeIn(SignalList list, Agency agency, bool withoutFaulty, Guid? by, DateTime at)
    {
        list.CheckTakenOn(Calendar.UkTime.LocalDate(at), agency);
        if (!CanBeTakenIn) throw new Refused("This file cannot be taken in now. Look at how it stands.");
        if (Rows == Faulty) throw new Refused("There is no good row in this file. Put the faulty ones right and send the file again.");
        if (Faulty > 0 && !withoutFaulty) throw new Refused("Some rows are faulty. Say that they are to be left out, or put them right and send the file again.");
        MoveTo(ImportStatus.Staging);
        CommittedById = by;
    }

    /// <summary>From this moment on its rows count. Saved with everything else that changes at this moment.</summary>
    public void Commit(ImportProgress counted, DateTime at)
    {
        MoveTo(ImportStatus.Committed);
        Note(counted);
        Staged = counted.Taken;
        CommittedAt = at;
        CommittedSha256 = Sha256;
    }

    public void Abandon()
    {
        if (!CanBeAbandoned) throw new Refused("This file cannot be given up now. Look at how it stands.");
        MoveTo(ImportStatus.Abandoned);
    }

    /// <summary>From this moment on its rows count for nothing.</summary>
    public void Undo(string because, Guid by, DateTime at)
    {
        if (!CanBeUndone) throw new Refused("Only a file that was taken in can be undone.");
        MoveTo(ImportStatus.Undoing);
        UndoneById = by;
        UndoneAt = at;
        UndoneBecause = because;
    }

    /// <summary>The program died while it took in what a system had posted: none of it ever counted, and it is taken out again.</summary>
    public void BreakOff(DateTime at)
    {
        MoveTo(ImportStatus.Undoing);
        UndoneAt = at;
    }

    public void FinishUndoing() => MoveTo(ImportStatus.Undone);

    private void Note(ImportProgress counted)
    {
        (Rows, Faulty, SaidAgain, Corrected, Withdrawn, OutsideAge) = (counted.Rows, counted.Faulty, counted.SaidAgain, counted.Corrected, counted.Withdrawn, counted.OutsideAge);
    }

    private void Forget() => (Rows, Faulty, SaidAgain, Corrected, Withdrawn, OutsideAge) = (0, 0, 0, 0, 0, 0);

    private void MoveTo(ImportStatus status)
    {
        if (!CanMoveTo(status)) throw new Refused("This file is not where it was a moment ago. Look at how it stands.");
        Status = status;
    }
}

/// <summary>
/// How far the work on one import has come, and what it has counted. It changes with every batch, in the batch’s own transaction, and is no record: a line in
/// the audit for each batch would say nothing.
/// </summary>
public sealed class ImportProgress
{
    public Guid ImportId { get; init; }
    /// <summary>Of what there is to do, in bytes of the file while it is checked, in rows afterwards.</summary>
    public long Done { get; set; }
    public long Of { get; set; }
    /// <summary>The last row of the file that is dealt with.</summary>
    public long Row { get; set; }
    public long Rows { get; set; }
    public long Faulty { get; set; }
    /// <summary>New rows, corrections included.</summary>
    public long Taken { get; set; }
    public long SaidAgain { get; set; }
    public long Corrected { get; set; }
    public long Withdrawn { get; set; }
    public long OutsideAge { get; set; }

    public void Begin(long of) => (Done, Of, Row, Rows, Faulty, Taken, SaidAgain, Corrected, Withdrawn, OutsideAge) = (0, of, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>
/// What an import means to do, and then did, to a signal of an earlier file: a newer row takes its place, or the source took it back. It takes effect when the
/// import does, and is taken back when the import is.
/// </summary>
public sealed class ImportChange
{
    public Guid ImportId { get; init; }
    public long Row { get; init; }
    /// <summary>The earlier signal.</summary>
    public Guid SignalId { get; set; }
    /// <summary>The one that takes its place; null where it was withdrawn.</summary>
    public Guid? ReplacedById { get; init; }
    public DateTime? AppliedAt { get; set; }
}

/// <summary>How many signals of a list went on one day because their time was over: all that stays of them.</summary>
public sealed class PurgedSignals
{
    public Guid ListId { get; init; }
    public DateOnly On { get; init; }
    public long Count { get; set; }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports;

public sealed record ImportsPage(Paged<ImportRow> Imports, IReadOnlyList<ListToSend> Lists);

public sealed record ListToSend(Guid Id, string Name);

public sealed record ImportRow(Guid Id, string File, string List, string Agency, DateTime StartedAt, ImportStatus Status, long Rows, long Faulty);

/// <summary>One thing that is wrong, in the reader’s words.</summary>
public sealed record FaultRow(int Number, long Row, string? Column, string What, string? Value)
{
    public static FaultRow Of(ImportFault fault, Words T) => new(fault.Number, fault.Row,
        fault.Heading ?? (fault.Field is { } field ? T.Of(field) : null), T.Translate(Words.English(fault.Kind), fault.Limit.ToString("N0", CultureInfo.CurrentCulture)), fault.Value);
}

/// <summary>One file on its way in: how far it is, what was counted, what is wrong with it for those who can put it right, and what can be done next.</summary>
public sealed record ImportPage(Guid Id, string Version, string File, Guid ListId, string List, string Agency, ImportStatus Status, DateTime StartedAt, string? StartedBy, long Bytes, string Sha256,
    DateTime? CommittedAt, string? CommittedBy, DateTime? UndoneAt, string? UndoneBy, string? UndoneBecause, ImportCounts Counts) : IVersioned
{
    public bool IsRunning { get; init; }
    /// <summary>0 to 100, while something is being done.</summary>
    public int? PerCent { get; init; }
    public long Good => Counts.Rows - Counts.Faulty;
    public bool CanMatch { get; init; }
    /// <summary>Its encoding is known, so that its columns can be looked at.</summary>
    public bool IsReadable { get; init; }
    public bool CanTakeIn { get; init; }
    public bool CanAbandon { get; init; }
    public bool CanUndo { get; init; }
    /// <summary>Null where the faults are not the reader’s to see.</summary>
    public Paged<FaultRow>? Faults { get; init; }
    /// <summary>The file could not be read to its end.</summary>
    public FaultRow? Stopped { get; init; }

    public static async Task<ImportPage> Of(YoungFuturesDb db, Viewer viewer, SignalImport import, Words T, int page)
    {
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == import.AgencyId);
        var progress = import.IsRunning ? await db.ImportProgress.AsNoTracking().SingleOrDefaultAsync(held => held.ImportId == import.Id) : null;
        var ids = new[] { import.StartedById, import.CommittedById, import.UndoneById };
        var names = await db.Users.Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var mayHandle = viewer.May(ImportRights.Handle, import);
        var faults = mayHandle ? await db.ImportFaults.AsNoTracking().Where(fault => fault.ImportId == import.Id).OrderBy(fault => fault.Number).ToPageAsync(page) : null;
        var stopped = mayHandle && import.Status == ImportStatus.Uploaded
            ? await db.ImportFaults.AsNoTracking().Where(fault => fault.ImportId == import.Id && Fatal.Contains(fault.Kind)).OrderByDescending(fault => fault.Number).FirstOrDefaultAsync() : null;
        return new ImportPage(import.Id, import.Version.ToString(), import.Name, list.Id, list.Name, T.Of(agency), import.Status, import.StartedAt, Name(import.StartedById), import.Bytes, import.Sha256,
            import.CommittedAt, Name(import.CommittedById), import.UndoneAt, Name(import.UndoneById), import.UndoneBecause, ImportCounts.Of(import, progress))
        {
            IsRunning = import.IsRunning,
            PerCent = progress is { Of: > 0 } ? (int)Math.Clamp(100 * progress.Done / progress.Of, 0, 100) : import.IsRunning ? 0 : null,
            CanMatch = mayHandle && import.CanBeMatched,
            IsReadable = ImportTerms.Read(import.Mapping).File.IsKnown,
            CanTakeIn = mayHandle && import.CanBeTakenIn && import.Rows > import.Faulty,
            CanAbandon = mayHandle && import.CanBeAbandoned,
            CanUndo = import.CanBeUndone && viewer.May(ImportRights.Undo, import),
            Faults = faults is null ? null : new Paged<FaultRow>([.. faults.Items.Select(fault => FaultRow.Of(fault, T))], faults.Page, faults.PageSize, faults.Total),
            Stopped = stopped is null ? null : FaultRow.Of(stopped, T),
        };

        string? Name(Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? name : null;
    }

    private static readonly RowFaultKind[] Fatal = [.. Enum.GetValues<RowFaultKind>().Where(kind => new RowFault(null, kind).IsOfTheFile)];
}

public sealed record ImportCounts(long Rows, long Faulty, long New, long SaidAgain, long Corrected, long Withdrawn, long OutsideAge)
{
    public static ImportCounts Of(SignalImport import, ImportProgress? progress) => progress is null || import.Status == ImportStatus.Undoing
        ? new(import.Rows, import.Faulty, Math.Max(0, import.Rows - import.Faulty - import.SaidAgain - import.Corrected - import.Withdrawn), import.SaidAgain, import.Corrected, import.Withdrawn, import.OutsideAge)
        : new(progress.Rows, progress.Faulty, Math.Max(0, progress.Rows - progress.Faulty - progress.SaidAgain - progress.Corrected - progress.Withdrawn), progress.SaidAgain, progress.Corrected, progress.Withdrawn, progress.OutsideAge);
}

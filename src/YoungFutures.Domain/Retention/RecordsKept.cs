using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Retention;

/// <summary>When one case was opened and closed, for a reader who may not open the case itself.</summary>
public sealed record CaseKept(string Reference, DateTime OpenedAt, DateTime? ClosedAt);

/// <summary>What information governance is told of a record before they decide about it: references, dates and numbers, and not a word of it.</summary>
/// <param name="IsDue">Still: nothing of it was opened again since it came onto the list.</param>
public sealed record RecordKept(bool IsDue, bool IsHeld, IReadOnlyList<CaseKept> Cases, IReadOnlyList<KeyValuePair<string, int>> Rows);

/// <summary>Asked by those who govern a panel, and answered without their sight: they see no case.</summary>
public static class RecordsKept
{
    /// <param name="counted">Whether every kind of record is counted.</param>
    public static async Task<RecordKept> Of(YoungFuturesDb db, RetentionReview review, bool counted = false)
    {
        await using var own = db.As(Purpose.Retaining);
        if (await WholeRecord.Of(own, review.SubjectId) is not { } whole || whole.SubjectId != review.SubjectId) return new(false, false, [], []);
        var limits = await own.PanelSettings.AsNoTracking().Where(held => held.PanelId == review.PanelId).OrderByDescending(held => held.Number).FirstAsync();
        var date = await whole.Date(own, limits);
        var cases = await own.Cases.Where(held => whole.Cases.Contains(held.Id)).OrderBy(held => held.OpenedAt).Select(held => new CaseKept(held.Reference, held.OpenedAt, held.ClosedAt)).ToListAsync();
        var rows = new List<KeyValuePair<string, int>>();
        if (counted)
            foreach (var line in DisposalPlan.Lines)
                if (await line.Count(own, whole) is > 0 and var count) rows.Add(new(line.Kind.Name, count));
        return new(date is not null && date.On <= UkTime.LocalDate(own.Now), await whole.IsHeld(own), cases, rows);
    }

    /// <summary>Whose case or referral this is, in a panel that the viewer governs; nobody where they are kept out of it.</summary>
    public static async Task<(Guid SubjectId, Guid PanelId)?> SubjectOf(YoungFuturesDb db, string reference)
    {
        var governed = db.Viewer.GovernedPanelIds;
        var (userId, now) = (db.Viewer.UserId, db.Now);
        await using var own = db.As(Purpose.Retaining);
        var found = await own.Cases.Where(held => held.Reference == reference && governed.Contains(held.PanelId)).Select(held => (Guid?)held.YoungPersonId).SingleOrDefaultAsync()
            ?? await own.Referrals.Where(held => held.Reference == reference && governed.Contains(held.PanelId)).Select(held => (Guid?)held.Id).SingleOrDefaultAsync();
        if (found is null || await WholeRecord.Of(own, found.Value) is not { } whole) return null;
        var keptOut = await own.Exclusions.AnyAsync(held => whole.Cases.Contains(held.CaseId) && held.UserId == userId && held.From <= now && (held.Until == null || now < held.Until));
        return keptOut ? null : (whole.SubjectId, whole.PanelId);
    }

    /// <summary>When what there is of this case’s young person is looked at for disposal; nothing as long as something of it is open.</summary>
    public static async Task<DateOnly?> LookedAtOn(YoungFuturesDb db, Case @case)
    {
        if (@case.IsOpen) return null;
        await using var own = db.As(Purpose.Retaining);
        if (await WholeRecord.Of(own, @case.YoungPersonId) is not { } whole) return null;
        var limits = await own.PanelSettings.AsNoTracking().Where(held => held.PanelId == @case.PanelId).OrderByDescending(held => held.Number).FirstAsync();
        return (await whole.Date(own, limits))?.On;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Panels;

/// <summary>What there should be before a meeting hears a case.</summary>
public enum ReadinessPoint
{
    [Display(Name = "Agencies asked")] ChecksAsked,
    [Display(Name = "All checks returned")] ChecksReturned,
    [Display(Name = "The young person’s views")] Views,
    [Display(Name = "What the family knows, or why not")] Family,
    [Display(Name = "Where the young person lives")] Area,
    [Display(Name = "A summary")] Summary,
    [Display(Name = "Word of each late action")] Actions,
}

public enum ReadinessState
{
    [Display(Name = "There")] There,
    [Display(Name = "Missing")] Missing,
    [Display(Name = "Not needed")] NotNeeded,
}

public sealed record ReadinessLine(ReadinessPoint Point, ReadinessState State);

/// <summary>What is known of a case that readiness depends on.</summary>
/// <param name="IsReview">Support is under way: agencies need not be asked again, but whoever was asked should have answered.</param>
/// <param name="SilentActions">Actions whose date has passed without any word of them lately.</param>
public sealed record ReadinessFacts(bool IsReview, int ChecksAsked, int ChecksReturned, bool ViewsRecorded, bool FamilyAnswered, bool AreaKnown, bool SummaryWritten, int OpenActions, int SilentActions);

/// <summary>Whether a case can be heard, point by point. It is a help, not a bar: a meeting may hear what is not ready.</summary>
public sealed record Readiness(IReadOnlyList<ReadinessLine> Lines)
{
    /// <summary>How long word of a late action counts as recent.</summary>
    private const int WordDays = 14;

    public bool IsReady => Lines.All(line => line.State != ReadinessState.Missing);
    public IEnumerable<ReadinessPoint> Missing => Lines.Where(line => line.State == ReadinessState.Missing).Select(line => line.Point);

    public static Readiness Of(ReadinessFacts facts) => new(
    [
        Line(ReadinessPoint.ChecksAsked, facts.ChecksAsked > 0, needed: !facts.IsReview || facts.ChecksAsked > 0),
        Line(ReadinessPoint.ChecksReturned, facts.ChecksReturned >= facts.ChecksAsked, needed: facts.ChecksAsked > 0),
        Line(ReadinessPoint.Views, facts.ViewsRecorded),
        Line(ReadinessPoint.Family, facts.FamilyAnswered),
        Line(ReadinessPoint.Area, facts.AreaKnown),
        Line(ReadinessPoint.Summary, facts.SummaryWritten),
        Line(ReadinessPoint.Actions, facts.SilentActions == 0, needed: facts.OpenActions > 0),
    ]);

    /// <summary>For those of the cases that are in the viewer's sight.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Readiness>> Of(YoungFuturesDb db, IReadOnlyCollection<Guid> caseIds)
    {
        if (caseIds.Count == 0) return new Dictionary<Guid, Readiness>();
        var (past, lately) = (Calendar.WorkingCalendar.EnglandAndWales.Past(Calendar.UkTime.LocalDate(db.Now)), db.Now.AddDays(-WordDays));
        return await db.Cases.Where(@case => caseIds.Contains(@case.Id))
            .Select(@case => new
            {
                @case.Id,
                Facts = new ReadinessFacts(
                    @case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused,
                    @case.Checks.Count(check => check.UnassignedAt == null),
                    @case.Checks.Count(check => check.UnassignedAt == null && check.ReturnedAt != null),
                    @case.Referrals.Any(referral => referral.OwnWords != null && referral.OwnWords != "") || @case.Checks.Any(check => check.OwnWords != null),
                    // Who told each of them, or why not; a decision not to tell them is taken anew once a meeting has heard the case.
                    @case.Told.Any(told => told.Whom == Sharing.WhoIsTold.YoungPerson && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                            && (told.WasTold || !db.AgendaItems.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt)))
                        && @case.Told.Any(told => told.Whom == Sharing.WhoIsTold.Parents && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                            && (told.WasTold || !db.AgendaItems.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt))),
                    @case.AreaCode != null,
                    @case.Summary != "",
                    @case.Actions.Count(action => action.EndedAt == null),
                    @case.Actions.Count(action => action.EndedAt == null && action.TargetOn < past && !action.Progress.Any(progress => progress.At >= lately))),
            })
            .ToDictionaryAsync(row => row.Id, row => Of(row.Facts));
    }

    private static ReadinessLine Line(ReadinessPoint point, bool isThere, bool needed = true) =>
        new(point, !needed ? ReadinessState.NotNeeded : isThere ? ReadinessState.There : ReadinessState.Missing);
}

using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>What waits of support: risks that rose, checks after the end, who takes over at 18. Plans and reviews that are due wait with their cases.</summary>
public static class SupportWork
{
    /// <summary>How long before its day a check after the end is shown.</summary>
    private const int SoonDays = 14;

    public static IEnumerable<WorkList> Of(YoungFuturesDb db, Viewer viewer, DateOnly today)
    {
        var soon = today.AddDays(SoonDays);
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        // Their own, and what is of colleagues who are away for whom they stand in.
        var answersFor = viewer.AnswersFor;
        if (viewer.PanelIds.Length > 0)
        {
            yield return new("risen-risks", Words.Key("Risks that have risen"),
                db.RisenRisks.Where(held => viewer.PanelIds.Contains(held.PanelId) && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
                    .Select(held => new WorkRow { Id = held.Id, Of = held.CaseId, Reference = held.Case.Reference, Name = held.Case.YoungPerson.GivenName + " " + held.Case.YoungPerson.FamilyName, DueOn = held.DueOn, Text = held.WhatChanged }),
                row => $"/cases/{row.Of}/plan") { IsUrgent = true };
            yield return new("after-checks-late", Words.Key("Checks after the end that others are late with"),
                Checks(db.PostClosureChecks.Where(check => viewer.PanelIds.Contains(check.PanelId) && (check.OwnerId == null || !answersFor.Contains(check.OwnerId.Value)) && check.DueOn < past)), row => $"/after-checks/{row.Id}");
        }

        yield return new("after-checks", Words.Key("Checks after the end, for me"),
            Checks(db.PostClosureChecks.Where(check => check.OwnerId != null && answersFor.Contains(check.OwnerId.Value) && check.DueOn <= soon)), row => $"/after-checks/{row.Id}");
        yield return new("handovers", Words.Key("Handovers at 18 that wait to be accepted"),
            db.AdultHandovers.Where(held => held.DueOn != null && ((held.OwnerId != null && answersFor.Contains(held.OwnerId.Value)) || viewer.RunPanelIds.Contains(held.PanelId))).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
                .Select(held => new WorkRow { Id = held.Id, Of = held.CaseId, Reference = held.Case.Reference, Name = held.Case.YoungPerson.GivenName + " " + held.Case.YoungPerson.FamilyName, DueOn = held.DueOn, Text = held.To }),
            row => $"/cases/{row.Of}/plan");
        // So many months before the day as the panel has set.
        var thisMonth = (today.Year * 12) + today.Month;
        yield return new("turning-18", Words.Key("Young people who turn 18 soon, without a handover"),
            db.Cases.Where(@case => ((@case.OwnerId != null && answersFor.Contains(@case.OwnerId.Value)) || viewer.RunPanelIds.Contains(@case.PanelId))
                    && (@case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused)
                    && db.PanelSettings.Any(settings => settings.PanelId == @case.PanelId && settings.SupersededAt == null
                        && (((@case.YoungPerson.BornOn!.Value.Year + Adult) * 12) + @case.YoungPerson.BornOn!.Value.Month - settings.TurningMonths < thisMonth
                            || (((@case.YoungPerson.BornOn!.Value.Year + Adult) * 12) + @case.YoungPerson.BornOn!.Value.Month - settings.TurningMonths == thisMonth && @case.YoungPerson.BornOn!.Value.Day <= today.Day)))
                    && @case.YoungPerson.BornOn != null && !db.AdultHandovers.Any(held => held.CaseId == @case.Id && (held.DueOn != null || held.AcceptedOn != null)))
                .OrderBy(@case => @case.YoungPerson.BornOn).ThenBy(@case => @case.Id)
                .Select(@case => new WorkRow { Id = @case.Id, Reference = @case.Reference, Name = @case.YoungPerson.GivenName + " " + @case.YoungPerson.FamilyName, DueOn = @case.YoungPerson.BornOn!.Value.AddYears(Adult) }),
            row => $"/cases/{row.Id}/plan");
    }

    private const int Adult = 18;

    private static IQueryable<WorkRow> Checks(IQueryable<PostClosureCheck> checks) => checks.OrderBy(check => check.DueOn).ThenBy(check => check.Id)
        .Select(check => new WorkRow { Id = check.Id, Reference = check.CaseReference, Name = check.SubjectName, DueOn = check.DueOn, Mark = check.State == AfterState.HelpWanted ? WorkMark.HelpWanted : null });
}

using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>
/// The true figures of one panel over rows held in memory, in plain loops and in other words than the product counts them: event by event, oldest first.
/// </summary>
public sealed class PlainCounts
{
    public required Guid PanelId { get; init; }
    public required IReadOnlyList<PanelSettings> Settings { get; init; }
    /// <summary>The agencies of the panel; everybody else stands under one code.</summary>
    public HashSet<Guid> Agencies { get; init; } = [];
    public List<Referral> Referrals { get; init; } = [];
    public List<Case> Cases { get; init; } = [];
    public List<YoungPerson> People { get; init; } = [];
    public List<CaseEvent> Events { get; init; } = [];
    public List<Decision> Decisions { get; init; } = [];
    public List<SupportAction> Actions { get; init; } = [];
    public List<AgencyCheck> Checks { get; init; } = [];
    public List<Agreement> Agreements { get; init; } = [];
    public List<ContactAttempt> Contacts { get; init; } = [];
    public List<Intervention> Support { get; init; } = [];
    public List<OutcomeMeasure> Measures { get; init; } = [];
    public List<NeedsConversation> Conversations { get; init; } = [];
    public List<ProvisionGap> Gaps { get; init; } = [];
    public List<PostClosureCheck> After { get; init; } = [];
    public List<PanelMeeting> Meetings { get; init; } = [];

    public static async Task<PlainCounts> Of(YoungFuturesDb db, Guid panelId) => new()
    {
        PanelId = panelId,
        Settings = await db.PanelSettings.Where(held => held.PanelId == panelId).ToListAsync(),
        Agencies = [.. await db.PanelAgencies.Where(held => held.PanelId == panelId).Select(held => held.AgencyId).ToListAsync()],
        Referrals = await db.Referrals.Include(held => held.Triggers).Where(held => held.PanelId == panelId).ToListAsync(),
        Cases = await db.Cases.Where(held => held.PanelId == panelId).ToListAsync(),
        People = await db.YoungPeople.Where(held => held.PanelId == panelId).ToListAsync(),
        Events = await db.CaseEvents.Where(held => held.PanelId == panelId).ToListAsync(),
        Decisions = await db.Decisions.Where(held => held.PanelId == panelId).ToListAsync(),
        Actions = await db.SupportActions.Where(held => held.PanelId == panelId).ToListAsync(),
        Checks = await db.AgencyChecks.Where(held => held.PanelId == panelId).ToListAsync(),
        Agreements = await db.Agreements.Where(held => held.PanelId == panelId).ToListAsync(),
        Contacts = await db.ContactAttempts.Where(held => held.PanelId == panelId).ToListAsync(),
        Support = await db.Interventions.Include(held => held.Service).Where(held => held.PanelId == panelId).ToListAsync(),
        Measures = await db.OutcomeMeasures.Where(held => held.PanelId == panelId).ToListAsync(),
        Conversations = await db.NeedsConversations.Where(held => held.PanelId == panelId).ToListAsync(),
        Gaps = await db.ProvisionGaps.Where(held => held.PanelId == panelId).ToListAsync(),
        After = await db.PostClosureChecks.Where(held => held.PanelId == panelId).ToListAsync(),
        Meetings = await db.PanelMeetings.Include(held => held.Attendance).Where(held => held.PanelId == panelId).ToListAsync(),
    };

    /// <summary>Table, row and column (nothing where it has one dimension) of everything there was to count in a month.</summary>
    public IEnumerable<(string Table, string Row, string Column)> Counted(ReleasePeriod month)
    {
        var asOf = UkTime.StartOf(month.End.AddDays(7));
        var limits = Settings.Where(held => held.SetAt < month.EndsAt).DefaultIfEmpty(Settings.MinBy(held => held.Number)!).MaxBy(held => held.Number)!;
        var events = Events.OrderBy(happened => happened.At).ToList();
        bool Here(DateTime? at) => at is { } moment && month.Contains(UkTime.LocalDate(moment));
        bool Before(DateTime? at) => at is { } moment && moment < asOf;
        DateOnly? FirstReferral(Guid caseId) => Referrals.Where(held => held.CaseId == caseId && held.SubmittedAt is not null).Select(held => (DateOnly?)UkTime.LocalDate(held.SubmittedAt!.Value)).Min();

        foreach (var referral in Referrals)
        {
            if (Here(referral.SubmittedAt))
            {
                yield return (ReleaseTables.Sources, referral.Source.ToString(), "");
                yield return (ReleaseTables.Sexes, referral.Sex.ToString(), "");
                yield return (ReleaseTables.Languages, referral.Language.ToString(), "");
                yield return (ReleaseTables.Ages, AgeBandOf(referral.AgeAtReferral), "");
                yield return (ReleaseTables.Ethnicities, Group(referral.EthnicityCode), "");
                foreach (var code in referral.Triggers.Select(trigger => trigger.Code is "T99" ? "other" : trigger.Code).Distinct()) yield return (ReleaseTables.Triggers, code, "");
                if (referral.AreaCode is null) yield return (ReleaseTables.Lacking, "no-area", "");
                if (referral.HappenedOn is null) yield return (ReleaseTables.Lacking, "no-day", "");
                if (referral.FamilyAware is null or FamilyAware.NotKnown) yield return (ReleaseTables.Lacking, "family-awareness-not-known", "");
            }

            var ended = referral.Status == ReferralStatus.Withdrawn ? referral.EndedAt : referral.ScreenedAt;
            if (referral.SubmittedAt is { } submitted && Here(ended))
            {
                yield return (ReleaseTables.Screenings, referral.Status switch
                {
                    ReferralStatus.Accepted => "accepted",
                    ReferralStatus.NotEligible => "not-eligible",
                    ReferralStatus.Withdrawn => "withdrawn",
                    _ => referral.RedirectedTo is ['S', ..] ? referral.RedirectedTo : "elsewhere",
                }, "");
                yield return (ReleaseTables.ScreenedInTime, InTime(UkTime.LocalDate(submitted), UkTime.LocalDate(ended!.Value), limits.ScreeningDays), "");
                if (referral is { Status: ReferralStatus.Accepted, IsRepeat: true }) yield return (ReleaseTables.Repeats, "repeat", "");
            }
        }

        foreach (var opened in Cases.Where(held => Here(held.OpenedAt)))
        {
            var who = People.First(person => person.Id == opened.YoungPersonId);
            yield return (ReleaseTables.Care, who.CareStatusCode switch { "K0" => "none", "K1" or "K2" => "plan", "K3" => "child-protection", "K4" or "K5" or "K6" => "looked-after", "K7" or "K8" => "once-looked-after", _ => "not-known" }, "");
            yield return (ReleaseTables.Learning, who.LearningNeedsCode switch { "L0" => "none", "L1" or "L2" or "L4" or "L5" => "plan-or-support", "L3" or "L6" => "being-assessed", _ => "not-known" }, "");
        }

        foreach (var decision in Decisions.Where(held => Here(held.RecordedAt))) yield return (ReleaseTables.Decisions, decision.Outcome.ToString(), "");
        foreach (var first in Decisions.GroupBy(held => held.CaseId).Select(held => (CaseId: held.Key, At: held.Min(decision => decision.RecordedAt))).Where(held => Here(held.At)))
            yield return (ReleaseTables.Heard, FirstReferral(first.CaseId) is { } since ? InTime(since, UkTime.LocalDate(first.At), limits.ListingDays) : "late", "");
        foreach (var done in FirstActions().Where(held => Here(held.At))) yield return (ReleaseTables.FirstActions, "done", "");
        foreach (var agreed in Agreements.Where(held => held.Given).GroupBy(held => held.CaseId).Select(held => held.MinBy(one => one.RecordedAt)!).Where(held => Here(held.RecordedAt)))
            yield return (ReleaseTables.Agreed, agreed.By.ToString(), "");
        foreach (var reached in Contacts.Where(held => held.Reached).GroupBy(held => held.CaseId).Select(held => held.MinBy(one => one.RecordedAt)!).Where(held => Here(held.RecordedAt)))
        {
            var taken = events.Find(happened => happened.CaseId == reached.CaseId && happened.Kind == CaseEventKind.LeadAccepted);
            yield return (ReleaseTables.Reached, taken is null ? "in-time" : InTime(UkTime.LocalDate(taken.At), reached.On, limits.FirstContactDays), "");
        }

        foreach (var started in events.Where(happened => happened.Kind == CaseEventKind.SupportStarted).GroupBy(happened => happened.CaseId).Where(held => Here(held.First().At)))
            yield return (ReleaseTables.Supported, "started", "");
        foreach (var code in Conversations.Where(held => Here(held.RecordedAt)).SelectMany(held => held.NeedCodes.Distinct())) yield return (ReleaseTables.Needs, code, "");
        foreach (var gap in Gaps.Where(held => Here(held.RecordedAt)))
        {
            yield return (ReleaseTables.Gaps, gap.NeedCode, "");
            yield return (ReleaseTables.GapsInWelsh, gap.InWelsh ? "in-welsh" : "not-in-welsh", "");
        }

        Intervention Of(CaseEvent happened) => Support.Find(held => held.Id == happened.InterventionId)!;
        foreach (var offered in Support.GroupBy(held => (held.CaseId, held.Service.Kind)).Where(held => Here(held.Min(one => one.OfferedAt)))) yield return (ReleaseTables.Offered, offered.Key.Kind.ToString(), "");
        foreach (var (table, kind) in new[] { (ReleaseTables.Accepted, CaseEventKind.InterventionAccepted), (ReleaseTables.Attended, CaseEventKind.InterventionStarted) })
            foreach (var first in events.Where(happened => happened.Kind == kind).GroupBy(happened => (happened.CaseId, Of(happened).Service.Kind)).Where(held => Here(held.First().At)))
                yield return (table, first.Key.Kind.ToString(), "");
        foreach (var first in events.Where(happened => happened.Kind == CaseEventKind.InterventionWaits).GroupBy(happened => happened.InterventionId).Where(held => Here(held.First().At)))
            yield return (ReleaseTables.Waits, Of(first.First()).Service.Kind.ToString(), "");
        foreach (var begun in events.Where(happened => happened.Kind == CaseEventKind.InterventionStarted).GroupBy(happened => happened.InterventionId).Where(held => Here(held.First().At)).Select(held => Of(held.First())))
            if (People.First(person => person.Id == begun.SubjectId).SpokenLanguage == ContactLanguage.Welsh)
                yield return (ReleaseTables.Welsh, begun.Service.Welsh == YoungFutures.Domain.Services.WelshMedium.None ? "not-in-welsh" : "in-welsh", "");
        foreach (var ended in events.Where(happened => happened.Kind == CaseEventKind.InterventionEnded && Here(happened.At)))
            yield return (ReleaseTables.Endings, ended.Ending is InterventionStatus.Completed or InterventionStatus.HandedOver ? "completed" : ended.Barrier?.ToString() ?? "Other", "");

        foreach (var closed in events.Where(happened => happened.Kind == CaseEventKind.Closed && Here(happened.At)))
        {
            if (closed.Reason is ClosingReason.Signposted or ClosingReason.Redirected or ClosingReason.NoFurtherAction) continue;
            yield return (ReleaseTables.Closings, closed.Reason!.Value.ToString(), "");
            if (!events.Exists(happened => happened.CaseId == closed.CaseId && happened.Kind == CaseEventKind.SupportStarted && happened.At < closed.At)) continue;
            var scores = Measures.Where(held => held.CaseId == closed.CaseId && held.Measured == Measured.Goal && Before(held.RecordedAt) && !Before(held.StruckAt)).ToList();
            var ways = (from first in scores
                        where first.Point == MeasurePoint.Start
                        join last in scores.Where(held => held.Point == MeasurePoint.End) on first.GoalId equals last.GoalId
                        select last.Score - first.Score).ToList();
            yield return (ReleaseTables.Distance, ways is [] ? "not-known" : ways.Average() switch { < 0 => "worse", 0 => "same", >= 3 => "much-better", _ => "some-better" }, "");
        }

        foreach (var check in After)
        {
            var table = check.Months switch { 3 => ReleaseTables.After3, 6 => ReleaseTables.After6, _ => ReleaseTables.After12 };
            if (Here(check.AnsweredAt)) yield return (table, check.Holding!.Value.ToString(), "");
            else if (Here(check.EndedAt) && check.State is AfterState.NotReached) yield return (table, "not-reached", "");
            else if (Here(check.EndedAt) && check.State is AfterState.Refused) yield return (table, "refused", "");
        }

        foreach (var action in Actions.Where(held => month.Contains(held.TargetOn)))
        {
            var over = Before(action.EndedAt);
            if (over && action.Status is ActionStatus.Cancelled or ActionStatus.Transferred or ActionStatus.NotPossible && over) continue;
            var kept = over && action.Status == ActionStatus.NotDone ? "not-done"
                : over && action.Status == ActionStatus.Done && UkTime.LocalDate(action.EndedAt!.Value) <= action.TargetOn ? "on-time" : "late";
            yield return (ReleaseTables.AgencyActions, Agency(action.AgencyId), kept);
            yield return (ReleaseTables.Actions, kept, "");
        }

        foreach (var check in Checks.Where(held => Here(held.AskedAt) && !Before(held.UnassignedAt)))
            yield return (ReleaseTables.AgencyChecks, Agency(check.AgencyId), !Before(check.ReturnedAt) ? "not-returned" : check.MissedOn is null ? "on-time" : "late");
        foreach (var there in Meetings.Where(held => held.Status is MeetingStatus.Held or MeetingStatus.Locked && Here(held.StartsAt) && Before(held.HeldAt)).SelectMany(held => held.Attendance))
            yield return (ReleaseTables.AgencyAttendance, Agency(there.AgencyId), there.Presence.ToString());
    }

    /// <summary>The whole days of each stretch that ended in a month.</summary>
    public IEnumerable<(string Name, int Days)> Days(ReleasePeriod month)
    {
        bool Here(DateTime? at) => at is { } moment && month.Contains(UkTime.LocalDate(moment));
        int Between(DateTime from, DateTime to) => UkTime.LocalDate(to).DayNumber - UkTime.LocalDate(from).DayNumber;
        DateTime? FirstReferral(Guid caseId) => Referrals.Where(held => held.CaseId == caseId).Min(held => held.SubmittedAt);

        foreach (var referral in Referrals.Where(held => held.SubmittedAt is not null))
            if ((referral.Status == ReferralStatus.Withdrawn ? referral.EndedAt : referral.ScreenedAt) is { } ended && Here(ended)) yield return (ReleaseTables.DaysToScreening, Between(referral.SubmittedAt!.Value, ended));
        foreach (var decided in Decisions.GroupBy(held => held.CaseId))
            if (decided.Min(held => held.RecordedAt) is var first && Here(first) && FirstReferral(decided.Key) is { } since) yield return (ReleaseTables.DaysToDecision, Between(since, first));
        foreach (var done in FirstActions().Where(held => Here(held.At))) yield return (ReleaseTables.DaysToFirstAction, Between(done.Decided, done.At));
        foreach (var reached in Contacts.Where(held => held.Reached).GroupBy(held => held.CaseId).Select(held => held.MinBy(one => one.RecordedAt)!).Where(held => Here(held.RecordedAt)))
            if (FirstReferral(reached.CaseId) is { } since && reached.On >= UkTime.LocalDate(since)) yield return (ReleaseTables.DaysToFirstContact, reached.On.DayNumber - UkTime.LocalDate(since).DayNumber);
        foreach (var begun in Events.Where(happened => happened.Kind == CaseEventKind.InterventionStarted).GroupBy(happened => happened.InterventionId))
            if (Here(begun.Min(happened => happened.At)) && Support.Find(held => held.Id == begun.Key) is { StartedOn: { } on } support && on >= UkTime.LocalDate(support.OfferedAt))
                yield return (ReleaseTables.DaysToFirstSession, on.DayNumber - UkTime.LocalDate(support.OfferedAt).DayNumber);
    }

    private string Agency(Guid id) => Agencies.Contains(id) ? id.ToString() : "other";

    private IEnumerable<(DateTime Decided, DateTime At)> FirstActions() =>
        from done in Actions.Where(held => held.Status == ActionStatus.Done).GroupBy(held => held.CaseId)
        let first = done.Min(held => held.EndedAt)!.Value
        let decided = Decisions.Where(held => held.CaseId == done.Key).Select(held => (DateTime?)held.RecordedAt).Min()
        where decided <= first
        select (decided.Value, first);

    private static string InTime(DateOnly from, DateOnly to, int workingDays) => to <= WorkingCalendar.EnglandAndWales.Add(from, workingDays) ? "in-time" : "late";

    private static string AgeBandOf(int? age) => age switch { null => "Unknown", < 10 => "Under10", <= 13 => "From10To13", <= 15 => "From14To15", <= 17 => "From16To17", _ => "From18" };

    private static string Group(string? code) => code switch
    {
        "W1" or "W2" or "W3" or "W4" or "W9" => "white",
        "M1" or "M2" or "M3" or "M9" => "mixed",
        "A1" or "A2" or "A3" or "A4" or "A9" => "asian",
        "B1" or "B2" or "B9" => "black",
        "O1" or "O9" => "other",
        _ => "not-known",
    };
}

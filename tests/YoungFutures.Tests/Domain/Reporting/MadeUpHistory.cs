using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>What a made-up panel did, day by day, through the records' own verbs; and the true figures of it, counted in plain loops.</summary>
/// <param name="referredADay">One more than the most referrals of one day.</param>
public sealed class MadeUpHistory(Panel panel, Agency agency, Guid coordinator, int seed, int referredADay = 3, string? prefix = null)
{
    private readonly Random chance = new(seed);
    private readonly List<PanelMeeting> meetings = [];

    public List<Referral> Referrals { get; } = [];
    public List<Case> Cases { get; } = [];
    public List<Decision> Decisions { get; } = [];
    public List<SupportAction> Actions { get; } = [];

    public IEnumerable<object> Records => [.. Cases.Select(@case => @case.YoungPerson), .. Cases, .. Referrals, .. meetings, .. Actions];

    public MadeUpHistory Live(DateOnly first, DateOnly last)
    {
        var quorum = new Quorum(true, [], []);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            // Half an hour either side of midnight as well: where a day begins in summer decides which month it is.
            for (var i = chance.Next(referredADay); i > 0; i--)
                Refer(At(day, chance.Next(4) == 0 ? 23.5 : chance.Next(4) == 0 ? 0.5 : 10));

            if (day.Day is 8 or 22)
            {
                var act = At(day, 14);
                var waiting = Cases.Where(@case => @case.WaitsForFirstMeeting && @case.OpenedAt < act.At).Take(14).ToList();
                var meeting = new PanelMeeting(act, act.At, 120, null, null, null);
                foreach (var @case in waiting) meeting.Add(act, @case, 10);
                meeting.Publish(act, []);
                meetings.Add(meeting);
                foreach (var item in meeting.Items)
                {
                    var outcome = (DecisionOutcome)chance.Next(6);
                    Decisions.Add(new Decision(act, item, outcome, "Because.", null, agency.Id, null, null, day.AddDays(30), null, quorum, null, null));
                    if (outcome == DecisionOutcome.Adopted)
                        for (var i = chance.Next(4); i > 0; i--)
                            Actions.Add(new SupportAction(act, item.Case, agency, null, "Something", day.AddDays(chance.Next(5, 60)), null));
                }
            }

            foreach (var @case in Cases.Where(@case => @case.Status == CaseStatus.Engaging && @case.AdoptedAt < At(day, 0).At && chance.Next(10) == 0).ToList())
            {
                var act = At(day, 23.5);
                @case.AcceptLead(act, coordinator);
                @case.RecordAgreement(act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, act.Today);
                @case.StartSupport(act);
            }

            foreach (var action in Actions.Where(action => action.IsOpen && chance.Next(25) == 0).ToList())
                if (chance.Next(6) == 0) action.LeaveUndone(At(day, 16), "No.");
                else if (chance.Next(8) == 0) action.FindNotPossible(At(day, 16), "They moved.");
                else action.Finish(At(day, 23.5), "Yes.");
        }

        return this;
    }

    public Dictionary<string, int> Sources(ReleasePeriod period) => Counted(Submitted(period).Select(referral => referral.Source.ToString()));

    public Dictionary<string, int> Triggers(ReleasePeriod period) => Counted(Submitted(period)
        .SelectMany(referral => referral.Triggers.Select(trigger => trigger.Code is "T99" ? ReleaseTables.OtherTrigger : trigger.Code).Distinct()));

    public Dictionary<string, int> Months(ReleasePeriod period) => Counted(Submitted(period)
        .Select(referral => ReleasePeriod.Of(PeriodKind.Month, UkTime.LocalDate(referral.SubmittedAt!.Value)).Code));

    public Dictionary<string, int> Repeats(ReleasePeriod period) => Counted(Submitted(period).Where(referral => referral.IsRepeat).Select(_ => ReleaseTables.Repeat));

    public Dictionary<string, int> Outcomes(ReleasePeriod period) => Counted(Decisions.Where(decision => In(period, decision.RecordedAt)).Select(decision => decision.Outcome.ToString()));

    public Dictionary<string, int> Kept(ReleasePeriod period) => Counted(Actions
        .Where(action => period.Contains(action.TargetOn) && action.Status != ActionStatus.NotPossible)
        .Select(action =>
            action.Status == ActionStatus.NotDone ? ReleaseTables.NotDone
            : action.Status == ActionStatus.Done && UkTime.LocalDate(action.EndedAt!.Value) <= action.TargetOn ? ReleaseTables.OnTime
            : ReleaseTables.Late));

    public Dictionary<string, int> Stages(ReleasePeriod period) => Counted(Cases
        .Where(@case => @case.OpenedAt < period.EndsAt && !(@case.ClosedAt < period.EndsAt))
        .Select(@case =>
            @case.SupportStartedAt < period.EndsAt ? ReleaseTables.Supporting
            : @case.AdoptedAt < period.EndsAt ? ReleaseTables.Engaging
            : Decisions.Any(decision => decision.CaseId == @case.Id && decision.Outcome == DecisionOutcome.SupportInPlace && decision.RecordedAt < period.EndsAt) ? ReleaseTables.Assured
            : ReleaseTables.Waiting));

    /// <summary>Every table of a release under its name, with the true figures.</summary>
    public Dictionary<string, Dictionary<string, int>> Truth(ReleasePeriod period)
    {
        var truth = new Dictionary<string, Dictionary<string, int>>
        {
            [ReleaseTables.Sources] = Sources(period), [ReleaseTables.Triggers] = Triggers(period), [ReleaseTables.Repeats] = Repeats(period),
            [ReleaseTables.Decisions] = Outcomes(period), [ReleaseTables.Actions] = Kept(period), [ReleaseTables.Stages] = Stages(period),
        };
        if (period.Kind != PeriodKind.Month) truth[ReleaseTables.Months] = Months(period);
        return truth;
    }

    /// <summary>The true medians; nothing for fewer than ten.</summary>
    public Dictionary<string, int?> Medians(ReleasePeriod period) => new()
    {
        [ReleaseTables.DaysToScreening] = Median(Referrals.Where(referral => In(period, referral.ScreenedAt)).Select(referral => Days(referral.SubmittedAt, referral.ScreenedAt))),
        [ReleaseTables.DaysToDecision] = Median(
            from decided in Decisions.GroupBy(decision => decision.CaseId)
            let first = decided.Min(decision => decision.RecordedAt)
            where In(period, first)
            select Days(Referrals.Where(referral => referral.CaseId == decided.Key).Min(referral => referral.SubmittedAt), first)),
        [ReleaseTables.DaysToFirstAction] = Median(
            from done in Actions.Where(action => action.Status == ActionStatus.Done).GroupBy(action => action.CaseId)
            let first = done.Min(action => action.EndedAt)
            where In(period, first)
            select Days(Decisions.Where(decision => decision.CaseId == done.Key).Min(decision => decision.RecordedAt), first)),
    };

    private IEnumerable<Referral> Submitted(ReleasePeriod period) => Referrals.Where(referral => In(period, referral.SubmittedAt));

    private void Refer(Act act)
    {
        var referral = new Referral(act, null)
        {
            Source = (ReferralSource)Math.Min(4, chance.Next(9)), ReferrerName = "Somebody", WhatHappened = "Seen.", ConcernCodes = ["C01"], StrengthCodes = ["P01"], FamilyAware = FamilyAware.Both,
        };
        referral.Call("Mabli", "Wyn", null, null);
        referral.AnswerImmediateRisk(Answer.No, act);
        referral.SaveStep(DraftStep.YoungPerson, complete: true, act.At);
        referral.SaveStep(DraftStep.Reasons, complete: true, act.At);
        foreach (var code in new[] { "T01", "T04", "T04", "T99" })
            if (chance.Next(3) == 0)
                referral.AddTrigger(code, "Seen.", null, null);
        referral.Submit(act, $"R-{prefix ?? panel.Code}-{Referrals.Count}", safeguardingConfirmed: false);
        Referrals.Add(referral);

        var later = act with { At = act.At.AddDays(chance.Next(5)) };
        if (chance.Next(4) == 0)
        {
            referral.FindNotEligible(later, "No.");
            return;
        }

        var @case = new Case(later, new YoungPerson(panel.Id, "Test", "Case"), $"C-{prefix ?? panel.Code}-{Cases.Count}", "Summary", null, later.Today, isRepeat: chance.Next(8) == 0);
        Cases.Add(@case);
        @case.Referrals.Add(referral);
        referral.Accept(later, @case);
    }

    private Act At(DateOnly day, double hour) => new(coordinator, null, UkTime.StartOf(day).AddHours(hour), panel);

    private static bool In(ReleasePeriod period, DateTime? moment) => moment is { } at && period.Contains(UkTime.LocalDate(at));

    private static int Days(DateTime? from, DateTime? to) => UkTime.LocalDate(to!.Value).DayNumber - UkTime.LocalDate(from!.Value).DayNumber;

    private static Dictionary<string, int> Counted(IEnumerable<string> codes) => codes.GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count());

    private static int? Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count < 10 ? null : (int)Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m, MidpointRounding.AwayFromZero);
    }
}

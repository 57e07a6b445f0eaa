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

    /// <summary>Every table of a release under its name, with the true figures of its rows.</summary>
    public Dictionary<string, Dictionary<string, int>> Truth(ReleasePeriod period)
    {
        var plain = Plain();
        var truth = period.Months.SelectMany(plain.Counted).GroupBy(one => one.Table).ToDictionary(table => table.Key, table => Counted(table.Select(one => one.Row)));
        Dictionary<string, int> Of(string table) => truth.TryGetValue(table, out var rows) ? rows : truth[table] = [];
        int All(string table) => Of(table).Values.Sum();

        if (period.Kind != PeriodKind.Month)
            truth[ReleaseTables.Months] = period.Months.ToDictionary(month => month.Code, month => plain.Counted(month).Count(one => one.Table == ReleaseTables.Sources));
        string[] byDecision = ["Signposted", "Redirected", "NoFurtherAction"];
        truth[ReleaseTables.ClosedBecause] = Of(ReleaseTables.Closings).Concat(Of(ReleaseTables.Decisions).Where(row => byDecision.Contains(row.Key))).ToDictionary();
        truth[ReleaseTables.Funnel] = new()
        {
            ["received"] = All(ReleaseTables.Sources),
            ["screened-out"] = All(ReleaseTables.Screenings) - Of(ReleaseTables.Screenings).GetValueOrDefault("accepted"),
            ["opened"] = All(ReleaseTables.Care),
            ["heard"] = All(ReleaseTables.Heard),
            ["adopted"] = Of(ReleaseTables.Decisions).GetValueOrDefault("Adopted"),
            ["agreed"] = All(ReleaseTables.Agreed),
            ["supported"] = All(ReleaseTables.Supported),
            ["closed"] = All(ReleaseTables.ClosedBecause),
            ["closed-with-progress"] = Of(ReleaseTables.Distance).GetValueOrDefault("some-better") + Of(ReleaseTables.Distance).GetValueOrDefault("much-better"),
        };
        truth[ReleaseTables.Answers] = new()
        {
            ["agreed"] = All(ReleaseTables.Agreed), ["declined"] = Of(ReleaseTables.Closings).GetValueOrDefault("Declined"), ["not-reached"] = Of(ReleaseTables.Closings).GetValueOrDefault("NotReached"),
        };
        truth[ReleaseTables.NotKnown] = new()
        {
            ["age-not-known"] = Of(ReleaseTables.Ages).GetValueOrDefault("Unknown"), ["sex-not-known"] = Of(ReleaseTables.Sexes).GetValueOrDefault("NotKnown"),
            ["ethnicity-not-known"] = Of(ReleaseTables.Ethnicities).GetValueOrDefault("not-known"), ["language-not-known"] = Of(ReleaseTables.Languages).GetValueOrDefault("NotKnown"),
            ["care-not-known"] = Of(ReleaseTables.Care).GetValueOrDefault("not-known"), ["learning-needs-not-known"] = Of(ReleaseTables.Learning).GetValueOrDefault("not-known"),
            ["no-area"] = Of(ReleaseTables.Lacking).GetValueOrDefault("no-area"), ["no-day"] = Of(ReleaseTables.Lacking).GetValueOrDefault("no-day"),
            ["family-awareness-not-known"] = Of(ReleaseTables.Lacking).GetValueOrDefault("family-awareness-not-known"),
        };
        foreach (var name in AllTables) _ = Of(name);
        return truth;
    }

    /// <summary>The true medians, and ninetieth percentiles, of ten or more; nothing for fewer.</summary>
    public Dictionary<string, int?> Medians(ReleasePeriod period)
    {
        var days = period.Months.SelectMany(Plain().Days).ToLookup(one => one.Name, one => one.Days);
        string[] names = [ReleaseTables.DaysToScreening, ReleaseTables.DaysToDecision, ReleaseTables.DaysToFirstContact, ReleaseTables.DaysToFirstSession, ReleaseTables.DaysToFirstAction];
        return names.SelectMany(name => new[] { (name, Median(days[name])), (name + "-ninetieth", Ninetieth(days[name])) }).ToDictionary();
    }

    private static readonly string[] AllTables = [.. typeof(ReleaseTables).GetFields().Select(field => (string)field.GetValue(null)!).Where(name => name.Contains('-', StringComparison.Ordinal))];

    private PlainCounts Plain() => new()
    {
        PanelId = panel.Id, Settings = panel.SettingsHistory, Referrals = Referrals, Cases = Cases, People = [.. Cases.Select(@case => @case.YoungPerson)], Events = [.. Cases.SelectMany(@case => @case.Events)],
        Decisions = Decisions, Actions = Actions, Agreements = [.. Cases.SelectMany(@case => @case.Agreements)], Contacts = [.. Cases.SelectMany(@case => @case.ContactAttempts)],
        Meetings = [.. meetings], Agencies = [.. panel.Agencies.Select(held => held.AgencyId)],
    };

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

    private static Dictionary<string, int> Counted(IEnumerable<string> codes) => codes.GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count());

    private static int? Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count < 10 ? null : (int)Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m, MidpointRounding.AwayFromZero);
    }

    private static int? Ninetieth(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count < 10 ? null : sorted[(int)Math.Ceiling(0.9m * sorted.Count) - 1];
    }
}

using CsCheck;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Domain.Identification;

/// <summary>Each rule on both sides of each of its limits; and what never fires.</summary>
public sealed class EvaluationTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly AgeRange Ages = new(10, 17);
    private static readonly Guid Police = Guid.CreateVersion7(), Education = Guid.CreateVersion7(), Council = Guid.CreateVersion7();

    private static RuleSet Shipped => RuleSet.Shipped(Guid.CreateVersion7(), DateTime.UnixEpoch);

    private static SignalFacts Of(SignalKind kind, DateOnly on, Guid? agency = null) => agency == Education
        ? new(Guid.CreateVersion7(), Education, Sector.Education, kind, on)
        : agency == Council ? new(Guid.CreateVersion7(), Council, Sector.ChildrensServices, kind, on)
        : new(Guid.CreateVersion7(), Police, Sector.Police, kind, on) { Role = PoliceRole.Suspect, Standing = RecordStanding.Stands };

    private static SignalFacts Ago(SignalKind kind, int days, Guid? agency = null) => Of(kind, Today.AddDays(-days), agency);

    private static SignalFacts Crime(int daysAgo, string? reference = null) => Ago(SignalKind.Crime, daysAgo) with { Reference = reference ?? Guid.NewGuid().ToString("N") };

    private static Evaluation Look(params SignalFacts[] signals) => Evaluation.Of(signals, Shipped, Ages, Today);

    private static RuleSet With(Rule rule, Thresholds thresholds, bool isOn = true, bool isSufficient = true)
    {
        var panel = new Scene().Act;
        var draft = Shipped.Next(2, panel);
        draft.Change(rule, isOn, isSufficient, thresholds);
        return draft;
    }

    [Theory]
    [InlineData(90, 455, true)]
    [InlineData(91, 100, false)]
    [InlineData(0, 365, true)]
    [InlineData(0, 366, false)]
    [InlineData(90, 456, false)]
    public void T01_asks_for_two_crimes_at_most_365_days_apart_the_later_within_90_days(int later, int earlier, bool fires) =>
        Assert.Equal(fires, Look(Crime(later), Crime(earlier)).Fired(Rule.T01));

    [Fact]
    public void T01_counts_one_crime_once_however_often_its_reference_comes()
    {
        Assert.False(Look(Crime(3, "NWP/1"), Crime(40, " nwp/1 ")).Fired(Rule.T01));
        Assert.True(Look(Crime(3, "NWP/1"), Crime(40, "NWP/2")).Fired(Rule.T01));
        Assert.False(Look(Crime(3)).Fired(Rule.T01));
        // Passed on by another agency it is still one crime.
        Assert.False(Look(Crime(3, "NWP/1"), Crime(3, "NWP/1") with { AgencyId = Council, Sector = Sector.YouthJustice }).Fired(Rule.T01));
    }

    [Fact]
    public void T01_without_a_reference_needs_different_records_on_different_days()
    {
        var one = Crime(3) with { Reference = null, SourceKey = "a" };
        Assert.True(Look(one, one with { Id = Guid.NewGuid(), SourceKey = "b", OccurredOn = Today.AddDays(-4) }).Fired(Rule.T01));
        Assert.False(Look(one, one with { Id = Guid.NewGuid(), SourceKey = "b" }).Fired(Rule.T01));
        Assert.False(Look(one, one with { Id = Guid.NewGuid(), OccurredOn = Today.AddDays(-4) }).Fired(Rule.T01));
        Assert.False(Look(one, Crime(3)).Fired(Rule.T01));
    }

    [Fact]
    public void T01_finds_an_older_group_that_is_recent_enough_as_well()
    {
        var rules = With(Rule.T01, new(Count: 3, Days: 365, RecentDays: 90));
        Assert.True(Evaluation.Of([Crime(0), Crime(60), Crime(400), Crime(410)], rules, Ages, Today).Fired(Rule.T01));
    }

    [Theory]
    [InlineData(Rule.T02, 22, 2026, 8, 18, true)]
    [InlineData(Rule.T02, 22, 2026, 8, 17, false)]
    [InlineData(Rule.T02, 20, 2026, 11, 18, true)]
    [InlineData(Rule.T02, 21, 2026, 11, 1, true)]
    [InlineData(Rule.T02, 23, 2026, 11, 1, true)]
    [InlineData(Rule.T02, 8, 2026, 11, 1, false)]
    [InlineData(Rule.T02, 16, 2026, 11, 1, false)]
    [InlineData(Rule.T02, 22, 2026, 11, 19, false)]
    [InlineData(Rule.T03, 8, 2026, 8, 18, true)]
    [InlineData(Rule.T03, 8, 2026, 8, 17, false)]
    [InlineData(Rule.T03, 22, 2026, 11, 1, false)]
    public void T02_and_T03_ask_for_an_outcome_within_three_months(Rule rule, int outcome, int year, int month, int day, bool fires) =>
        Assert.Equal(fires, Look(Crime(200) with { Outcome = outcome, OutcomeOn = new DateOnly(year, month, day) }).Fired(rule));

    [Theory]
    [InlineData(2026, 5, 18, true)]
    [InlineData(2026, 5, 17, false)]
    public void T04_asks_for_two_incidents_within_six_months(int year, int month, int day, bool fires)
    {
        var second = Of(SignalKind.AntiSocialBehaviour, new(year, month, day));
        Assert.Equal(fires, Look(Ago(SignalKind.AntiSocialBehaviour, 1), second).Fired(Rule.T04));
        Assert.False(Look(second).Fired(Rule.T04));
    }

    [Fact]
    public void T04_fires_on_any_order_that_has_not_long_ended()
    {
        Assert.True(Look(Ago(SignalKind.BehaviourOrder, 900)).Fired(Rule.T04));
        Assert.True(Look(Ago(SignalKind.BehaviourOrder, 900) with { EndedOn = new(2026, 5, 18) }).Fired(Rule.T04));
        Assert.False(Look(Ago(SignalKind.BehaviourOrder, 900) with { EndedOn = new(2026, 5, 17) }).Fired(Rule.T04));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void T05_asks_for_two_episodes_within_90_days(int days, bool fires)
    {
        var missing = Ago(SignalKind.MissingEpisode, days) with { Role = null };
        Assert.Equal(fires, Look(missing, Ago(SignalKind.MissingEpisode, 1)).Fired(Rule.T05));
        Assert.False(Look(missing).Fired(Rule.T05));
    }

    [Fact]
    public void T06_is_for_what_does_not_reach_the_threshold_and_X06_for_what_does()
    {
        var concern = Ago(SignalKind.ExploitationConcern, 300, Council);
        Assert.True(Look(concern with { StatutoryThreshold = false }).Fired(Rule.T06));
        Assert.True(Look(concern).Fired(Rule.T06));
        var above = Look(concern with { StatutoryThreshold = true });
        Assert.False(above.Fired(Rule.T06));
        Assert.True(above.Fired(Rule.X06));
        Assert.Equal(Place.Statutory, above.Place);
        Assert.True(above.Raises);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5.5, true)]
    [InlineData(6, true)]
    public void T07_asks_for_more_than_five_days(double days, bool fires) =>
        Assert.Equal(fires, Look(Ago(SignalKind.FixedExclusion, 10, Education) with { Quantity = (decimal)days }).Fired(Rule.T07));

    [Fact]
    public void T07_fires_on_a_permanent_exclusion() => Assert.True(Look(Ago(SignalKind.PermanentExclusion, 10, Education)).Raises);

    [Theory]
    [InlineData(2025, 11, 18, true)]
    [InlineData(2025, 11, 17, false)]
    public void T07_counts_three_shorter_ones_in_a_year_and_they_only_support(int year, int month, int day, bool fires)
    {
        SignalFacts Short(DateOnly on) => Of(SignalKind.FixedExclusion, on, Education) with { Quantity = 3 };
        var found = Look(Short(Today), Short(Today.AddDays(-30)), Short(new(year, month, day)));
        Assert.Equal(fires, found.Fired(Rule.T07Shorter));
        Assert.False(found.Fired(Rule.T07));
        Assert.False(found.Raises);
        Assert.False(Look(Short(Today), Short(Today.AddDays(-30))).Fired(Rule.T07Shorter));
    }

    [Theory]
    [InlineData(89.99, true)]
    [InlineData(90, false)]
    public void T08_asks_for_less_than_90_per_cent_of_the_last_term(double attended, bool fires)
    {
        var last = Ago(SignalKind.Attendance, 120, Education) with { EndedOn = Today.AddDays(-30), Quantity = (decimal)attended };
        Assert.Equal(fires, Look(last).Fired(Rule.T08));
        // An earlier term says nothing any more, and one that goes on nothing yet.
        var before = Ago(SignalKind.Attendance, 240, Education) with { EndedOn = Today.AddDays(-150), Quantity = 40 };
        Assert.Equal(fires, Look(last, before).Fired(Rule.T08));
        Assert.Equal(fires, Look(last, Ago(SignalKind.Attendance, 20, Education) with { EndedOn = Today.AddDays(1), Quantity = 10 }).Fired(Rule.T08));
        Assert.False(Look(last).Raises);
    }

    [Fact]
    public void T09_fires_on_a_weapon_whoever_records_it()
    {
        Assert.True(Look(Ago(SignalKind.Weapon, 10, Education)).Raises);
        Assert.True(Look(Ago(SignalKind.Weapon, 10)).Raises);
        Assert.False(Look(Ago(SignalKind.Weapon, 10) with { Role = PoliceRole.Victim }).Fired(Rule.T09));
    }

    [Theory]
    [InlineData(2026, 8, 18, true)]
    [InlineData(2026, 8, 17, false)]
    public void T10_fires_within_three_months_and_only_supports(int year, int month, int day, bool fires)
    {
        var found = Look(Of(SignalKind.Investigation, new(year, month, day)));
        Assert.Equal(fires, found.Fired(Rule.T10));
        Assert.False(found.Raises);
    }

    [Fact]
    public void T11_asks_for_a_concern_and_a_strength()
    {
        var concern = Ago(SignalKind.ProfessionalConcern, 10, Education) with { ConcernCodes = ["C01"], StrengthCodes = ["P01"] };
        Assert.True(Look(concern).Raises);
        Assert.False(Look(concern with { StrengthCodes = [] }).Fired(Rule.T11));
        Assert.False(Look(concern with { ConcernCodes = [] }).Fired(Rule.T11));
    }

    [Fact]
    public void A_supporting_rule_raises_only_beside_a_rule_fired_by_another_agency()
    {
        var attendance = Ago(SignalKind.Attendance, 120, Education) with { EndedOn = Today.AddDays(-30), Quantity = 70 };
        SignalFacts Short(int ago) => Ago(SignalKind.FixedExclusion, ago, Education) with { Quantity = 2 };
        Assert.False(Look(attendance, Short(1), Short(30), Short(60)).Raises);
        Assert.True(Look(attendance, Ago(SignalKind.Investigation, 10)).Raises);
        // Two agencies' records of one rule are one rule.
        Assert.False(Look(attendance, attendance with { Id = Guid.NewGuid(), AgencyId = Council }).Raises);
        // A flag is no rule that finds.
        Assert.False(Look(attendance, Ago(SignalKind.SocialWorker, 10, Council)).Raises);
    }

    public static TheoryData<PoliceRole?, RecordStanding?> NeverOfPolice()
    {
        var never = new TheoryData<PoliceRole?, RecordStanding?>();
        foreach (var role in new PoliceRole?[] { PoliceRole.Victim, PoliceRole.Witness, PoliceRole.Involved, null }) never.Add(role, RecordStanding.Stands);
        foreach (var standing in new RecordStanding?[] { RecordStanding.Eliminated, RecordStanding.MistakenIdentity, RecordStanding.Cancelled, null }) never.Add(PoliceRole.Suspect, standing);
        return never;
    }

    [Theory]
    [MemberData(nameof(NeverOfPolice))]
    public void Nothing_that_somebody_did_fires_on_another_part_or_on_a_record_that_does_not_stand(PoliceRole? role, RecordStanding? standing)
    {
        SignalKind[] kinds = [SignalKind.Crime, SignalKind.AntiSocialBehaviour, SignalKind.BehaviourOrder, SignalKind.Weapon, SignalKind.Investigation];
        var signals = kinds.SelectMany(kind => Enumerable.Range(1, 4).Select(days => Ago(kind, days) with { Role = role, Standing = standing, Outcome = days % 2 == 0 ? 8 : 22, Reference = $"{kind}{days}" })).ToArray();
        Assert.Empty(Look(signals).Findings);
        Assert.NotEmpty(Look([.. signals.Select(signal => signal with { Role = PoliceRole.Suspect, Standing = RecordStanding.Stands })]).Findings);
    }

    [Theory]
    [InlineData(PoliceRole.Victim, RecordStanding.Stands)]
    [InlineData(PoliceRole.Witness, RecordStanding.Stands)]
    [InlineData(PoliceRole.Involved, RecordStanding.Stands)]
    [InlineData(null, RecordStanding.Cancelled)]
    [InlineData(null, RecordStanding.MistakenIdentity)]
    public void Nothing_that_happened_to_somebody_fires_on_them_either(PoliceRole? role, RecordStanding standing)
    {
        SignalKind[] kinds = [SignalKind.MissingEpisode, SignalKind.ExploitationConcern, SignalKind.ProfessionalConcern, SignalKind.PermanentExclusion];
        foreach (var sector in new[] { Sector.Police, Sector.ChildrensServices })
            Assert.Empty(Look([.. kinds.SelectMany(kind => Enumerable.Range(1, 3).Select(days => Ago(kind, days) with { Sector = sector, Role = role, Standing = standing, ConcernCodes = ["C01"], StrengthCodes = ["P01"] }))]).Findings);
    }

    [Fact]
    public void What_was_withdrawn_replaced_or_not_taken_in_never_fires() => Assert.Empty(Look(Crime(1) with { Counts = false }, Crime(30) with { Counts = false }, Ago(SignalKind.RiskOfHarm, 1, Council) with { Counts = false }).Findings);

    [Fact]
    public void What_is_dated_in_the_future_waits_for_its_day()
    {
        var found = Look(Crime(30), Crime(-5));
        Assert.False(found.Raises);
        Assert.Equal(Today.AddDays(5), found.AgainOn);
        Assert.Null(Look(Crime(30)).AgainOn);
    }

    [Theory]
    [InlineData(SignalKind.YouthJusticeOrder, Rule.X01, Place.KeptOut)]
    [InlineData(SignalKind.LookedAfter, Rule.X02, Place.Redirect)]
    [InlineData(SignalKind.ChildProtection, Rule.X02, Place.Redirect)]
    [InlineData(SignalKind.SocialWorker, Rule.X03, Place.Ordinary)]
    [InlineData(SignalKind.LeadPractitioner, Rule.X04, Place.Ordinary)]
    [InlineData(SignalKind.RiskOfHarm, Rule.X06, Place.Statutory)]
    [InlineData(SignalKind.RadicalisationConcern, Rule.X07, Place.Statutory)]
    public void What_is_so_today_keeps_out_redirects_or_is_a_flag(SignalKind kind, Rule rule, Place place)
    {
        var weapon = Ago(SignalKind.Weapon, 10, Education);
        var state = Ago(kind, 100, Council);
        var found = Look(weapon, state);
        Assert.True(found.Fired(rule));
        Assert.Equal(place, found.Place);
        Assert.True(Look(weapon, state with { EndedOn = Today }).Fired(rule));
        Assert.False(Look(weapon, state with { EndedOn = Today.AddDays(-1) }).Fired(rule));
        Assert.False(Look(weapon, Ago(kind, -1, Council)).Fired(rule));
        Assert.Equal(place == Place.Statutory, Look(state).Raises);
    }

    [Fact]
    public void A_child_at_risk_goes_to_the_statutory_service_whatever_their_part_in_a_police_record() =>
        Assert.Equal(Place.Statutory, Look(Ago(SignalKind.RiskOfHarm, 1) with { Role = PoliceRole.Victim }, Ago(SignalKind.YouthJusticeOrder, 5, Council), Ago(SignalKind.LookedAfter, 5, Council)).Place);

    [Theory]
    [InlineData(2016, 11, 18, false)]
    [InlineData(2016, 11, 19, true)]
    [InlineData(2008, 11, 19, false)]
    [InlineData(2008, 11, 18, true)]
    public void X05_goes_by_the_age_on_the_day(int year, int month, int day, bool fires)
    {
        var found = Look(Ago(SignalKind.Weapon, 10, Education) with { BornOn = new(year, month, day) });
        Assert.Equal(fires, found.Fired(Rule.X05));
        Assert.Equal(fires ? Place.KeptOut : Place.Ordinary, found.Place);
    }

    [Fact]
    public void X05_goes_by_the_birth_date_that_most_records_give_and_without_one_keeps_nobody_out()
    {
        var child = new DateOnly(2012, 3, 4);
        SignalFacts Born(DateOnly on, int ago) => Ago(SignalKind.Weapon, ago, Education) with { BornOn = on };
        Assert.False(Look(Born(child, 10), Born(child, 9), Born(new(1990, 3, 4), 1)).Fired(Rule.X05));
        Assert.False(Look(Ago(SignalKind.Weapon, 1, Education)).Fired(Rule.X05));
    }

    [Theory]
    [InlineData(2028, 5, 31, 3, 2028, 2, 29)]
    [InlineData(2027, 5, 31, 3, 2027, 2, 28)]
    [InlineData(2028, 2, 29, 12, 2027, 2, 28)]
    [InlineData(2026, 3, 1, 1, 2026, 2, 1)]
    [InlineData(2, 1, 15, 120, 1, 1, 1)]
    public void Months_are_those_of_the_calendar_and_end_with_its_last_day(int year, int month, int day, int months, int toYear, int toMonth, int toDay) =>
        Assert.Equal(new DateOnly(toYear, toMonth, toDay), Evaluation.MonthsBefore(new(year, month, day), months));

    [Fact]
    public void A_rule_that_is_off_never_fires_and_a_supporting_one_can_be_made_sufficient()
    {
        Assert.Empty(Evaluation.Of([Ago(SignalKind.Weapon, 1)], With(Rule.T09, new(), isOn: false), Ages, Today).Findings);
        Assert.True(Evaluation.Of([Ago(SignalKind.Investigation, 1)], With(Rule.T10, new(Months: 3)), Ages, Today).Raises);
    }

    private static readonly Gen<SignalFacts> AnySignal =
        Gen.Select(Gen.Int[0, 2], Gen.Enum<SignalKind>(), Gen.Int[-20, 900], Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 23], Gen.Int[-5, 120], Gen.Int[-400, 60])
            .Select((agency, kind, ago, role, standing, outcome, quantity, ended) => Ago(kind, ago, agency == 0 ? Police : agency == 1 ? Education : Council) with
            {
                Role = role == 4 ? null : (PoliceRole)role, Standing = standing > 3 ? null : (RecordStanding)standing, Outcome = outcome == 0 ? null : outcome, Quantity = quantity,
                EndedOn = ended > 0 ? null : Today.AddDays(ended), Reference = outcome % 3 == 0 ? null : $"R{outcome}", ConcernCodes = ["C"], StrengthCodes = ["P"], StatutoryThreshold = quantity % 2 == 0, SourceKey = $"{quantity}",
            });

    [Fact]
    public void The_order_of_the_records_changes_nothing() => AnySignal.Array[0, 12].Sample(signals =>
    {
        var (one, other) = (Look(signals), Look([.. signals.Reverse()]));
        Assert.Equal(Read(one), Read(other));
        Assert.Equal((one.Raises, one.Place, one.AgainOn), (other.Raises, other.Place, other.AgainOn));
    });

    [Fact]
    public void A_wider_limit_never_finds_less() => Gen.Select(AnySignal.Array[0, 12], Gen.Int[1, 5], Gen.Int[0, 400], Gen.Int[0, 24], Gen.Int[0, 100]).Sample((signals, count, days, months, percent) =>
    {
        bool Fires(Rule rule, Thresholds thresholds) => Evaluation.Of(signals, With(rule, thresholds), Ages, Today).Fired(rule);
        (Rule Rule, Thresholds Narrow, Thresholds Wide)[] pairs =
        [
            (Rule.T01, new(count + 1, days, days), new(count, days + 7, days + 7)),
            (Rule.T02, new(Months: months, Outcomes: [22]), new(Months: months + 1, Outcomes: [20, 22])),
            (Rule.T04, new(count + 1, Months: months), new(count, Months: months + 1)),
            (Rule.T05, new(count + 1, days), new(count, days + 7)),
            (Rule.T06, new(Months: months), new()),
            (Rule.T07, new(LongerThanDays: count + 1), new(LongerThanDays: count)),
            (Rule.T09, new(Months: months), new(Months: months + 1)),
            (Rule.T10, new(Months: months), new(Months: months + 1)),
        ];
        foreach (var (rule, narrow, wide) in pairs) Assert.True(!Fires(rule, narrow) || Fires(rule, wide), rule.ToString());
        Assert.True(!Fires(Rule.T08, new(Percent: percent, Months: 6)) || Fires(Rule.T08, new(Percent: percent + 5, Months: 6)));
    });

    [Fact]
    public void No_date_makes_it_throw() => Gen.Select(Any.Day, Any.Day, Any.Day, Gen.Enum<SignalKind>()).Sample((today, on, ended, kind) =>
    {
        var found = Evaluation.Of([Of(kind, on) with { EndedOn = ended, OutcomeOn = ended, Outcome = 8, BornOn = on }, Of(kind, ended, Education)], Shipped, Ages, today);
        Assert.True(found.AgainOn is null || found.AgainOn > today);
    });

    [Fact]
    public void The_shipped_rules_are_those_of_the_programme()
    {
        var shipped = Shipped;
        Assert.Equal([Rule.T07Shorter, Rule.T08, Rule.T10], shipped.Terms.Where(term => term.Rule.Finds() && !term.IsSufficient).Select(term => term.Rule).Order());
        Assert.All(shipped.Terms, term => Assert.True(term.IsOn));
        Assert.Equal(Enum.GetValues<Rule>(), shipped.Terms.Select(term => term.Rule).Order());
        Assert.Equal((2, 365, 90), (shipped[Rule.T01].Count, shipped[Rule.T01].Days, shipped[Rule.T01].RecentDays));
        Assert.Equal([20, 21, 22, 23], shipped[Rule.T02].Outcomes);
    }

    [Fact]
    public void Published_rules_are_never_changed_and_begin_no_sooner_than_today()
    {
        var act = new Scene().Act;
        var draft = Shipped.Next(2, act);
        Assert.Throws<Refused>(() => draft.Publish(act, act.Today.AddDays(-1), "Why"));
        Assert.Throws<Refused>(() => draft.Change(Rule.X06, isOn: false, isSufficient: true, new()));
        draft.Publish(act, act.Today, "Fewer by chance.");
        Assert.True(draft.IsEffectiveOn(act.Today));
        Assert.False(draft.IsEffectiveOn(act.Today.AddDays(-1)));
        Assert.Throws<Refused>(() => draft.Change(Rule.T09, isOn: true, isSufficient: true, new()));
        Assert.Throws<Refused>(() => draft.Publish(act, act.Today, "Again"));
        Assert.Throws<Refused>(() => Shipped.Change(Rule.T09, isOn: true, isSufficient: true, new()));
    }

    private static string Read(Evaluation evaluation) => string.Join('|', evaluation.Findings.Select(finding => $"{finding.Rule}:{string.Join(',', finding.Signals.Select(signal => signal.Id).Order())}"));
}

using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// Makes the release of one month from what was counted. The order and the limits below are the whole of what ties one table to another; docs/disclosure.md says of each
/// why it stands and why no other is known.
/// </summary>
/// <param name="published">What the panel's earlier months were released as.</param>
/// <param name="counted">What was counted in this month and the earlier ones of its year.</param>
internal sealed class ReleaseMonth(
    PublishedMonths published, IReadOnlyDictionary<DateOnly, MonthCounted> counted, ReleasePeriod month, SuppressionRule rule, Chance chance)
{
    private const int Unlimited = TableLimits.Unlimited;

    private readonly ReleaseContent content = new();

    public ReleaseContent Content()
    {
        // Referrals submitted, in every way in which they are told apart.
        Together(Unlimited, Sources, Ages, Sexes, Ethnicities, Languages);
        Alone(Triggers, Here(Sources));
        Alone(Lacking, Here(Sources));

        // Of those, screened; of the accepted, some come back and some open a case.
        Together(AsMany(Sources, null, Screenings, null), Screenings, ScreenedInTime);
        Alone(Repeats, Here(Screenings, ScreenedIn));
        Together(Here(Screenings, ScreenedIn), Care, Learning);

        // Of the cases opened, decided; whatever else is done, is done in a case.
        Alone(Decisions, Once(Care));
        Alone(Heard, Least(Here(Decisions), AsMany(Care, null, Heard, null)));
        Alone(Agreed, AsMany(Care, null, Agreed, null));
        Alone(Reached, AsMany(Care, null, Reached, null));
        Alone(Supported, OfThoseWhoAgreed(Supported, null));
        Alone(FirstActions, AsMany(Heard, null, FirstActions, null));
        Alone(Needs, Least(Once(Heard), Once(Decisions, Adopted)));

        // Young people by kind of support, step by step; and support itself, which is there once somebody was offered, or came to, any.
        Alone(Offered, Unlimited, kind => OfThoseWhoAgreed(Offered, kind));
        Alone(Accepted, Unlimited, kind => AsMany(Offered, kind, Accepted, kind));
        Alone(Attended, Unlimited, kind => AsMany(Accepted, kind, Attended, kind));
        Alone(Waits, Unlimited, kind => Once(Offered, kind));
        Alone(Endings, OnceAny(Offered), ending => ending == Completed ? OnceAny(Attended) : Unlimited);
        Alone(Welsh, OnceAny(Attended));
        Together(Once(Care), ReleaseTables.Gaps, GapsInWelsh);

        // Closings, those after support, and the checks that each of these may leave.
        Alone(Closings, Once(Care), reason => reason == nameof(ClosingReason.SupportInPlace) ? AsMany(Decisions, nameof(DecisionOutcome.SupportInPlace), Closings, reason) : Unlimited);
        Alone(Distance, Least(Here(Closings), Once(Supported)));
        // None is asked more than a month before its day.
        Alone(After3, AsMany(Distance, null, After3, null, monthsBefore: 2));
        Alone(After6, AsMany(Distance, null, After6, null, monthsBefore: 5));
        Alone(After12, AsMany(Distance, null, After12, null, monthsBefore: 11));

        Alone(AgencyActions, Once(Care));
        content.With(ReleaseTables.Actions, content.Tables[AgencyActions].OfColumns());
        Alone(AgencyChecks, Once(Care));
        Alone(AgencyAttendance, Unlimited);

        PutBeside(content);
        return content.WithMedians(Medians(content, [counted[month.Start]]));
    }

    /// <summary>The tables that are figures of others, under one another.</summary>
    public static void PutBeside(ReleaseContent content)
    {
        PublishedFigure[] byDecision = [.. ReleaseCounts.ByDecision.Select(reason => Of(Decisions, reason.ToString()))];
        var closings = content.Tables[Closings];
        content.With(ClosedBecause, SuppressedTable.Beside(
            [.. closings.Rows.Select(reason => (reason, Only(Closings, reason))), .. ReleaseCounts.ByDecision.Zip(byDecision, (reason, figure) => (reason.ToString(), (IReadOnlyList<PublishedFigure>)[figure]))],
            total: [Of(Closings), .. byDecision]));

        content.With(Funnel, SuppressedTable.Beside(
        [
            (StepReceived, Only(Sources)),
            (StepScreenedOut, [.. content.Tables[Screenings].Rows.Where(outcome => outcome != ScreenedIn).Select(outcome => Of(Screenings, outcome))]),
            (StepOpened, Only(Care)),
            (StepHeard, Only(Heard)),
            (StepAdopted, Only(Decisions, Adopted)),
            (StepAgreed, Only(Agreed)),
            (StepSupported, Only(Supported)),
            (StepClosed, [Of(Closings), .. byDecision]),
            (StepMoved, [Of(Distance, SomeBetter), Of(Distance, MuchBetter)]),
        ]));

        content.With(Answers, SuppressedTable.Beside(
        [
            (StepAgreed, Only(Agreed)),
            (StepDeclined, Only(Closings, nameof(ClosingReason.Declined))),
            (StepNotReached, Only(Closings, nameof(ClosingReason.NotReached))),
        ]));

        content.With(NotKnown, SuppressedTable.Beside(
        [
            (AgeUnknown, Only(Ages, nameof(Services.AgeBand.Unknown))),
            (SexUnknown, Only(Sexes, nameof(YoungPeople.Sex.NotKnown))),
            (EthnicityUnknown, Only(Ethnicities, Unknown)),
            (LanguageUnknown, Only(Languages, nameof(YoungPeople.ContactLanguage.NotKnown))),
            (NoArea, Only(Lacking, NoArea)),
            (NoDay, Only(Lacking, NoDay)),
            (FamilyNotKnown, Only(Lacking, FamilyNotKnown)),
            (CareUnknown, Only(Care, Unknown)),
            (LearningUnknown, Only(Learning, Unknown)),
        ]));

        PublishedFigure Of(string table, string? row = null) => new(content.Tables[table], row);
        IReadOnlyList<PublishedFigure> Only(string table, string? row = null) => [Of(table, row)];
    }

    /// <summary>
    /// Medians and ninetieth percentiles of the days over some months. Whether one is given hangs on published figures alone: that there are ten true records
    /// would say more of them than their rounded number does. Where the same records are told apart by a limit, one is given only if the published figures
    /// say by themselves on which side of it that place lies.
    /// </summary>
    public static IEnumerable<(string Name, SuppressedMedian Median)> Medians(ReleaseContent content, IReadOnlyList<MonthCounted> months)
    {
        foreach (var (name, table) in new[] { (DaysToScreening, ScreenedInTime), (DaysToDecision, Heard), (DaysToFirstContact, Reached), (DaysToFirstSession, Attended), (DaysToFirstAction, FirstActions) })
        {
            var figures = content.Tables[table];
            var fewest = figures.AddsUp ? figures.LeastOf(null) : figures.Rows.Sum(figures.LeastOf);
            var times = new SortedDictionary<int, int>();
            foreach (var month in months)
                foreach (var (days, often) in month.Days[name])
                    times[days] = times.GetValueOrDefault(days) + often;

            var count = fewest < SuppressedMedian.Fewest ? 0 : times.Values.Sum();
            var ninetieth = At(PlaceOfNinetieth(count));
            yield return (name, SuppressedMedian.From(IsTold(PlacesOfMedian) ? count : 0, At(PlacesOfMedian(count).Lower), At(PlacesOfMedian(count).Upper)));
            yield return (name + Ninetieth, SuppressedMedian.From(IsTold(all => (PlaceOfNinetieth(all), PlaceOfNinetieth(all))) ? count : 0, ninetieth, ninetieth));

            bool IsTold(Func<int, (int Lower, int Upper)> places) => !figures.Rows.Contains(InTime) || LiesOnOneSide(figures.RoundedOf(InTime), figures.RoundedOf(Late), places);

            int At(int place)
            {
                if (count == 0) return 0;
                foreach (var (days, often) in times)
                    if ((place -= often) < 0)
                        return days;
                throw new ArgumentOutOfRangeException(nameof(place));
            }
        }
    }

    /// <summary>Places among so many days in their order, the first of them nought.</summary>
    internal static (int Lower, int Upper) PlacesOfMedian(int all) => ((all - 1) / 2, all / 2);

    internal static int PlaceOfNinetieth(int all) => (((9 * all) + 9) / 10) - 1;

    /// <summary>
    /// Whether places lie on the same side of a limit for every pair of true counts that two published ones leave open. If they did not, what stands there (a number of days within the limit, or
    /// past it) would say of how many in time, or late, no more than some of these can have been.
    /// </summary>
    /// <param name="places">Where they are among so many records, those in time coming first.</param>
    internal static bool LiesOnOneSide(int inTime, int late, Func<int, (int Lower, int Upper)> places)
    {
        static int Least(int rounded) => Math.Max(0, rounded - ControlledRounding.Reach);
        static int Most(int rounded) => rounded + ShareRange.MostBelow;

        // More that are late move a place onward, and more in time move the limit farther than the place: the ends of both ranges are the worst.
        return places(Least(inTime) + Most(late)).Upper < Least(inTime) || places(Most(inTime) + Least(late)).Lower >= Most(inTime);
    }

    private void Alone(string name, int most, Func<string, int>? rows = null)
    {
        var counts = Counts(name);
        content.With(name, SuppressedTable.From(counts, rule, History(name), chance, new TableLimits(most, rows is null ? null : counts.Rows.ToDictionary(row => row, rows))));
    }

    private void Together(int most, params string[] names)
    {
        var tables = SuppressedTable.From([.. names.Select(name => (Counts(name), History(name)))], rule, chance, new TableLimits(most));
        foreach (var (name, table) in names.Zip(tables)) content.With(name, table);
    }

    private TrueCounts Counts(string name) => counted[month.Start].Tables[name];

    private TableHistory History(string name) => new()
    {
        Quarter = SoFar(name, ReleasePeriod.Of(PeriodKind.Quarter, month.Start)),
        Year = SoFar(name, ReleasePeriod.Of(PeriodKind.Year, month.Start)),
    };

    // Where the table is younger than the period, nothing is known of its beginning and the period is kept to nothing.
    private SoFar? SoFar(string name, ReleasePeriod period)
    {
        if (published.Of(name, period.Start, month.Start) is not { } earlier) return null;
        var counts = TrueCounts.Over([.. counted.Where(held => held.Key >= period.Start && held.Key <= month.Start).OrderBy(held => held.Key).Select(held => held.Value.Tables[name])]);
        return new SoFar(counts, earlier.Count == 0 ? null : SuppressedTable.Over(period.Kind, earlier));
    }

    private int Here(string table, string? row = null) => content.Tables[table].RoundedAt(row, null);

    private const string Adopted = nameof(DecisionOutcome.Adopted);

    /// <summary>As a case must have been decided, adopted and agreed to before.</summary>
    private int OfThoseWhoAgreed(string name, string? row) =>
        Least(AsMany(Agreed, null, name, row), AsMany(Heard, null, name, row), AsMany(Decisions, Adopted, name, row));

    /// <summary>No more than are published of those whom they are some of, added up from the first release on.</summary>
    /// <param name="monthsBefore">By how many months the one comes after the other at least.</param>
    private int AsMany(string whole, string? wholeRow, string part, string? partRow, int monthsBefore = 0) =>
        published.AlwaysHeld(whole, month.Start)
            ? UpTo(whole, wholeRow, month.Start.AddMonths(1 - monthsBefore)) - published.SoFar(part, partRow, month.Start)
            : Unlimited;

    /// <summary>None before any is published of what they hang on.</summary>
    private int Once(string table, string? row = null) =>
        !published.AlwaysHeld(table, month.Start) || UpTo(table, row, month.End) > 0 ? Unlimited : 0;

    private int OnceAny(string table) =>
        !published.AlwaysHeld(table, month.Start) || content.Tables[table].Rows.Any(row => UpTo(table, row, month.End) > 0) ? Unlimited : 0;

    private int UpTo(string table, string? row, DateOnly before) =>
        published.SoFar(table, row, before < month.Start ? before : month.Start) + (before > month.Start ? Here(table, row) : 0);

    private static int Least(params int[] limits) => limits.Min();
}

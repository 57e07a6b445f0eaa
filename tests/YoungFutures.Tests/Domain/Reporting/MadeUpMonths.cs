using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>What a small made-up panel counted, month by month, in every table of a release: young people who go the whole way, or part of it.</summary>
internal sealed class MadeUpMonths
{
    private static readonly Dictionary<string, (string[] Rows, string[] Columns, bool AddsUp)> Shapes = new()
    {
        [Sources] = (["School", "Family", "Self"], [], true),
        [Ages] = (["From10To13", "From14To15", "Unknown"], [], true),
        [Sexes] = (["Female", "Male", "NotKnown"], [], true),
        [Ethnicities] = ([EthnicGroups.White, EthnicGroups.Black, Unknown], [], true),
        [Languages] = (["Welsh", "NotKnown"], [], true),
        [Triggers] = (["T01", "T04", OtherTrigger], [], false),
        [Lacking] = ([NoArea, NoDay, FamilyNotKnown], [], false),
        [Screenings] = ([ScreenedIn, NotEligible, Withdrawn, "S01", Elsewhere], [], true),
        [ScreenedInTime] = ([InTime, Late], [], true),
        [Repeats] = ([Repeat], [], false),
        [Care] = ([NoCare, LookedAfter, Unknown], [], true),
        [Learning] = ([NoLearningNeeds, LearningPlan, Unknown], [], true),
        [Decisions] = ([nameof(DecisionOutcome.Adopted), nameof(DecisionOutcome.SupportInPlace), nameof(DecisionOutcome.Signposted), nameof(DecisionOutcome.Deferred)], [], true),
        [Heard] = ([InTime, Late], [], true),
        [Agreed] = ([nameof(AgreementBy.Parent), nameof(AgreementBy.YoungPerson16)], [], true),
        [Reached] = ([InTime, Late], [], true),
        [Supported] = ([Started], [], true),
        [FirstActions] = ([FirstDone], [], true),
        [Needs] = (["N01", "N13"], [], false),
        [Offered] = (["Mentoring", "MentalHealth"], [], false),
        [Accepted] = (["Mentoring", "MentalHealth"], [], false),
        [Attended] = (["Mentoring", "MentalHealth"], [], false),
        [Waits] = (["Mentoring", "MentalHealth"], [], true),
        [Endings] = ([Completed, nameof(SupportBarrier.Transport), nameof(SupportBarrier.Full)], [], true),
        [Welsh] = ([InWelsh, NotInWelsh], [], true),
        [ReleaseTables.Gaps] = (["N01", "N13"], [], true),
        [GapsInWelsh] = ([InWelsh, NotInWelsh], [], true),
        [Closings] = ([nameof(ClosingReason.NeedsMet), nameof(ClosingReason.Declined), nameof(ClosingReason.NotReached), nameof(ClosingReason.SupportInPlace)], [], true),
        [Distance] = ([MuchBetter, SomeBetter, Same, Worse, Unknown], [], true),
        [After3] = (["Yes", "No", NotReached], [], true),
        [After6] = (["Yes", "No", NotReached], [], true),
        [After12] = (["Yes", "No", NotReached], [], true),
        [AgencyActions] = (["a1", "a2"], [OnTime, Late, NotDone], true),
        [AgencyChecks] = (["a1", "a2"], [OnTime, Late, NotReturned], true),
        [AgencyAttendance] = (["a1", "a2"], ["Present", "Apologies"], true),
    };

    private static readonly string[] Stretches = [DaysToScreening, DaysToDecision, DaysToFirstContact, DaysToFirstSession, DaysToFirstAction];

    private readonly Random chance;
    private readonly int months;
    private readonly Dictionary<(string Table, int Month, string Row, string Column), int> counts = [];

    /// <param name="referrals">One more than the most of one month.</param>
    public MadeUpMonths(int seed, int months, int referrals)
    {
        (chance, this.months) = (new Random(seed), months);
        for (var month = 0; month < months; month++)
        {
            for (var number = chance.Next(referrals); number > 0; number--) Refer(month);
            foreach (var agency in new[] { "a1", "a2" }) Add(AgencyAttendance, month, agency, Likely(80) ? "Present" : "Apologies");
        }
    }

    public static ReleasePeriod First { get; } = ReleasePeriod.Parse("2024-01");

    public static IEnumerable<(string Table, string Row, string Column)> Cells =>
        Shapes.SelectMany(shape => shape.Value.Rows.SelectMany(row => (shape.Value.Columns is [] ? [""] : shape.Value.Columns).Select(column => (shape.Key, row, column))));

    public static bool AddsUp(string table) => Shapes[table].AddsUp;

    public int this[string table, int month, string row, string column] => counts.GetValueOrDefault((table, month, row, column));

    public static ReleasePeriod Month(int number) => ReleasePeriod.Of(PeriodKind.Month, First.Start.AddMonths(number));

    public Dictionary<DateOnly, MonthCounted> Counted(int from, int to) => Enumerable.Range(from, to - from + 1).ToDictionary(month => Month(month).Start, month => new MonthCounted(
        Shapes.ToDictionary(shape => shape.Key, shape => Table(shape.Key, month)), Stretches.ToDictionary(name => name, _ => new SortedDictionary<int, int>())));

    public TrueCounts Table(string name, int month)
    {
        var (rows, columns, addsUp) = Shapes[name];
        if (columns is not [])
            return TrueCounts.By(rows, columns, rows.SelectMany(row => columns.Select(column => (row, column))).ToDictionary(at => at, at => this[name, month, at.row, at.column]));
        var cells = rows.ToDictionary(row => row, row => this[name, month, row, ""]);
        return addsUp ? TrueCounts.By(rows, cells) : TrueCounts.Overlapping(rows, cells);
    }

    private void Refer(int month)
    {
        foreach (var table in new[] { Sources, Ages, Sexes, Ethnicities, Languages }) Add(table, month, Any(table));
        foreach (var table in new[] { Triggers, Lacking }) foreach (var row in Shapes[table].Rows.Where(_ => Likely(40))) Add(table, month, row);

        if (Later(month, 70) is not { } screened) return;
        var outcome = Likely(70) ? ScreenedIn : Any(Screenings);
        Add(Screenings, screened, outcome);
        Add(ScreenedInTime, screened, Any(ScreenedInTime));
        if (outcome != ScreenedIn) return;
        if (Likely(20)) Add(Repeats, screened, Repeat);
        if (Likely(15)) return;
        Add(Care, screened, Any(Care));
        Add(Learning, screened, Any(Learning));
        Work(screened);
    }

    private void Work(int opened)
    {
        foreach (var agency in new[] { "a1", "a2" }.Where(_ => Likely(60))) Add(AgencyChecks, opened, agency, Any(Shapes[AgencyChecks].Columns));
        if (Likely(60) && Later(opened, 60) is { } met) Add(Reached, met, Any(Reached));
        if (Likely(10)) Gap(opened);
        if (Later(opened, 60) is not { } heard) return;
        Add(Heard, heard, Any(Heard));
        var decided = Likely(70) ? nameof(DecisionOutcome.Adopted) : Any(Decisions);
        Add(Decisions, heard, decided);
        if (Likely(50))
        {
            Add(AgencyActions, heard, Any(["a1", "a2"]), Any(Shapes[AgencyActions].Columns));
            if (Likely(60)) Add(FirstActions, heard, FirstDone);
        }

        if (decided == nameof(DecisionOutcome.SupportInPlace) && Later(heard, 50) is { } assured) Add(Closings, assured, nameof(ClosingReason.SupportInPlace));
        if (decided != nameof(DecisionOutcome.Adopted)) return;
        foreach (var need in Shapes[Needs].Rows.Where(_ => Likely(50))) Add(Needs, heard, need);
        var agreed = Likely(75) ? Later(heard, 70) : null;
        if (agreed is null)
        {
            if (Likely(60) && Later(heard, 50) is { } lost) Add(Closings, lost, Any([nameof(ClosingReason.Declined), nameof(ClosingReason.NotReached)]));
            return;
        }

        Add(Agreed, agreed.Value, Any(Agreed));
        foreach (var kind in Shapes[Offered].Rows.Where(_ => Likely(60))) Offer(agreed.Value, kind);
        if (Later(agreed.Value, 70) is not { } supported) return;
        Add(Supported, supported, Started);
        if (Later(supported, 30) is not { } closed) return;
        Add(Closings, closed, nameof(ClosingReason.NeedsMet));
        Add(Distance, closed, Any(Distance));
        foreach (var (table, months) in new[] { (After3, 3), (After6, 6), (After12, 12) })
            if (Likely(70) && closed + months - chance.Next(2) is var asked && asked < this.months) Add(table, asked, Any(table));
    }

    private void Offer(int agreed, string kind)
    {
        if (Later(agreed, 70) is not { } offered) return;
        Add(Offered, offered, kind);
        if (Likely(30)) Add(Waits, offered, kind);
        if (Likely(25))
        {
            Add(Endings, offered, Any([nameof(SupportBarrier.Transport), nameof(SupportBarrier.Full)]));
            return;
        }

        if (Later(offered, 70) is not { } accepted) return;
        Add(Accepted, accepted, kind);
        if (Later(accepted, 70) is not { } attended) return;
        Add(Attended, attended, kind);
        if (Likely(40)) Add(Welsh, attended, Any(Welsh));
        if (Later(attended, 50) is { } ended) Add(Endings, ended, Completed);
    }

    private void Gap(int month)
    {
        Add(ReleaseTables.Gaps, month, Any(ReleaseTables.Gaps));
        Add(GapsInWelsh, month, Any(GapsInWelsh));
    }

    private void Add(string table, int month, string row, string column = "") => counts[(table, month, row, column)] = this[table, month, row, column] + 1;

    private string Any(string table) => Any(Shapes[table].Rows);

    private string Any(string[] codes) => codes[chance.Next(codes.Length)];

    private bool Likely(int perCent) => chance.Next(100) < perCent;

    /// <summary>The same month or a later one; nothing where that is after the last.</summary>
    private int? Later(int month, int perCentNow)
    {
        while (!Likely(perCentNow)) month++;
        return month < months ? month : null;
    }
}

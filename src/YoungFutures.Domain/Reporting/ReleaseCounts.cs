using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Domain.Reporting;

/// <summary>What truly happened in a month, table by table, on its way into the engine.</summary>
/// <param name="Tables">The counts under the names of their tables.</param>
/// <param name="Days">How often each whole number of days came, under the names of their medians.</param>
internal sealed record MonthCounted(IReadOnlyDictionary<string, TrueCounts> Tables, IReadOnlyDictionary<string, SortedDictionary<int, int>> Days);

/// <summary>
/// Counts what happened in one panel, month by month, in the database. Everything is counted in the month in which it happened or was recorded, by dates
/// that stay as they are, and what may still change by how it stood on the day from which the month may be released: so a month
/// is counted alike whenever it is computed. Only care status and learning needs have no dates and are counted as they stand.
/// </summary>
internal sealed partial class ReleaseCounts
{
    internal static readonly string[] AgeCodes =
        [nameof(AgeBand.From10To13), nameof(AgeBand.From14To15), nameof(AgeBand.From16To17), nameof(AgeBand.Under10), nameof(AgeBand.From18), nameof(AgeBand.Unknown)];

    internal static readonly string[] CareCodes = [NoCare, CarePlan, ChildProtection, LookedAfter, OnceLookedAfter, Unknown];
    internal static readonly string[] LearningCodes = [NoLearningNeeds, LearningPlan, BeingAssessed, Unknown];

    /// <summary>Closings that a decision of the panel is, or that follow from it as soon as the chair has signed it.</summary>
    internal static readonly ClosingReason[] ByDecision = [ClosingReason.Signposted, ClosingReason.Redirected, ClosingReason.NoFurtherAction];

    private static readonly string[] InTimeOrLate = [InTime, Late];

    private readonly YoungFuturesDb own;
    private readonly Guid panelId;
    private readonly IReadOnlyList<PanelSettings> settings;
    private readonly ILookup<ReferenceKind, string> lists;
    private readonly IReadOnlyList<string> agencies;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<DateOnly, MonthCounted> counted = [];

    private ReleaseCounts(YoungFuturesDb own, Guid panelId, IReadOnlyList<PanelSettings> settings, ILookup<ReferenceKind, string> lists, IReadOnlyList<string> agencies, CancellationToken cancellation) =>
        (this.own, this.panelId, this.settings, this.lists, this.agencies, this.cancellation) = (own, panelId, settings, lists, agencies, cancellation);

    /// <param name="published">Agencies that stand in what was published this year already: they keep their row.</param>
    public static async Task<ReleaseCounts> Of(YoungFuturesDb own, Guid panelId, IEnumerable<string> published, CancellationToken cancellation)
    {
        var settings = await own.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderBy(held => held.Number).ToListAsync(cancellation);
        var lists = await own.ReferenceEntries.Where(entry => entry.Kind == ReferenceKind.Trigger || entry.Kind == ReferenceKind.Need || entry.Kind == ReferenceKind.RedirectTarget)
            .OrderBy(entry => entry.Order).Select(entry => new { entry.Kind, entry.Code }).ToListAsync(cancellation);
        var seats = await own.PanelAgencies.Where(seat => seat.PanelId == panelId).OrderBy(seat => seat.AgencyId).Select(seat => seat.AgencyId).ToListAsync(cancellation);
        string[] agencies = [.. seats.Select(id => id.ToString()).Concat(published).Where(code => code != OtherAgency).Distinct(StringComparer.Ordinal), OtherAgency];
        return new ReleaseCounts(own, panelId, settings, lists.ToLookup(entry => entry.Kind, entry => entry.Code), agencies, cancellation);
    }

    public async Task<MonthCounted> In(ReleasePeriod month)
    {
        if (counted.TryGetValue(month.Start, out var known)) return known;

        var tables = new Dictionary<string, TrueCounts>(StringComparer.Ordinal);
        var days = new Dictionary<string, SortedDictionary<int, int>>(StringComparer.Ordinal);
        var limits = settings.LastOrDefault(held => held.SetAt < month.EndsAt) ?? settings[0];
        await Referred(month, tables);
        await Screened(month, limits, tables, days);
        await Heard(month, limits, tables, days);
        await Engaged(month, limits, tables, days);
        await Given(month, tables, days);
        await Ended(month, tables);
        await Kept(month, tables);
        return counted[month.Start] = new MonthCounted(tables, days);
    }

    private async Task Referred(ReleasePeriod month, Dictionary<string, TrueCounts> tables)
    {
        var (start, end) = (month.StartsAt, month.EndsAt);
        var submitted = own.Referrals.Where(referral => referral.PanelId == panelId && referral.SubmittedAt >= start && referral.SubmittedAt < end);

        tables[Sources] = Table(Enum.GetNames<ReferralSource>(), await Count(submitted, referral => referral.Source, source => source.ToString()));
        tables[Sexes] = Table(Enum.GetNames<Sex>(), await Count(submitted, referral => referral.Sex, sex => sex.ToString()));
        tables[Languages] = Table(Enum.GetNames<ContactLanguage>(), await Count(submitted, referral => referral.Language, language => language.ToString()));
        tables[Ethnicities] = Table([.. EthnicGroups.All, Unknown], await Count(submitted, referral => referral.EthnicityCode, code => EthnicGroups.Of(code) ?? Unknown));

        var ages = new Dictionary<string, int>();
        foreach (var (from, until, hours) in Clocks(start, end))
        {
            var born = own.Referrals.Where(referral => referral.PanelId == panelId && referral.SubmittedAt >= from && referral.SubmittedAt < until)
                .Select(referral => new { referral.BornOn, On = DateOnly.FromDateTime(referral.SubmittedAt!.Value.AddHours(hours)) });
            var years = born.Select(held => new
            {
                Age = held.BornOn == null ? (int?)null
                    : held.On.Year - held.BornOn.Value.Year - ((held.On.Month * 100) + held.On.Day < (held.BornOn.Value.Month * 100) + held.BornOn.Value.Day ? 1 : 0),
            });
            foreach (var (code, count) in await Count(years, held => held.Age, age => Band(age)))
                ages[code] = ages.GetValueOrDefault(code) + count;
        }

        tables[Ages] = Table(AgeCodes, ages);

        string[] triggers = [.. lists[ReferenceKind.Trigger].Append(OtherTrigger).Distinct(StringComparer.Ordinal)];
        var named = submitted.SelectMany(referral => referral.Triggers, (referral, trigger) => new { referral.Id, Code = triggers.Contains(trigger.Code) ? trigger.Code : OtherTrigger }).Distinct();
        tables[Triggers] = TrueCounts.Overlapping(triggers, await Count(named, trigger => trigger.Code, code => code));

        tables[Lacking] = TrueCounts.Overlapping([NoArea, NoDay, FamilyNotKnown], new Dictionary<string, int>
        {
            [NoArea] = await submitted.CountAsync(referral => referral.AreaCode == null, cancellation),
            [NoDay] = await submitted.CountAsync(referral => referral.HappenedOn == null, cancellation),
            [FamilyNotKnown] = await submitted.CountAsync(referral => referral.FamilyAware == null || referral.FamilyAware == FamilyAware.NotKnown, cancellation),
        });
    }

    private async Task Screened(ReleasePeriod month, PanelSettings limits, Dictionary<string, TrueCounts> tables, Dictionary<string, SortedDictionary<int, int>> days)
    {
        var (start, end) = (month.StartsAt, month.EndsAt);
        var screened = own.Referrals.Where(referral => referral.PanelId == panelId && referral.ScreenedAt >= start && referral.ScreenedAt < end && referral.SubmittedAt != null);
        var withdrawn = own.Referrals.Where(referral => referral.PanelId == panelId && referral.EndedAt >= start && referral.EndedAt < end
            && referral.Status == ReferralStatus.Withdrawn && referral.SubmittedAt != null);

        string[] codes = [ScreenedIn, NotEligible, Withdrawn, .. lists[ReferenceKind.RedirectTarget].Append(Elsewhere).Distinct(StringComparer.Ordinal)];
        var outcomes = await Count(screened, referral => new { referral.Status, referral.RedirectedTo }, held => held.Status switch
        {
            ReferralStatus.Accepted => ScreenedIn,
            ReferralStatus.NotEligible => NotEligible,
            _ => held.RedirectedTo is { } to && codes.Contains(to) ? to : Elsewhere,
        });
        outcomes[Withdrawn] = await withdrawn.CountAsync(cancellation);
        tables[Screenings] = Table(codes, outcomes);
        tables[Repeats] = TrueCounts.Overlapping([Repeat], new Dictionary<string, int>
        {
            [Repeat] = await screened.CountAsync(referral => referral.Status == ReferralStatus.Accepted && referral.IsRepeat, cancellation),
        });

        var spans = new Timed(limits.ScreeningDays);
        await spans.Add(screened.Select(referral => new Span(referral.SubmittedAt, referral.SubmittedAt, referral.ScreenedAt)), cancellation);
        await spans.Add(withdrawn.Select(referral => new Span(referral.SubmittedAt, referral.SubmittedAt, referral.EndedAt)), cancellation);
        tables[ScreenedInTime] = spans.Table();
        days[DaysToScreening] = spans.Days;

        var opened = from @case in own.Cases
                     where @case.PanelId == panelId && @case.OpenedAt >= start && @case.OpenedAt < end
                     join who in own.YoungPeople on @case.YoungPersonId equals who.Id
                     select new { who.CareStatusCode, who.LearningNeedsCode };
        tables[Care] = Table(CareCodes, await Count(opened, who => who.CareStatusCode, CareOf));
        tables[Learning] = Table(LearningCodes, await Count(opened, who => who.LearningNeedsCode, LearningOf));
    }

    private async Task Heard(ReleasePeriod month, PanelSettings limits, Dictionary<string, TrueCounts> tables, Dictionary<string, SortedDictionary<int, int>> days)
    {
        var (start, end) = (month.StartsAt, month.EndsAt);
        var decided = own.Decisions.Where(decision => decision.PanelId == panelId && decision.RecordedAt >= start && decision.RecordedAt < end);
        tables[Decisions] = Table(Enum.GetNames<DecisionOutcome>(), await Count(decided, decision => decision.Outcome, outcome => outcome.ToString()));

        var first = decided
            .Where(decision => !own.Decisions.Any(before => before.CaseId == decision.CaseId && before.RecordedAt < decision.RecordedAt))
            .Select(decision => new { decision.CaseId, decision.RecordedAt }).Distinct()
            .Select(decision => new
            {
                Submitted = own.Referrals.Where(referral => referral.CaseId == decision.CaseId).Min(referral => referral.SubmittedAt),
                At = (DateTime?)decision.RecordedAt,
            })
            .Select(decision => new Span(decision.Submitted, decision.Submitted, decision.At));
        var spans = new Timed(limits.ListingDays);
        await spans.Add(first, cancellation);
        tables[ReleaseTables.Heard] = spans.Table();
        days[DaysToDecision] = spans.Days;

        // By case, not by action: two that were done at the same moment are one beginning.
        var helped = own.SupportActions
            .Where(action => action.PanelId == panelId && action.Status == SupportActions.ActionStatus.Done && action.EndedAt >= start && action.EndedAt < end
                && !own.SupportActions.Any(before => before.CaseId == action.CaseId && before.Status == SupportActions.ActionStatus.Done && before.EndedAt < action.EndedAt))
            .Select(action => new { action.CaseId, action.EndedAt }).Distinct()
            .Select(done => new { Decided = own.Decisions.Where(decision => decision.CaseId == done.CaseId).Min(decision => (DateTime?)decision.RecordedAt), done.EndedAt })
            .Where(done => done.Decided != null && done.Decided <= done.EndedAt)
            .Select(done => new Span(done.Decided, null, done.EndedAt));
        var firstActions = new Timed(0);
        await firstActions.Add(helped, cancellation);
        tables[FirstActions] = TrueCounts.By([FirstDone], new Dictionary<string, int> { [FirstDone] = firstActions.All });
        days[DaysToFirstAction] = firstActions.Days;
    }

    private async Task Engaged(ReleasePeriod month, PanelSettings limits, Dictionary<string, TrueCounts> tables, Dictionary<string, SortedDictionary<int, int>> days)
    {
        var (start, end) = (month.StartsAt, month.EndsAt);
        tables[Agreed] = Table(Enum.GetNames<AgreementBy>(), await Count(
            own.Agreements.Where(agreement => agreement.PanelId == panelId && agreement.RecordedAt >= start && agreement.RecordedAt < end && agreement.Given
                && !own.Agreements.Any(before => before.CaseId == agreement.CaseId && before.Given && before.RecordedAt < agreement.RecordedAt)),
            agreement => agreement.By, by => by.ToString()));

        var reached = own.ContactAttempts
            .Where(attempt => attempt.PanelId == panelId && attempt.RecordedAt >= start && attempt.RecordedAt < end && attempt.Reached
                && !own.ContactAttempts.Any(before => before.CaseId == attempt.CaseId && before.Reached && before.RecordedAt < attempt.RecordedAt))
            .Select(attempt => new
            {
                attempt.On,
                Submitted = own.Referrals.Where(referral => referral.CaseId == attempt.CaseId).Min(referral => referral.SubmittedAt),
                TakenOn = own.CaseEvents.Where(happened => happened.CaseId == attempt.CaseId && happened.Kind == CaseEventKind.LeadAccepted).Min(happened => (DateTime?)happened.At),
            });
        var spans = new Timed(limits.FirstContactDays);
        await foreach (var contact in reached.AsAsyncEnumerable().WithCancellation(cancellation))
            spans.Add(Day(contact.Submitted), Day(contact.TakenOn) ?? contact.On, contact.On);
        tables[Reached] = spans.Table();
        days[DaysToFirstContact] = spans.Days;

        tables[Supported] = TrueCounts.By([Started], new Dictionary<string, int> { [Started] = await FirstOf(CaseEventKind.SupportStarted, start, end).CountAsync(cancellation) });

        string[] needs = [.. lists[ReferenceKind.Need].Append(Elsewhere).Distinct(StringComparer.Ordinal)];
        var found = new Dictionary<string, int>();
        // The codes of a conversation lie in one column, which the two databases take apart in ways of their own.
        await foreach (var codes in own.NeedsConversations.Where(held => held.PanelId == panelId && held.RecordedAt >= start && held.RecordedAt < end)
            .Select(held => held.NeedCodes).AsAsyncEnumerable().WithCancellation(cancellation))
            foreach (var code in codes.Select(code => needs.Contains(code) ? code : Elsewhere).Distinct())
                found[code] = found.GetValueOrDefault(code) + 1;
        tables[Needs] = TrueCounts.Overlapping(needs, found);

        var gaps = own.ProvisionGaps.Where(gap => gap.PanelId == panelId && gap.RecordedAt >= start && gap.RecordedAt < end);
        tables[ReleaseTables.Gaps] = Table(needs, await Count(gaps, gap => gap.NeedCode, code => needs.Contains(code) ? code : Elsewhere));
        tables[GapsInWelsh] = Table([InWelsh, NotInWelsh], await Count(gaps, gap => gap.InWelsh, inWelsh => inWelsh ? InWelsh : NotInWelsh));
    }

    private IQueryable<CaseEvent> Happened(CaseEventKind kind, DateTime start, DateTime end) =>
        own.CaseEvents.Where(happened => happened.PanelId == panelId && happened.Kind == kind && happened.At >= start && happened.At < end);

    private IQueryable<CaseEvent> FirstOf(CaseEventKind kind, DateTime start, DateTime end) => Happened(kind, start, end)
        .Where(happened => !own.CaseEvents.Any(before => before.CaseId == happened.CaseId && before.Kind == kind && before.At < happened.At));

    private async Task<Dictionary<string, int>> Count<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> by, Func<TKey, string> code)
    {
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in await rows.GroupBy(by).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation))
        {
            var named = code(group.Key);
            sums[named] = sums.GetValueOrDefault(named) + group.Count;
        }
        return sums;
    }

    private static TrueCounts Table(IReadOnlyList<string> codes, Dictionary<string, int> counts) => TrueCounts.By(codes, counts);

    private static string Band(int? age) => age switch
    {
        null => nameof(AgeBand.Unknown),
        < 10 => nameof(AgeBand.Under10),
        < 14 => nameof(AgeBand.From10To13),
        < 16 => nameof(AgeBand.From14To15),
        < 18 => nameof(AgeBand.From16To17),
        _ => nameof(AgeBand.From18),
    };

    private static string CareOf(string? code) => code switch
    {
        "K0" => NoCare,
        "K1" or "K2" => CarePlan,
        "K3" => ChildProtection,
        "K4" or "K5" or "K6" => LookedAfter,
        "K7" or "K8" => OnceLookedAfter,
        _ => Unknown,
    };

    private static string LearningOf(string? code) => code switch
    {
        "L0" => NoLearningNeeds,
        "L1" or "L2" or "L4" or "L5" => LearningPlan,
        "L3" or "L6" => BeingAssessed,
        _ => Unknown,
    };

    private static DateOnly? Day(DateTime? moment) => moment is { } at ? UkTime.LocalDate(at) : null;

    /// <summary>Runs of moments in which the clocks of the kingdom are equally far from UTC.</summary>
    private static IEnumerable<(DateTime From, DateTime Until, double Hours)> Clocks(DateTime start, DateTime end)
    {
        static double Hours(DateTime at) => (UkTime.Of(at) - at).TotalHours;

        var from = start;
        for (var at = start; at < end; at = at.AddHours(1))
            if (Hours(at) != Hours(from))
            {
                yield return (from, at, Hours(from));
                from = at;
            }
        yield return (from, end, Hours(from));
    }

    private sealed record Span(DateTime? From, DateTime? LimitFrom, DateTime? To);

    /// <summary>How many kept to a limit of working days, and how often each number of days came. The moments come one by one and nothing else is kept of them.</summary>
    private sealed class Timed(int workingDays)
    {
        private readonly Dictionary<DateOnly, DateOnly> lastDays = [];
        private int inTime;

        public SortedDictionary<int, int> Days { get; } = [];

        public int All { get; private set; }

        public TrueCounts Table() => TrueCounts.By(InTimeOrLate, new Dictionary<string, int> { [InTime] = inTime, [Late] = All - inTime });

        public async Task Add(IQueryable<Span> spans, CancellationToken cancellation)
        {
            await foreach (var span in spans.AsAsyncEnumerable().WithCancellation(cancellation))
                Add(Day(span.From), Day(span.LimitFrom), Day(span.To));
        }

        public void Add(DateOnly? from, DateOnly? limitFrom, DateOnly? to)
        {
            All++;
            if (to is not { } last) return;
            if (limitFrom is { } began)
            {
                if (!lastDays.TryGetValue(began, out var until)) lastDays[began] = until = WorkingCalendar.EnglandAndWales.Add(began, workingDays);
                if (last <= until) inTime++;
            }

            if (from is { } first && first <= last)
                Days[last.DayNumber - first.DayNumber] = Days.GetValueOrDefault(last.DayNumber - first.DayNumber) + 1;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Returns;

/// <summary>The codes that a breakdown counts by, all of them, so that a nought is seen to be one.</summary>
public static class ReturnCodes
{
    public const string NotKnown = "NK";

    public static readonly IReadOnlyList<string> AgeGroups = ["under-10", "10-13", "14-15", "16-17", "18-over", NotKnown];
    public static readonly IReadOnlyList<string> EthnicGroups = ["W", "M", "A", "B", "O", NotKnown];

    public static async Task<IReadOnlyList<string>> Of(YoungFuturesDb db, ReturnBreakdown breakdown, CancellationToken cancelled = default) => breakdown switch
    {
        ReturnBreakdown.None => [],
        ReturnBreakdown.Source => Enum.GetNames<ReferralSource>(),
        ReturnBreakdown.Ending => [nameof(ReferralStatus.NotEligible), nameof(ReferralStatus.Redirected), nameof(ReferralStatus.Withdrawn)],
        ReturnBreakdown.AgeGroup => AgeGroups,
        ReturnBreakdown.Ethnicity => EthnicGroups,
        ReturnBreakdown.Sex => [nameof(Sex.Female), nameof(Sex.Male), NotKnown],
        ReturnBreakdown.Language => [nameof(ContactLanguage.Welsh), nameof(ContactLanguage.English), nameof(ContactLanguage.Another), NotKnown],
        ReturnBreakdown.Outcome => Enum.GetNames<DecisionOutcome>(),
        ReturnBreakdown.SupportKind => Enum.GetNames<SupportKind>(),
        ReturnBreakdown.ClosingReason => Enum.GetNames<ClosingReason>(),
        ReturnBreakdown.Holding => [nameof(Holding.Yes), nameof(Holding.Partly), nameof(Holding.No), NotKnown],
        ReturnBreakdown.Months => [.. PostClosureCheck.AtMonths.Select(months => months.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        ReturnBreakdown.Trigger => [.. await Listed(db, ReferenceKind.Trigger, cancelled), NotKnown],
        ReturnBreakdown.CareStatus => [.. (await Listed(db, ReferenceKind.CareStatus, cancelled)).Where(code => !MeansNotKnown(breakdown, code)), NotKnown],
        ReturnBreakdown.LearningNeeds => [.. (await Listed(db, ReferenceKind.LearningNeeds, cancelled)).Where(code => !MeansNotKnown(breakdown, code)), NotKnown],
        _ => throw new ArgumentOutOfRangeException(nameof(breakdown), breakdown, "Unknown breakdown."),
    };

    private static Task<List<string>> Listed(YoungFuturesDb db, ReferenceKind kind, CancellationToken cancelled) =>
        db.ReferenceEntries.Where(entry => entry.Kind == kind).OrderBy(entry => entry.Order).Select(entry => entry.Code).ToListAsync(cancelled);

    /// <summary>The codes of the lists that say that nobody knows.</summary>
    public static bool MeansNotKnown(ReturnBreakdown breakdown, string? code) => breakdown switch
    {
        ReturnBreakdown.Ethnicity => code is null or "N2" or "N3",
        ReturnBreakdown.CareStatus => code is null or "K9",
        ReturnBreakdown.LearningNeeds => code is null or "L9",
        _ => code is null,
    };

    public static string AgeGroup(DateOnly? bornOn, DateTime at) => bornOn is not { } born ? NotKnown : Age.On(born, UkTime.LocalDate(at)) switch
    {
        < 10 => "under-10",
        <= 13 => "10-13",
        <= 15 => "14-15",
        <= 17 => "16-17",
        _ => "18-over",
    };

    public static string EthnicGroup(string? code) => code is { Length: > 0 } && EthnicGroups.Contains(code[..1]) ? code[..1] : NotKnown;
}

/// <summary>
/// Counts what a definition asks, from the records as they are now. Each thing counted is read once as a row of codes and forgotten: the memory it takes does not grow with the records.
/// </summary>
public static class ReturnCounting
{
    /// <summary>Whatever the viewer may see: a count that left out a restricted case would be none.</summary>
    public static async Task<ReturnContent> Count(YoungFuturesDb db, Guid panelId, ReturnDefinition definition, ReleasePeriod period, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Returning);
        var lines = definition.InOrder();
        var tallies = new Dictionary<string, (int Total, Dictionary<string, int> Cells)>();
        foreach (var line in lines)
            tallies[line.Code] = (0, (await ReturnCodes.Of(own, line.Breakdown, cancelled)).Distinct().ToDictionary(code => code, _ => 0));

        foreach (var measured in lines.GroupBy(line => line.Measure))
        {
            var asked = measured.ToList();
            await foreach (var counted in Rows(own, panelId, measured.Key, period).AsAsyncEnumerable().WithCancellation(cancelled))
            {
                foreach (var line in asked)
                {
                    var (total, cells) = tallies[line.Code];
                    foreach (var code in CodesOf(counted, line.Breakdown)) cells[code] = cells.GetValueOrDefault(code) + 1;
                    tallies[line.Code] = (total + 1, cells);
                }
            }
        }

        return new ReturnContent([.. lines.Select(line => new ReturnFigure(line.Code, tallies[line.Code].Total, [.. tallies[line.Code].Cells.Select(cell => new ReturnCell(cell.Key, cell.Value))]))],
            await ReturnSpoilers.Counts(own, panelId, definition, period, cancelled));
    }

    private static IEnumerable<string> CodesOf(Counted counted, ReturnBreakdown breakdown) => breakdown switch
    {
        ReturnBreakdown.None => [],
        ReturnBreakdown.Source => [counted.Source?.ToString() ?? ReturnCodes.NotKnown],
        ReturnBreakdown.Trigger => counted.Triggers is { Count: > 0 } triggers ? triggers.Distinct() : [ReturnCodes.NotKnown],
        ReturnBreakdown.Ending => [counted.Ending?.ToString() ?? ReturnCodes.NotKnown],
        ReturnBreakdown.AgeGroup => [ReturnCodes.AgeGroup(counted.BornOn, counted.At)],
        ReturnBreakdown.Sex => [counted.Sex == Sex.NotKnown ? ReturnCodes.NotKnown : counted.Sex.ToString()],
        ReturnBreakdown.Ethnicity => [ReturnCodes.EthnicGroup(counted.Ethnicity)],
        ReturnBreakdown.Language => [counted.Language == ContactLanguage.NotKnown ? ReturnCodes.NotKnown : counted.Language.ToString()],
        ReturnBreakdown.CareStatus => [ReturnCodes.MeansNotKnown(breakdown, counted.CareStatus) ? ReturnCodes.NotKnown : counted.CareStatus!],
        ReturnBreakdown.LearningNeeds => [ReturnCodes.MeansNotKnown(breakdown, counted.LearningNeeds) ? ReturnCodes.NotKnown : counted.LearningNeeds!],
        ReturnBreakdown.Outcome => [counted.Outcome?.ToString() ?? ReturnCodes.NotKnown],
        ReturnBreakdown.SupportKind => [counted.SupportKind?.ToString() ?? ReturnCodes.NotKnown],
        ReturnBreakdown.ClosingReason => [counted.ClosingReason?.ToString() ?? ReturnCodes.NotKnown],
        ReturnBreakdown.Holding => [counted.Holding is null or Holding.NotKnown ? ReturnCodes.NotKnown : counted.Holding.Value.ToString()],
        ReturnBreakdown.Months => [counted.Months?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ReturnCodes.NotKnown],
        _ => throw new ArgumentOutOfRangeException(nameof(breakdown), breakdown, "Unknown breakdown."),
    };

    private static IQueryable<Counted> Rows(YoungFuturesDb own, Guid panelId, ReturnMeasure measure, ReleasePeriod period)
    {
        var (start, end, from, until) = (period.StartsAt, period.EndsAt, period.Start, period.End);
        var submitted = own.Referrals.AsNoTracking().Where(held => held.PanelId == panelId && held.SubmittedAt >= start && held.SubmittedAt < end);
        var cases = own.Cases.AsNoTracking().Where(held => held.PanelId == panelId);
        var interventions = own.Interventions.AsNoTracking().Where(held => held.PanelId == panelId);
        return measure switch
        {
            ReturnMeasure.ReferralsReceived => OfReferrals(submitted),
            ReturnMeasure.RepeatReferrals => OfReferrals(submitted.Where(held => held.IsRepeat)),
            // A referral that somebody never sent was none.
            ReturnMeasure.ReferralsEnded => OfReferrals(own.Referrals.AsNoTracking().Where(held => held.PanelId == panelId && held.SubmittedAt != null && held.EndedAt >= start && held.EndedAt < end
                && (held.Status == ReferralStatus.NotEligible || held.Status == ReferralStatus.Redirected || held.Status == ReferralStatus.Withdrawn))),
            ReturnMeasure.CasesOpened => OfCases(cases.Where(held => held.OpenedAt >= start && held.OpenedAt < end)),
            ReturnMeasure.CasesOpen => OfCases(cases.Where(held => held.OpenedAt < end && (held.ClosedAt == null || held.ClosedAt >= end))),
            ReturnMeasure.CasesAdopted => OfCases(cases.Where(held => held.AdoptedAt >= start && held.AdoptedAt < end)),
            ReturnMeasure.SupportStarted => OfCases(cases.Where(held => held.SupportStartedAt >= start && held.SupportStartedAt < end)),
            ReturnMeasure.CasesClosed => OfCases(cases.Where(held => held.ClosedAt >= start && held.ClosedAt < end)),
            ReturnMeasure.FamiliesAgreed => OfCases(cases.Where(held => held.Agreements.Any(made => made.Given && made.DecidedOn >= from && made.DecidedOn < until))),
            ReturnMeasure.FamiliesDeclined => OfCases(cases.Where(held => held.Agreements.Any(made => !made.Given && made.DecidedOn >= from && made.DecidedOn < until))),
            ReturnMeasure.Decisions => own.Decisions.AsNoTracking().Where(held => held.PanelId == panelId && held.RecordedAt >= start && held.RecordedAt < end).Select(held => new Counted
            {
                Id = held.Id, At = held.RecordedAt, BornOn = held.Case.YoungPerson.BornOn, Sex = held.Case.YoungPerson.Sex, Ethnicity = held.Case.YoungPerson.EthnicityCode, Language = held.Case.YoungPerson.SpokenLanguage,
                CareStatus = held.Case.YoungPerson.CareStatusCode, LearningNeeds = held.Case.YoungPerson.LearningNeedsCode, Outcome = held.Outcome,
            }),
            ReturnMeasure.SupportOffered => OfInterventions(interventions.Where(held => held.OfferedAt >= start && held.OfferedAt < end)),
            // Of those offered then, whichever answer came later: a place that was given stays one, also where it was not taken up.
            ReturnMeasure.SupportAccepted => OfInterventions(interventions.Where(held => held.OfferedAt >= start && held.OfferedAt < end
                && held.Events.Any(happened => happened.Kind == CaseEventKind.InterventionAccepted))),
            ReturnMeasure.SupportAttended => OfInterventions(interventions.Where(held => held.StartedOn >= from && held.StartedOn < until)),
            ReturnMeasure.ChecksAnswered => own.PostClosureChecks.AsNoTracking().Where(held => held.PanelId == panelId && held.AnsweredAt >= start && held.AnsweredAt < end).Select(held => new Counted
            {
                Id = held.Id, At = held.AnsweredAt!.Value, BornOn = held.Case.YoungPerson.BornOn, Sex = held.Case.YoungPerson.Sex, Ethnicity = held.Case.YoungPerson.EthnicityCode,
                Language = held.Case.YoungPerson.SpokenLanguage, CareStatus = held.Case.YoungPerson.CareStatusCode, LearningNeeds = held.Case.YoungPerson.LearningNeedsCode,
                Holding = held.Holding, Months = held.Months,
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
        };
    }

    private static IQueryable<Counted> OfReferrals(IQueryable<Referral> referrals) => referrals.Select(held => new Counted
    {
        Id = held.Id, At = held.SubmittedAt!.Value, BornOn = held.BornOn, Sex = held.Sex, Ethnicity = held.EthnicityCode, Language = held.Language, Source = held.Source, Ending = held.Status,
        Triggers = held.Triggers.Select(trigger => trigger.Code).ToList(),
    });

    private static IQueryable<Counted> OfCases(IQueryable<Case> cases) => cases.Select(held => new Counted
    {
        Id = held.Id, At = held.OpenedAt, BornOn = held.YoungPerson.BornOn, Sex = held.YoungPerson.Sex, Ethnicity = held.YoungPerson.EthnicityCode, Language = held.YoungPerson.SpokenLanguage,
        CareStatus = held.YoungPerson.CareStatusCode, LearningNeeds = held.YoungPerson.LearningNeedsCode, ClosingReason = held.ClosedBecause,
    });

    private static IQueryable<Counted> OfInterventions(IQueryable<Intervention> interventions) => interventions.Select(held => new Counted
    {
        Id = held.Id, At = held.OfferedAt, BornOn = held.Case.YoungPerson.BornOn, Sex = held.Case.YoungPerson.Sex, Ethnicity = held.Case.YoungPerson.EthnicityCode, Language = held.Case.YoungPerson.SpokenLanguage,
        CareStatus = held.Case.YoungPerson.CareStatusCode, LearningNeeds = held.Case.YoungPerson.LearningNeedsCode, SupportKind = held.Service.Kind,
    });

    /// <summary>One thing that is counted, as codes.</summary>
    private sealed class Counted
    {
        public Guid Id { get; init; }
        public DateTime At { get; init; }
        public DateOnly? BornOn { get; init; }
        public Sex Sex { get; init; }
        public string? Ethnicity { get; init; }
        public ContactLanguage Language { get; init; }
        public string? CareStatus { get; init; }
        public string? LearningNeeds { get; init; }
        public ReferralSource? Source { get; init; }
        public ReferralStatus? Ending { get; init; }
        public List<string>? Triggers { get; init; }
        public DecisionOutcome? Outcome { get; init; }
        public SupportKind? SupportKind { get; init; }
        public ClosingReason? ClosingReason { get; init; }
        public Holding? Holding { get; init; }
        public int? Months { get; init; }
    }
}

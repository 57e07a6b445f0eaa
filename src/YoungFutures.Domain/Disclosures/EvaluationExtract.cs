using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Disclosures;

/// <summary>One line for each case whose first referral lies in the days of the agreement: pseudonyms, the cohort, and the fields agreed on. In the order of the pseudonyms, which tells nothing.</summary>
public static class EvaluationExtract
{
    public const int Most = 100_000;
    private const int AtOnce = 200;

    public const string PersonColumn = "person", CaseColumn = "case", CohortColumn = "cohort";

    /// <summary>The columns, in their order. Holding has three.</summary>
    public static IReadOnlyList<string> Columns(EvaluationAgreement agreement) =>
        [PersonColumn, CaseColumn, CohortColumn, .. agreement.Fields.SelectMany(field => field == EvaluationField.Holding ? PostClosureCheck.AtMonths.Select(months => $"Holding{months}") : [field.ToString()])];

    /// <summary>pilot, before or after: by the day of the first referral.</summary>
    public static string CohortOf(DateOnly referredOn) =>
        referredOn < EvaluationAgreement.PilotFrom ? "before" : referredOn <= EvaluationAgreement.PilotUntil ? "pilot" : "after";

    /// <summary>Whose cases they are. The list holds ids and no more.</summary>
    /// <exception cref="Refused">There are more than one extract may hold; or whoever makes it is kept out of one of the cases.</exception>
    public static async Task<IReadOnlyList<CaseInScope>> Scope(YoungFuturesDb db, EvaluationAgreement agreement, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Evaluating);
        var (start, end, now, viewerId) = (UkTime.StartOf(agreement.CasesFrom), UkTime.StartOf(agreement.CasesUntil.AddDays(1)), own.Now, db.Viewer.UserId);
        var cases = own.Cases.AsNoTracking().Where(held => held.PanelId == agreement.PanelId && held.Referrals.Any(referral => referral.SubmittedAt >= start && referral.SubmittedAt < end)
                && !held.Referrals.Any(referral => referral.SubmittedAt < start));
        if (await cases.AnyAsync(held => held.Exclusions.Any(kept => kept.UserId == viewerId && kept.From <= now && (kept.Until == null || now < kept.Until)), cancelled))
            throw new Refused("Somebody else of information governance has to make this extract.");
        var scope = await cases.OrderBy(held => held.Id).Take(Most + 1).Select(held => new CaseInScope(held.Id, held.YoungPersonId)).ToListAsync(cancelled);
        return scope.Count <= Most ? scope : throw new Refused("This is more than one file may hold. Choose a shorter time.");
    }

    public static async IAsyncEnumerable<IReadOnlyList<string>> Lines(YoungFuturesDb db, EvaluationAgreement agreement, AuditKeyring keyring, IReadOnlyList<CaseInScope> scope,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Evaluating);
        var names = agreement.Pseudonyms(keyring);
        foreach (var some in scope.Select(held => (held.CaseId, Name: names.Of(held.CaseId))).OrderBy(held => held.Name, StringComparer.Ordinal).Chunk(AtOnce))
        {
            var ids = some.Select(held => held.CaseId).ToArray();
            var read = (await own.Cases.AsNoTracking().AsSplitQuery().Where(held => ids.Contains(held.Id)).Select(held => new Told
            {
                Id = held.Id, PersonId = held.YoungPersonId, IsReadWithAnother = held.YoungPerson.MergedIntoId != null, BornOn = held.YoungPerson.BornOn, Sex = held.YoungPerson.Sex, Ethnicity = held.YoungPerson.EthnicityCode,
                Language = held.YoungPerson.SpokenLanguage, IsRepeat = held.IsRepeat, SupportStartedAt = held.SupportStartedAt, ClosedAt = held.ClosedAt, ClosedBecause = held.ClosedBecause,
                Referrals = held.Referrals.Where(referral => referral.SubmittedAt != null).OrderBy(referral => referral.SubmittedAt).ThenBy(referral => referral.Id)
                    .Select(referral => new ToldReferral { Id = referral.Id, At = referral.SubmittedAt!.Value, Source = referral.Source, Triggers = referral.Triggers.Select(trigger => trigger.Code).ToList() }).ToList(),
                Decisions = own.Decisions.Where(decision => decision.CaseId == held.Id).OrderBy(decision => decision.RecordedAt)
                    .Select(decision => new ToldDecision { At = decision.RecordedAt, Outcome = decision.Outcome }).Take(1).ToList(),
                Support = held.Interventions.Select(support => new ToldSupport
                {
                    Kind = support.Service.Kind, Started = support.StartedOn != null, Sessions = support.Sessions.Count(session => session.Attendance == SessionAttendance.Came),
                }).ToList(),
                Scores = held.Measures.Where(score => score.Measured == Measured.Goal && score.StruckAt == null).OrderBy(score => score.On).ThenBy(score => score.RecordedAt)
                    .Select(score => new ToldScore { GoalId = score.GoalId, Tenths = score.Tenths, Point = score.Point }).ToList(),
                Checks = held.ChecksAfter.Where(check => check.AnsweredAt != null).Select(check => new ToldCheck { Months = check.Months, Holding = check.Holding }).ToList(),
            }).ToListAsync(cancelled)).ToDictionary(held => held.Id);
            foreach (var (caseId, name) in some)
            {
                // Taken away since the list was made.
                if (!read.TryGetValue(caseId, out var told) || told.Referrals.Count == 0) continue;
                var personId = told.IsReadWithAnother ? await ReadTogether.Survivor(own, told.PersonId) : told.PersonId;
                yield return [names.Of(personId), name, CohortOf(UkTime.LocalDate(told.Referrals[0].At)), .. agreement.Fields.SelectMany(field => Cells(field, told))];
            }
        }
    }

    private static IEnumerable<string> Cells(EvaluationField field, Told told) => field switch
    {
        EvaluationField.AgeGroup => [ReturnCodes.AgeGroup(told.BornOn, told.Referrals[0].At)],
        EvaluationField.Sex => [told.Sex == Sex.NotKnown ? ReturnCodes.NotKnown : told.Sex.ToString()],
        EvaluationField.Ethnicity => [ReturnCodes.EthnicGroup(told.Ethnicity)],
        EvaluationField.Language => [told.Language == ContactLanguage.NotKnown ? ReturnCodes.NotKnown : told.Language.ToString()],
        EvaluationField.Source => [told.Referrals[0].Source.ToString()],
        EvaluationField.Triggers => [Listed(told.Referrals.SelectMany(referral => referral.Triggers))],
        EvaluationField.IsRepeat => [told.IsRepeat ? "1" : "0"],
        EvaluationField.WeeksToDecision => [Weeks(told, told.Decisions.FirstOrDefault()?.At)],
        EvaluationField.FirstDecision => [told.Decisions.FirstOrDefault()?.Outcome.ToString() ?? ""],
        EvaluationField.WeeksToSupport => [Weeks(told, told.SupportStartedAt)],
        EvaluationField.SupportOffered => [Listed(told.Support.Select(support => support.Kind.ToString()))],
        EvaluationField.SupportTakenUp => [Listed(told.Support.Where(support => support.Started).Select(support => support.Kind.ToString()))],
        EvaluationField.Sessions => [told.Support.Sum(support => support.Sessions) switch { 0 => "0", <= 3 => "1-3", <= 8 => "4-8", _ => "9-more" }],
        EvaluationField.WeeksToClosing => [Weeks(told, told.ClosedAt)],
        EvaluationField.ClosingReason => [told.ClosedAt is null ? "" : told.ClosedBecause?.ToString() ?? ""],
        EvaluationField.GoalChange => [GoalChange(told)],
        EvaluationField.Holding => PostClosureCheck.AtMonths.Select(months => told.Checks.Find(check => check.Months == months)?.Holding?.ToString() ?? ""),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    private static string Listed(IEnumerable<string> codes) => string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal));

    private static string Weeks(Told told, DateTime? at) =>
        at is { } then ? Math.Max(0, (UkTime.LocalDate(then).DayNumber - UkTime.LocalDate(told.Referrals[0].At).DayNumber) / 7).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The goals scored at the start and at the end, their changes averaged: better by two points or more, worse by two or more, or about the same.</summary>
    private static string GoalChange(Told told)
    {
        var changes = told.Scores.GroupBy(score => score.GoalId)
            .Select(goal => (Start: goal.FirstOrDefault(score => score.Point == MeasurePoint.Start), End: goal.LastOrDefault(score => score.Point == MeasurePoint.End)))
            .Where(goal => goal is { Start: not null, End: not null }).Select(goal => goal.End!.Tenths - goal.Start!.Tenths).ToList();
        return changes.Count == 0 ? "" : changes.Average() switch { >= 20 => "better", <= -20 => "worse", _ => "same" };
    }

    private sealed class Told
    {
        public Guid Id { get; init; }
        public Guid PersonId { get; init; }
        public bool IsReadWithAnother { get; init; }
        public DateOnly? BornOn { get; init; }
        public Sex Sex { get; init; }
        public string? Ethnicity { get; init; }
        public ContactLanguage Language { get; init; }
        public bool IsRepeat { get; init; }
        public DateTime? SupportStartedAt { get; init; }
        public DateTime? ClosedAt { get; init; }
        public ClosingReason? ClosedBecause { get; init; }
        public List<ToldReferral> Referrals { get; init; } = [];
        public List<ToldDecision> Decisions { get; init; } = [];
        public List<ToldSupport> Support { get; init; } = [];
        public List<ToldScore> Scores { get; init; } = [];
        public List<ToldCheck> Checks { get; init; } = [];
    }

    private sealed class ToldReferral
    {
        public Guid Id { get; init; }
        public DateTime At { get; init; }
        public ReferralSource Source { get; init; }
        public List<string> Triggers { get; init; } = [];
    }

    private sealed class ToldDecision
    {
        public DateTime At { get; init; }
        public DecisionOutcome Outcome { get; init; }
    }

    private sealed class ToldSupport
    {
        public SupportKind Kind { get; init; }
        public bool Started { get; init; }
        public int Sessions { get; init; }
    }

    private sealed class ToldScore
    {
        public Guid? GoalId { get; init; }
        public int Tenths { get; init; }
        public MeasurePoint Point { get; init; }
    }

    private sealed class ToldCheck
    {
        public int Months { get; init; }
        public Holding? Holding { get; init; }
    }
}

/// <summary>A case that a file is about, and whose it is.</summary>
public sealed record CaseInScope(Guid CaseId, Guid SubjectId);

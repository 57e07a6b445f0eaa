using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Returns;

/// <summary>What a record lacks, so that a return counts it as not known, or not at all.</summary>
public enum Spoiler
{
    [Display(Name = "No date of birth")] BornOn,
    [Display(Name = "Sex not known")] Sex,
    [Display(Name = "Ethnic group not known")] Ethnicity,
    [Display(Name = "Language not known")] Language,
    [Display(Name = "Care status not known")] CareStatus,
    [Display(Name = "Learning needs not known")] LearningNeeds,
    [Display(Name = "Referral without a trigger")] Trigger,
    [Display(Name = "Support began without an agreement")] Agreement,
    [Display(Name = "Closed after support without a score at the end")] Outcome,
}

/// <summary>One record that spoils a return, by its reference.</summary>
public sealed record SpoilingRecord(Spoiler Spoiler, Guid Id, string Reference, bool IsReferral);

/// <summary>The records that spoil a return of a period, as far as the lines of the definition ask for what they lack.</summary>
public static class ReturnSpoilers
{
    /// <summary>Of one kind, the first of them by reference, within the sight of whoever looks.</summary>
    public static async Task<IReadOnlyList<SpoilingRecord>> Find(YoungFuturesDb db, Guid panelId, ReturnDefinition definition, ReleasePeriod period, int most, CancellationToken cancelled = default)
    {
        var found = new List<SpoilingRecord>();
        foreach (var spoiler in Asked(definition))
        {
            if (Cases(db, panelId, spoiler, period) is { } cases)
                found.AddRange((await cases.OrderBy(held => held.Reference).Take(most).Select(held => new { held.Id, held.Reference }).ToListAsync(cancelled)).Select(held => new SpoilingRecord(spoiler, held.Id, held.Reference, false)));
            if (Referrals(db, panelId, spoiler, period) is { } referrals)
                found.AddRange((await referrals.OrderBy(held => held.Reference).Take(most).Select(held => new { held.Id, held.Reference }).ToListAsync(cancelled)).Select(held => new SpoilingRecord(spoiler, held.Id, held.Reference ?? "", true)));
        }

        return found;
    }

    /// <summary>How many of each kind there are.</summary>
    public static async Task<IReadOnlyList<ReturnCell>> Counts(YoungFuturesDb db, Guid panelId, ReturnDefinition definition, ReleasePeriod period, CancellationToken cancelled = default)
    {
        var counts = new List<ReturnCell>();
        foreach (var spoiler in Asked(definition))
        {
            var count = (Cases(db, panelId, spoiler, period) is { } cases ? await cases.CountAsync(cancelled) : 0) + (Referrals(db, panelId, spoiler, period) is { } referrals ? await referrals.CountAsync(cancelled) : 0);
            if (count > 0) counts.Add(new(spoiler.ToString(), count));
        }

        return counts;
    }

    private static IEnumerable<Spoiler> Asked(ReturnDefinition definition)
    {
        var (breakdowns, measures) = (definition.Lines.Select(line => line.Breakdown).ToHashSet(), definition.Lines.Select(line => line.Measure).ToHashSet());
        return Enum.GetValues<Spoiler>().Where(spoiler => spoiler switch
        {
            Spoiler.BornOn => breakdowns.Contains(ReturnBreakdown.AgeGroup),
            Spoiler.Sex => breakdowns.Contains(ReturnBreakdown.Sex),
            Spoiler.Ethnicity => breakdowns.Contains(ReturnBreakdown.Ethnicity),
            Spoiler.Language => breakdowns.Contains(ReturnBreakdown.Language),
            Spoiler.CareStatus => breakdowns.Contains(ReturnBreakdown.CareStatus),
            Spoiler.LearningNeeds => breakdowns.Contains(ReturnBreakdown.LearningNeeds),
            Spoiler.Trigger => breakdowns.Contains(ReturnBreakdown.Trigger),
            Spoiler.Agreement => measures.Contains(ReturnMeasure.FamiliesAgreed) || measures.Contains(ReturnMeasure.SupportStarted),
            Spoiler.Outcome => measures.Contains(ReturnMeasure.CasesClosed),
            _ => false,
        });
    }

    private static IQueryable<Case>? Cases(YoungFuturesDb db, Guid panelId, Spoiler spoiler, ReleasePeriod period)
    {
        var (start, end) = (period.StartsAt, period.EndsAt);
        var cases = db.Cases.AsNoTracking().Where(held => held.PanelId == panelId);
        // Whoever was opened in the period, or open in it.
        var worked = cases.Where(held => held.OpenedAt < end && (held.ClosedAt == null || held.ClosedAt >= start));
        return spoiler switch
        {
            Spoiler.BornOn => worked.Where(held => held.YoungPerson.BornOn == null),
            Spoiler.Sex => worked.Where(held => held.YoungPerson.Sex == Sex.NotKnown),
            Spoiler.Ethnicity => worked.Where(held => held.YoungPerson.EthnicityCode == null || held.YoungPerson.EthnicityCode == "N2" || held.YoungPerson.EthnicityCode == "N3"),
            Spoiler.Language => worked.Where(held => held.YoungPerson.SpokenLanguage == ContactLanguage.NotKnown),
            Spoiler.CareStatus => worked.Where(held => held.YoungPerson.CareStatusCode == null || held.YoungPerson.CareStatusCode == "K9"),
            Spoiler.LearningNeeds => worked.Where(held => held.YoungPerson.LearningNeedsCode == null || held.YoungPerson.LearningNeedsCode == "L9"),
            Spoiler.Agreement => cases.Where(held => held.SupportStartedAt >= start && held.SupportStartedAt < end && !held.Agreements.Any(made => made.Given)),
            Spoiler.Outcome => cases.Where(held => held.ClosedAt >= start && held.ClosedAt < end && held.SupportStartedAt != null && !held.Measures.Any(score => score.Point == MeasurePoint.End && score.StruckAt == null)),
            _ => null,
        };
    }

    private static IQueryable<Referral>? Referrals(YoungFuturesDb db, Guid panelId, Spoiler spoiler, ReleasePeriod period)
    {
        var (start, end) = (period.StartsAt, period.EndsAt);
        return spoiler == Spoiler.Trigger
            ? db.Referrals.AsNoTracking().Where(held => held.PanelId == panelId && held.SubmittedAt >= start && held.SubmittedAt < end && held.Triggers.Count == 0)
            : null;
    }
}

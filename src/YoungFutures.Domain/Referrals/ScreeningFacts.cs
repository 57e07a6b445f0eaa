using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Referrals;

/// <summary>What a fact of screening is about, in the order in which it is shown.</summary>
public enum FactAbout
{
    [Display(Name = "Age")] Age,
    [Display(Name = "Area")] Area,
    [Display(Name = "Immediate risk")] ImmediateRisk,
    [Display(Name = "Triggers")] Triggers,
    [Display(Name = "Known to the panel")] Known,
    [Display(Name = "Other referrals")] OtherReferrals,
    [Display(Name = "Held by others")] Overlap,
    [Display(Name = "Services involved, as told")] Services,
    [Display(Name = "What the family knows")] Family,
    [Display(Name = "Information")] Information,
}

/// <summary>What a referral should say before it is screened; each of these may honestly be not known yet.</summary>
public enum Expected
{
    [Display(Name = "Name")] Name,
    [Display(Name = "Date of birth")] BornOn,
    [Display(Name = "Address or area")] Place,
    [Display(Name = "What happened")] WhatHappened,
    [Display(Name = "Concerns")] Concerns,
    [Display(Name = "Strengths")] Strengths,
    [Display(Name = "Immediate risk")] ImmediateRisk,
    [Display(Name = "Whether the family knows")] FamilyAware,
}

/// <summary>
/// One thing that screening shows and never decides. <see cref="Sentence"/> is English and a key of the Welsh file; <see cref="Values"/>
/// fill its placeholders.
/// </summary>
public sealed record ScreeningFact(FactAbout About, string Sentence, params object[] Values);

/// <summary>Involvement and eligibility as facts, for the person who screens. They add up to nothing.</summary>
public static class ScreeningFacts
{
    public static IReadOnlyList<ScreeningFact> Of(Referral referral, Act act, PossibleMatches matches, IReadOnlyList<Overlap> overlaps) =>
    [
        Age(referral, act.Limits),
        Area(referral, act.Panel),
        Risk(referral),
        referral.Triggers.Count == 0
            ? new(FactAbout.Triggers, "No trigger was given.")
            : referral.Source == ReferralSource.Identified
                ? new(FactAbout.Triggers, "Found by the panel’s rules: {0}.", CodesOf(referral))
                : new(FactAbout.Triggers, "Given by the referrer: {0}.", CodesOf(referral)),
        .. Known(referral, act, matches),
        matches.OtherReferrals.Count == 0
            ? new(FactAbout.OtherReferrals, "No other referral that waits for a decision resembles this one.")
            : new(FactAbout.OtherReferrals, "Waiting for a decision and perhaps about the same young person: {0}.", matches.OtherReferrals.Select(other => other.Reference).ToList()),
        .. overlaps.Select(Fact),
        string.IsNullOrWhiteSpace(referral.AgenciesInvolved)
            ? new(FactAbout.Services, "The referrer named no other service.")
            : new(FactAbout.Services, "Named by the referrer: {0}", referral.AgenciesInvolved),
        referral.FamilyAware is { } aware ? new(FactAbout.Family, "The referrer says: {0}.", aware) : new(FactAbout.Family, "The referrer has not said."),
        Missing(referral) is { Count: > 0 } missing
            ? new(FactAbout.Information, "Not known yet: {0}.", missing)
            : new(FactAbout.Information, "Everything the panel asks for is there."),
    ];

    /// <summary>Who holds the young person already: named where its name says nothing that must be kept, else only whom to speak to.</summary>
    public static ScreeningFact Fact(Overlap overlap) => overlap switch
    {
        { IsNamed: true } => new(FactAbout.Overlap, "{0} has the young person already, says {1}, since {2}.", overlap.Programme!.Value, overlap, overlap.Since!.Value),
        { Contact: { JobTitle: { } title } contact } => new(FactAbout.Overlap, "Already held: speak to {0}, {1}.", contact.Name, title),
        { Contact: { } contact } => new(FactAbout.Overlap, "Already held: speak to {0}.", contact.Name),
        _ => new(FactAbout.Overlap, "Already held, by an agency that has named no contact. Ask information governance whom to speak to."),
    };

    /// <summary>True when the young person's last case closed so short a time before this referral that it is a repeat.</summary>
    public static bool IsRepeat(Referral referral, Act act, PossibleMatch match) =>
        match.Cases.Any(held => held.ClosedAt is { } closed && UkTime.LocalDate(closed).AddMonths(act.Limits.RepeatMonths) >= DayOf(referral));

    public static IReadOnlyList<Expected> Missing(Referral referral)
    {
        var missing = new List<Expected>();
        if (string.IsNullOrWhiteSpace(referral.GivenName) || string.IsNullOrWhiteSpace(referral.FamilyName)) missing.Add(Expected.Name);
        if (referral.BornOn is null) missing.Add(Expected.BornOn);
        if (referral.AreaCode is null && string.IsNullOrWhiteSpace(referral.Postcode)) missing.Add(Expected.Place);
        if (string.IsNullOrWhiteSpace(referral.WhatHappened)) missing.Add(Expected.WhatHappened);
        if (referral.ConcernCodes.All(code => code == Referral.NotKnownYet) && string.IsNullOrWhiteSpace(referral.ConcernsText)) missing.Add(Expected.Concerns);
        if (referral.StrengthCodes.All(code => code == Referral.NotKnownYet) && string.IsNullOrWhiteSpace(referral.StrengthsText)) missing.Add(Expected.Strengths);
        if (referral.ImmediateRisk is null or Answer.NotKnown) missing.Add(Expected.ImmediateRisk);
        if (referral.FamilyAware is null or FamilyAware.NotKnown) missing.Add(Expected.FamilyAware);
        return missing;
    }

    private static List<string> CodesOf(Referral referral) => [.. referral.Triggers.Select(trigger => trigger.Code).Distinct().Order(StringComparer.Ordinal)];

    private static ScreeningFact Age(Referral referral, PanelSettings limits)
    {
        if (referral.AgeAtReferral is not { } age) return new(FactAbout.Age, "The date of birth is not known yet. The panel takes ages {0} to {1}.", limits.MinimumAge, limits.MaximumAge);
        var within = age >= limits.MinimumAge && age <= limits.MaximumAge;
        return (within, referral.BornOnEstimated) switch
        {
            (true, false) => new(FactAbout.Age, "{0} on the date of referral: within the panel’s ages {1} to {2}.", age, limits.MinimumAge, limits.MaximumAge),
            (true, true) => new(FactAbout.Age, "About {0} on the date of referral, from an estimated date of birth: within the panel’s ages {1} to {2}.", age, limits.MinimumAge, limits.MaximumAge),
            (false, false) => new(FactAbout.Age, "{0} on the date of referral: outside the panel’s ages {1} to {2}.", age, limits.MinimumAge, limits.MaximumAge),
            (false, true) => new(FactAbout.Age, "About {0} on the date of referral, from an estimated date of birth: outside the panel’s ages {1} to {2}.", age, limits.MinimumAge, limits.MaximumAge),
        };
    }

    private static ScreeningFact Area(Referral referral, Panel panel)
    {
        if (referral.AreaCode is null) return new(FactAbout.Area, "The area is not known yet.");
        return panel.Areas.FirstOrDefault(area => area.Code == referral.AreaCode) is { } area
            ? new(FactAbout.Area, "{0}: in the panel’s area.", area)
            : new(FactAbout.Area, "{0}: not one of the panel’s areas.", referral.AreaCode);
    }

    private static ScreeningFact Risk(Referral referral) => referral.ImmediateRisk switch
    {
        Answer.Yes => new(FactAbout.ImmediateRisk, "The referrer saw an immediate risk of harm."),
        Answer.No => new(FactAbout.ImmediateRisk, "The referrer saw no immediate risk of harm."),
        _ => new(FactAbout.ImmediateRisk, "The referrer did not know whether there is an immediate risk of harm."),
    };

    private static IEnumerable<ScreeningFact> Known(Referral referral, Act act, PossibleMatches matches)
    {
        if (matches.People.Count == 0 && !matches.RestrictedRecordMayMatch) yield return new(FactAbout.Known, "Nobody on record resembles this young person.");
        if (matches.RestrictedRecordMayMatch) yield return new(FactAbout.Known, "A restricted record may match. Ask the chair before you decide.");
        foreach (var match in matches.People)
        {
            if (match.OpenCase is { } open) yield return new(FactAbout.Known, "{0} is open for somebody who resembles this young person: {1}.", open.Reference, open.Status);
            if (match.LastClosed is not { ClosedAt: { } closed, ClosedBecause: { } because } last) continue;
            yield return IsRepeat(referral, act, match)
                ? new(FactAbout.Known, "{0} was closed on {1}: {2}. That is within {3} months, so this would be a repeat.", last.Reference, UkTime.LocalDate(closed), because, act.Limits.RepeatMonths)
                : new(FactAbout.Known, "{0} was closed on {1}: {2}. That is more than {3} months ago.", last.Reference, UkTime.LocalDate(closed), because, act.Limits.RepeatMonths);
        }
    }

    private static DateOnly DayOf(Referral referral) => UkTime.LocalDate(referral.SubmittedAt ?? referral.StartedAt);
}

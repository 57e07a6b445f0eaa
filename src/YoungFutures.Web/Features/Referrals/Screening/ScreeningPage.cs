using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals.Screening;

/// <summary>One field of a possible match beside what the referral says.</summary>
public sealed record ComparedField(PersonField Field, ResemblanceLevel Level, string? Referral, string? Record);

public sealed record MatchBlock(Guid YoungPersonId, string Name, string? AlsoKnownAs, IReadOnlyList<ComparedField> Fields, IReadOnlyList<MatchedCase> Cases, bool IsRepeat)
{
    public MatchedCase? OpenCase => Cases.FirstOrDefault(held => held.IsOpen);
}

public sealed record FactLine(FactAbout About, string Text);

public sealed record TriggerLine(string Name, string Evidence, DateOnly? OccurredOn);

public sealed record QuestionLine(Guid Id, string Question, DateTime AskedAt, DateOnly? DueOn, string? Answer, DateTime? AnsweredAt, bool IsOpen);

public sealed record RedirectTarget(string Code, string Name, bool IsSafeguarding);

/// <summary>The referral beside the facts, for the person who screens it.</summary>
public sealed record ScreeningPage(Guid ReferralId, string Reference, ReferralStatus Status, DateTime SubmittedAt, DateOnly? DueOn,
    string Name, int? Age, DateOnly? BornOn, bool BornOnEstimated, string? Area, string? School, string? ReferredBy,
    DateOnly? HappenedOn, string? WhatHappened, IReadOnlyList<string> Concerns, string? ConcernsText, IReadOnlyList<string> Strengths, string? StrengthsText,
    IReadOnlyList<TriggerLine> Triggers, string? Tried, string? OwnWords, string? FamilyNotAwareBecause, IReadOnlyList<QuestionLine> Questions,
    IReadOnlyList<FactLine> Facts, IReadOnlyList<MatchBlock> Matches, IReadOnlyList<OtherReferral> OtherReferrals, IReadOnlyList<RedirectTarget> RedirectTargets)
{
    public static async Task<ScreeningPage> For(YoungFuturesDb db, Words T, Referral referral, Act act, PossibleMatches matches)
    {
        var entries = await db.ReferenceEntries.AsNoTracking()
            .Where(entry => entry.Kind == ReferenceKind.Concern || entry.Kind == ReferenceKind.Strength || entry.Kind == ReferenceKind.Trigger || entry.Kind == ReferenceKind.RedirectTarget)
            .OrderBy(entry => entry.Order)
            .ToListAsync();
        string Named(ReferenceKind kind, string code) => code == Referral.NotKnownYet ? T["Not known yet"] : entries.Find(entry => entry.Kind == kind && entry.Code == code) is { } entry ? T.Of(entry) : code;

        var agency = referral.ReferringAgencyId is null ? null : await db.Agencies.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referral.ReferringAgencyId);
        var told = PossibleMatches.FactsOf(referral);
        return new ScreeningPage(referral.Id, referral.Reference!, referral.Status, referral.SubmittedAt!.Value, referral.DueOn,
            referral.NameAsGiven, referral.AgeAtReferral, referral.BornOn, referral.BornOnEstimated,
            act.Panel.Areas.Find(area => area.Code == referral.AreaCode) is { } area ? T.Of(area) : referral.AreaCode, referral.School,
            agency is null ? referral.ReferrerName : T.Of(agency),
            referral.HappenedOn, referral.WhatHappened,
            [.. referral.ConcernCodes.Select(code => Named(ReferenceKind.Concern, code))], referral.ConcernsText,
            [.. referral.StrengthCodes.Select(code => Named(ReferenceKind.Strength, code))], referral.StrengthsText,
            [.. referral.Triggers.OrderBy(trigger => trigger.Code, StringComparer.Ordinal).Select(trigger => new TriggerLine(Named(ReferenceKind.Trigger, trigger.Code), trigger.Evidence, trigger.OccurredOn))],
            referral.Tried, referral.OwnWords, referral.FamilyNotAwareBecause,
            [.. referral.Questions.OrderBy(question => question.AskedAt).Select(question =>
                new QuestionLine(question.Id, question.Question, question.AskedAt, question.DueOn, question.Answer, question.AnsweredAt, question.IsOpen))],
            [.. ScreeningFacts.Of(referral, act, matches, await Overlaps.Of(db, referral)).Select(fact => new FactLine(fact.About, Say(T, fact, code => Named(ReferenceKind.Trigger, code))))],
            [.. matches.People.Select(match => new MatchBlock(match.YoungPersonId, match.Name, Other(match.Facts), Compare(T, told, match), match.Cases, ScreeningFacts.IsRepeat(referral, act, match)))],
            matches.OtherReferrals,
            [.. entries.Where(entry => entry.Kind == ReferenceKind.RedirectTarget && entry.IsInForce(act.Today)).Select(entry => new RedirectTarget(entry.Code, T.Of(entry), entry.IsSafeguarding))]);
    }

    /// <summary>The facts as they stood when the referral was screened, one a line, in the screener's language.</summary>
    public string FactsAsText(Words T) => Domain.Text.TypedText.Truncate(string.Join('\n', Facts.Select(fact => T["{0}: {1}", T.Of(fact.About), fact.Text])), Lengths.Text);

    /// <summary>A neutral beginning for what agencies are told: nothing that anybody wrote, not who referred, and no date by which a later referrer could tell that the panel knew already.</summary>
    public string SuggestedSummary(Words T)
    {
        List<string> lines = [];
        if (Concerns.Count > 0) lines.Add(T["Concerns: {0}.", string.Join(", ", Concerns)]);
        if (Strengths.Count > 0) lines.Add(T["Strengths: {0}.", string.Join(", ", Strengths)]);
        return string.Join('\n', lines);
    }

    private static string Say(Words T, ScreeningFact fact, Func<string, string> trigger) => T.Translate(fact.Sentence, [.. fact.Values.Select(value => value switch
    {
        Enum named => T.Of(named),
        DateOnly date => date.ToLong(),
        PanelArea area => T.Of(area),
        Overlap overlap => T.Either(overlap.Agency!, overlap.AgencyCy!),
        IEnumerable<Expected> expected => string.Join(", ", expected.Select(missing => T.Of(missing).ToLower(CultureInfo.CurrentCulture))),
        IEnumerable<string> codes when fact.About == FactAbout.Triggers => string.Join(", ", codes.Select(trigger)),
        IEnumerable<string> several => string.Join(", ", several),
        var other => (object)other,
    })]);

    private static string? Other(PersonFacts facts) => string.Join(", ", new[] { facts.Preferred }.Concat(facts.AlsoKnownAs).Where(name => !string.IsNullOrWhiteSpace(name))) is { Length: > 0 } names ? names : null;

    private static IReadOnlyList<ComparedField> Compare(Words T, PersonFacts told, PossibleMatch match) =>
        [.. match.Resemblance.Fields.Select(field => new ComparedField(field.Field, field.Level, Shown(T, told, field.Field), Shown(T, match.Facts, field.Field)))];

    private static string? Shown(Words T, PersonFacts facts, PersonField field) => field switch
    {
        PersonField.Given => facts.Given,
        PersonField.Family => facts.Family,
        PersonField.BornOn when facts is { BornOn: { } born, BornOnEstimated: true } => T["{0}, estimated", born.ToLong()],
        PersonField.BornOn => facts.BornOn?.ToLong(),
        PersonField.Sex => facts.Sex is { } sex ? T.Of(Enum.Parse<Sex>(sex)) : null,
        PersonField.Postcode => facts.Postcode,
        PersonField.School => facts.School,
        _ => null,
    };
}

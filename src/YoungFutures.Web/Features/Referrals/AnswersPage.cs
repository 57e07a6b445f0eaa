using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals;

/// <summary>One question of a referral and what was answered, one line for each answer.</summary>
public sealed record AnswerRow(string Question, IReadOnlyList<string> Answer, string? Change);

/// <summary>The answers of one page of the form.</summary>
public sealed record AnswerGroup(string Title, IReadOnlyList<AnswerRow> Rows);

/// <summary>Everything a referrer said, as they said it. Optional questions without an answer are left out.</summary>
public sealed record AnswersPage(IReadOnlyList<AnswerGroup> Groups)
{
    public static async Task<AnswersPage> For(Referral referral, YoungFuturesDb db, Words T, bool changeable)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var words = await db.WordsFor([.. referral.Triggers.Select(trigger => trigger.Code), .. referral.ConcernCodes, .. referral.StrengthCodes, referral.EthnicityCode ?? ""]);
        var area = await db.PanelAreas.Where(held => held.PanelId == referral.PanelId && held.Code == referral.AreaCode).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync();
        var agency = await db.Agencies.Where(held => held.Id == referral.ReferringAgencyId).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync();
        string? Change(DraftStep step) => changeable ? Steps.Path(referral.Id, step) : null;
        AnswerRow Needed(DraftStep step, string question, params IEnumerable<string?> answer)
        {
            var said = answer.OfType<string>().ToList();
            return new(question, said.Count > 0 ? said : [referral.IsDone(step) ? T["Not known yet"] : T["Not answered yet"]], Change(step));
        }

        AnswerRow? Optional(DraftStep step, string question, string? answer) => answer is null ? null : new(question, [answer], Change(step));
        IEnumerable<string> Named(IEnumerable<string> codes) => codes.Select(code => code == Referral.NotKnownYet ? T["Not known yet"] : words[code]);
        AnswerGroup Group(string title, params IEnumerable<AnswerRow?> rows) => new(title, [.. rows.OfType<AnswerRow>()]);

        var change = changeable && db.Viewer.Runs(referral.PanelId) ? DraftStep.Referrer : (DraftStep?)null;
        AnswerRow? Told(string question, string? answer) => answer is null ? null : new(question, [answer], change is null ? null : Steps.Path(referral.Id, DraftStep.Referrer));
        const DraftStep person = DraftStep.YoungPerson, reasons = DraftStep.Reasons, safety = DraftStep.Safety;
        return new([
            Group(T["Who told the panel"],
                Told(T["Source"], T.Of(referral.Source)), Told(T["Agency"], agency), Told(T["Name"], referral.ReferrerName),
                Told(T["Role"], referral.ReferrerRole), Told(T["How to reach them"], referral.ReferrerContact)),
            Group(T["The young person"],
                Needed(person, T["Name"], referral.HasName ? referral.NameAsGiven is { Length: > 0 } name ? name : referral.PreferredName ?? referral.AlsoKnownAs : null),
                Needed(person, T["Date of birth"], referral.BornOn is { } born ? referral.BornOnEstimated ? T["{0} (estimated)", born.ToLong()] : born.ToLong() : null),
                referral.AgeAtReferral is { } age ? new(T["Age on the day of referral"], [age.ToString(CultureInfo.CurrentCulture)], null) : null,
                Needed(person, T["Sex"], referral.Sex == Sex.NotKnown ? null : T.Of(referral.Sex)),
                Needed(person, T["Where they live"], area),
                Needed(person, T["Language"], referral.Language == ContactLanguage.NotKnown ? null : T.Of(referral.Language)),
                Optional(person, T["Name they like to be called"], referral.PreferredName), Optional(person, T["Other names they are known by"], referral.AlsoKnownAs),
                Optional(person, T["Address"], referral.Address),
                Optional(person, T["Postcode"], Postcode.IsNoFixedAddress(referral.Postcode) ? T["No fixed address"] : referral.Postcode),
                Optional(person, T["School, college or work"], referral.School), Optional(person, T["Communication needs"], referral.CommunicationNeeds),
                Optional(person, T["Ethnicity"], referral.EthnicityCode is { } ethnicity ? words[ethnicity] : null),
                Optional(person, T["A safe way to get in touch"], referral.SafeContact), Optional(person, T["A number that identifies them"], referral.Identifier)),
            Group(T["Reasons"],
                Needed(reasons, T["What happened?"], referral.WhatHappened),
                Optional(reasons, T["When did it happen?"], referral.HappenedOn?.ToLong()),
                Needed(reasons, T["What makes you think of the panel?"], referral.Triggers.OrderBy(trigger => trigger.Code, StringComparer.Ordinal).Select(trigger => Say(trigger, words, T))),
                Needed(reasons, T["Concerns"], Named(referral.ConcernCodes).Append(referral.ConcernsText)),
                Needed(reasons, T["Strengths"], Named(referral.StrengthCodes).Append(referral.StrengthsText)),
                Optional(reasons, T["What has been tried?"], referral.Tried), Optional(reasons, T["Which agencies are involved?"], referral.AgenciesInvolved)),
            Group(T["Safety and family"],
                Needed(safety, T["Is the young person at immediate risk of harm?"], referral.ImmediateRisk is { } risk ? T.Of(risk) : null),
                Needed(safety, T["Does the family know about this referral?"], referral.FamilyAware is { } aware ? T.Of(aware) : null),
                Optional(safety, T["Why does nobody in the family know?"], referral.FamilyNotAwareBecause),
                Optional(safety, T["In the young person’s own words"], referral.OwnWords)),
        ]);
    }

    private static string Say(ReferralTrigger trigger, IReadOnlyDictionary<string, string> words, Words T) => (trigger.OccurredOn, trigger.SourceReference) switch
    {
        ({ } on, { } reference) => T["{0}: {1} ({2}, reference {3})", words[trigger.Code], trigger.Evidence, on.ToShort(), reference],
        ({ } on, null) => T["{0}: {1} ({2})", words[trigger.Code], trigger.Evidence, on.ToShort()],
        (null, { } reference) => T["{0}: {1} (reference {2})", words[trigger.Code], trigger.Evidence, reference],
        _ => T["{0}: {1}", words[trigger.Code], trigger.Evidence],
    };
}

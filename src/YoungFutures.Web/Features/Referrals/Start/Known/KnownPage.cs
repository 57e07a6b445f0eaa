using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals.Start.Known;

/// <summary>Who is in the viewer's sight already and resembles the young person asked about.</summary>
public sealed record KnownPage(string Name, DateOnly? BornOn, string? Postcode, IReadOnlyList<KnownRow> Known, bool WithIncident);

/// <summary>One who resembles them: what agrees, what differs, in words.</summary>
public sealed record KnownRow(string Href, string Name, DateOnly? BornOn, string? Area, ReferralStatus? Status, string? Reference,
    IReadOnlyList<string> CaseReferences, IReadOnlyList<string> Agrees, IReadOnlyList<string> Differs)
{
    public static KnownRow For(KnownPerson known, Words T, IReadOnlyDictionary<string, string> areas) => new(
        known.ReferralId is { } referral ? $"/referrals/{referral}" : $"/young-people/{known.YoungPersonId}",
        known.Name, known.BornOn, known.AreaCode is { } code ? areas.GetValueOrDefault(code) : null, known.Status, known.Reference, known.CaseReferences,
        [.. known.Resemblance.Fields.Where(field => field.Agrees).Select(field => Say(T, field))],
        [.. known.Resemblance.Fields.Where(field => field.Level == ResemblanceLevel.Differs).Select(field => Say(T, field))]);

    private static string Say(Words T, FieldResemblance field) => (field.Field, field.Level) switch
    {
        (PersonField.Given, ResemblanceLevel.Same) => T["The given name is the same"],
        (PersonField.Given, ResemblanceLevel.Equivalent) => T["The given name is another form of the same name"],
        (PersonField.Given, ResemblanceLevel.Swapped) => T["Given name and family name are the other way round"],
        (PersonField.Given, ResemblanceLevel.SharesPart) => T["One of the given names, or its initial, is the same"],
        (PersonField.Given, ResemblanceLevel.Close) => T["The given name is spelled almost the same"],
        (PersonField.Given, ResemblanceLevel.SoundsAlike) => T["The given name sounds alike"],
        (PersonField.Given, _) => T["The given name differs"],
        (PersonField.Family, ResemblanceLevel.Same) => T["The family name is the same"],
        (PersonField.Family, ResemblanceLevel.Equivalent) => T["The family name is another form of the same name"],
        (PersonField.Family, ResemblanceLevel.Swapped) => T["Family name and given name are the other way round"],
        (PersonField.Family, ResemblanceLevel.SharesPart) => T["Part of the family name is the same"],
        (PersonField.Family, ResemblanceLevel.Close) => T["The family name is spelled almost the same"],
        (PersonField.Family, ResemblanceLevel.SoundsAlike) => T["The family name sounds alike"],
        (PersonField.Family, _) => T["The family name differs"],
        (PersonField.BornOn, ResemblanceLevel.Same) => T["The date of birth is the same"],
        (PersonField.BornOn, ResemblanceLevel.Swapped) => T["Day and month of birth are the other way round"],
        (PersonField.BornOn, ResemblanceLevel.Differs) => T["The date of birth differs"],
        (PersonField.BornOn, _) => T["The date of birth is close"],
        (PersonField.Sex, ResemblanceLevel.Differs) => T["The sex differs"],
        (PersonField.Sex, _) => T["The sex is the same"],
        (PersonField.Postcode, ResemblanceLevel.Same) => T["The postcode is the same"],
        (PersonField.Postcode, ResemblanceLevel.Differs) => T["The postcode differs"],
        (PersonField.Postcode, _) => T["The postcode is close by"],
        (PersonField.School, ResemblanceLevel.Differs) => T["The school differs"],
        _ => T["The school is the same"],
    };
}

using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople;

/// <summary>One young person in a list.</summary>
public sealed record YoungPersonRow(Guid Id, string GivenName, string FamilyName, DateOnly? BornOn, bool BornOnEstimated, string? AreaCode)
{
    public static readonly Expression<Func<YoungPerson, YoungPersonRow>> From = youngPerson => new(
        youngPerson.Id, youngPerson.GivenName, youngPerson.FamilyName, youngPerson.BornOn, youngPerson.BornOnEstimated, youngPerson.AreaCode);

    public string Name => $"{GivenName} {FamilyName}".Trim();
}

public sealed record CaseOfYoungPerson(Guid Id, Guid YoungPersonId, string Reference, CaseStatus Status, DateTime OpenedAt, DateTime? ClosedAt, DateOnly? DueOn);

public sealed record ReferralOfYoungPerson(Guid Id, Guid? YoungPersonId, string? Reference, ReferralStatus Status, ReferralSource Source, DateTime? SubmittedAt);

/// <summary>Somebody who was put together with this young person, and how to take it back.</summary>
public sealed record MergedYoungPerson(Guid MergeId, Guid SurvivorId, Guid MergedId, string Name, DateTime At, string? By, string Because)
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<MergedYoungPerson>> With(YoungFuturesDb db, Guid[] all) => all.Length == 1 ? [] :
        await db.YoungPersonMerges.AsNoTracking().Where(held => all.Contains(held.SurvivorId) && held.UndoneAt == null).OrderByDescending(held => held.At).ThenBy(held => held.Id).Take(Most)
            .Select(held => new MergedYoungPerson(held.Id, held.SurvivorId, held.MergedId, db.YoungPeople.Where(merged => merged.Id == held.MergedId).Select(merged => merged.GivenName + " " + merged.FamilyName).FirstOrDefault() ?? "–", held.At,
                db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(), held.Because)).ToListAsync();
}

/// <summary>A young person as far as the viewer may see: only the cases and referrals that are the viewer's too.</summary>
public sealed record YoungPersonPage(
    Guid Id, string Name, string? PreferredName, string? AlsoKnownAs, DateOnly? BornOn, bool BornOnEstimated, int? Age, Sex Sex, string? GenderIdentity, string? Ethnicity, string? EthnicitySaidBy,
    ContactLanguage Spoken, ContactLanguage Written, DateOnly? LanguageAskedOn, string? CommunicationNeeds, string? SafeContact, string? Address, string? Postcode, string? Area, string? School,
    string? CareStatus, string? LearningNeeds, bool? Disability, bool? YoungCarer, bool SeesIdentifiers, string? Upn, string? NhsNumber, string? PncId, bool MayEdit,
    IReadOnlyList<CaseOfYoungPerson> Cases, IReadOnlyList<ReferralOfYoungPerson> Referrals, bool MayMerge, IReadOnlyList<MergedYoungPerson> Merged)
{
    private const int Most = 100;
    public DateOnly? DiedOn { get; init; }
    public string? DeathRecordedBy { get; init; }
    public bool MayRecordDeath { get; init; }

    /// <summary>Whose record it stands on, where that is not this one.</summary>
    public string? NameOfOther(Guid? youngPersonId) => youngPersonId == Id ? null : Merged.FirstOrDefault(merged => merged.MergedId == youngPersonId)?.Name;

    /// <summary>The title names a reference, never the young person.</summary>
    public string? Reference => Cases.Count > 0 ? Cases[0].Reference : null;

    public static async Task<YoungPersonPage> Of(YoungFuturesDb db, Viewer viewer, YoungPerson who)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var area = await db.PanelAreas.Where(held => held.PanelId == who.PanelId && held.Code == who.AreaCode).Select(held => welsh ? held.NameCy : held.Name).FirstOrDefaultAsync();
        var lists = await db.ReferenceEntries.AsNoTracking()
            .Where(entry => (entry.Kind == ReferenceKind.Ethnicity && entry.Code == who.EthnicityCode)
                || (entry.Kind == ReferenceKind.CareStatus && entry.Code == who.CareStatusCode)
                || (entry.Kind == ReferenceKind.LearningNeeds && entry.Code == who.LearningNeedsCode))
            .ToDictionaryAsync(entry => entry.Kind, entry => welsh ? entry.Welsh : entry.English);
        // Whoever was put together with this one is read here as well, as far as the viewer sees it.
        var all = await db.AllOf(who.Id);
        var cases = await db.Cases.AsNoTracking().Where(held => all.Contains(held.YoungPersonId)).OrderByDescending(held => held.OpenedAt).Take(Most)
            .Select(held => new CaseOfYoungPerson(held.Id, held.YoungPersonId, held.Reference, held.Status, held.OpenedAt, held.ClosedAt, held.DueOn)).ToListAsync();
        var referrals = await db.Referrals.AsNoTracking().Where(held => held.YoungPersonId != null && all.Contains(held.YoungPersonId.Value)).OrderByDescending(held => held.SubmittedAt).Take(Most)
            .Select(held => new ReferralOfYoungPerson(held.Id, held.YoungPersonId, held.Reference, held.Status, held.Source, held.SubmittedAt)).ToListAsync();
        var identifiers = viewer.May(YoungPersonRights.SeeIdentifiers, who);
        return new(who.Id, who.FullName, who.PreferredName, who.AlsoKnownAs, who.BornOn, who.BornOnEstimated,
            who.BornOn is { } born ? Domain.Calendar.Age.On(born, UkTime.LocalDate(db.Now)) : null, who.Sex, who.GenderIdentity,
            lists.GetValueOrDefault(ReferenceKind.Ethnicity), who.EthnicitySaidBy, who.SpokenLanguage, who.WrittenLanguage, who.LanguageAskedOn,
            who.CommunicationNeeds, who.SafeContact, who.Address, who.Postcode, area, who.School, lists.GetValueOrDefault(ReferenceKind.CareStatus),
            lists.GetValueOrDefault(ReferenceKind.LearningNeeds), who.Disability, who.YoungCarer, identifiers,
            identifiers ? who.Upn : null, identifiers && who.NhsNumber is { } number ? Domain.YoungPeople.NhsNumber.Spaced(number) : null, identifiers ? who.PncId : null,
            viewer.May(YoungPersonRights.Edit, who), cases, referrals, viewer.May(YoungPersonRights.Merge, who), await MergedYoungPerson.With(db, all))
        {
            DiedOn = who.DiedOn, MayRecordDeath = viewer.May(Domain.Sharing.SharingRights.RecordDeath, who),
            DeathRecordedBy = who.DeathRecordedById is { } recorder ? await db.Users.Where(user => user.Id == recorder).Select(user => user.DisplayName).SingleOrDefaultAsync() : null,
        };
    }
}

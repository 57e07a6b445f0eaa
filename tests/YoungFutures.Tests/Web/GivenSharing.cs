using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web;

/// <summary>Families, and what is shared about them.</summary>
public static class GivenSharing
{
    /// <summary>A case of which nobody has said what the family knows.</summary>
    public static async Task<Guid> CaseNobodyTold(this Given given)
    {
        var caseId = await given.Case();
        return await given.As("coordinator.nw", async (db, act) =>
        {
            db.FamilyTold.RemoveRange(await db.FamilyTold.Where(held => held.CaseId == caseId).ToListAsync());
            return caseId;
        });
    }

    public static Task<Guid> Contact(this Given given, Guid caseId, FamilyRelation relation, string name, ContactLanguage language = ContactLanguage.English, bool safe = true, string? mustNotBecause = null,
        string address = "3 Ffordd Las, Wrexham") => given.As("coordinator.nw", async (db, act) =>
    {
        var youngPerson = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPerson).SingleAsync();
        var contact = new FamilyContact(act, youngPerson, relation, name) { Language = language, Address = address, Postcode = "LL11 1AY" };
        if (mustNotBecause is null) contact.FindSafe(safe, "By letter.");
        else contact.KeepFrom(mustNotBecause);
        db.FamilyContacts.Add(contact);
        return contact.Id;
    });

    public static Task<Guid> Letter(this Given given, Guid caseId, Guid contactId, LetterKind kind = LetterKind.Invitation) => given.As("coordinator.nw", async (db, act) =>
    {
        var letter = new Letter(act, await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId), await db.FamilyContacts.SingleAsync(held => held.Id == contactId), kind,
            LetterLanguage.English, null, "Dear Carys,\n\n# We would like to meet you\n\nOn Monday at four.");
        db.Letters.Add(letter);
        return letter.Id;
    });

    public static Task<Guid> Objection(this Given given, Guid caseId, string agency) => given.As("coordinator.nw", async (db, act) =>
    {
        var agencyId = await db.Agencies.Where(held => held.Name == agency).Select(held => held.Id).SingleAsync();
        var objection = (await db.Cases.Include(held => held.Objections).SingleAsync(held => held.Id == caseId)).Object(act, agencyId, "The mother", "They were at school together.", act.Today);
        db.Objections.Add(objection);
        return objection.Id;
    });

    public static Task<Guid> Warning(this Given given, Guid caseId) => given.As("coordinator.nw", async (db, act) =>
    {
        var warning = new VisitWarning(act, await db.Cases.SingleAsync(held => held.Id == caseId), "A dog is loose in the yard.", "Ring before you come.", "The school", act.Today.AddDays(-3));
        db.VisitWarnings.Add(warning);
        return warning.Id;
    });

    public static Task<Guid> Notice(this Given given, Guid caseId) => given.As("coordinator.nw", async (db, act) =>
    {
        var notice = new PrivacyNotice(act, await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId), act.Today);
        db.PrivacyNotices.Add(notice);
        return notice.Id;
    });
}

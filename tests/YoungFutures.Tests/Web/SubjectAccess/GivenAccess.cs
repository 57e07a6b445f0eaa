using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Tests.Web.SubjectAccess;

internal static class GivenAccess
{
    public static AskedFor Asked(this DateOnly on, Requester requester = Requester.YoungPerson, LetterLanguage language = LetterLanguage.English) => new(requester, "Meilyr Gwyddfid", "By hand, at school.", language, on, null);

    /// <summary>A request that is being decided, answered by information governance.</summary>
    public static async Task<Guid> AccessRequest(this Given given, Guid? caseId = null, LetterLanguage language = LetterLanguage.English)
    {
        var of = caseId ?? await given.Case();
        return await given.As("ig.nw", async (db, act) =>
        {
            var held = await db.Cases.SingleAsync(one => one.Id == of);
            var request = new AccessRequest(act, held.YoungPersonId, await ReferenceNumber.ForAccess(db, act), held.Reference, act.Today.Asked(language: language));
            request.ProveIdentity(act, "Their worker knows them.", act.Today, null);
            request.RecordWishes(act, Competence.Competent, "They said it back.", "To know what was said.");
            request.DecideRisk(act, "None that is known.", goesOn: true, "They live alone.");
            request.Gather(act);
            db.AccessRequests.Add(request);
            return request.Id;
        });
    }

    public static Task<Guid> AccessItem(this Given given, Guid requestId) => given.As("ig.nw", async (db, act) =>
    {
        var request = await db.AccessRequests.SingleAsync(held => held.Id == requestId);
        var item = new AccessItem(request, nameof(YoungFutures.Domain.YoungPeople.YoungPerson), request.SubjectId, DateTime.MinValue, null, needsOpinion: false);
        db.AccessItems.Add(item);
        return item.Id;
    });

    public static Task<Guid> AccessAsking(this Given given, Guid requestId) => given.As("ig.nw", async (db, act) =>
    {
        var request = await db.AccessRequests.SingleAsync(held => held.Id == requestId);
        var agency = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
        var asking = new AccessAsking(act, request, AskedOf.Source, "The records officer", agency.Id, null, "May it go?", act.In(5));
        db.AccessAskings.Add(asking);
        return asking.Id;
    });
}

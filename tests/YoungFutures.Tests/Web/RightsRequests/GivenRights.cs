using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Tests.Web.RightsRequests;

internal static class GivenRights
{
    public static RightsAsked AskedAbout(this DateOnly on, RightKind kind = RightKind.Rectification, Guid? aboutUserId = null) =>
        new(kind, "RT01", Asker.YoungPerson, "Meilyr Gwyddfid", AskedHow.Said, "I was never there.", "By hand, at school.", LetterLanguage.English, on, aboutUserId);

    /// <summary>A request that waits to be decided, with information governance.</summary>
    public static async Task<Guid> RightsRequest(this Given given, Guid? caseId = null, RightKind kind = RightKind.Rectification, string by = "ig.nw", string? about = null)
    {
        var of = caseId ?? await given.Case();
        var (owner, aboutId) = ((await given.User("ig.nw")).Id, about is null ? (Guid?)null : (await given.User(about)).Id);
        return await given.As(by, async (db, act) =>
        {
            var held = await db.Cases.SingleAsync(one => one.Id == of);
            var request = new RightsRequest(act, new Matter(held.YoungPersonId, held.PanelId, held.Id, null, held.Reference), await ReferenceNumber.ForRights(db, act), act.Today.AskedAbout(kind, aboutId), owner);
            db.RightsRequests.Add(request);
            return request.Id;
        });
    }
}

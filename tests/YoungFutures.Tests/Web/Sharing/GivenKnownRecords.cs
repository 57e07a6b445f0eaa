using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Tests.Web.Sharing;

/// <summary>Agencies that know of a record and no more.</summary>
public static class GivenKnownRecords
{
    /// <summary>An agency was told that there is a record.</summary>
    public static Task<Guid> KnownRecord(this Given given, Guid caseId, string agency = "North Wales Police", string? despite = null) => given.As("coordinator.nw", async (db, act) =>
    {
        var agencyId = await db.Agencies.Where(held => held.Name == agency).Select(held => held.Id).SingleAsync();
        return (await db.Cases.Include(held => held.Involvements).Include(held => held.Known).AsSplitQuery().SingleAsync(held => held.Id == caseId)).LetKnow(act, agencyId, "It meets the young person.", despite).Id;
    });

    /// <summary>Somebody of that agency asks for access.</summary>
    public static Task<Guid> SightRequest(this Given given, Guid knownRecordId, string account = "police.nw") => given.As(account, async (db, act) =>
        (await db.KnownRecords.Include(held => held.Requests).SingleAsync(held => held.Id == knownRecordId)).Ask(act, SightPurpose.Planning, "We plan who speaks with them in town.").Id);
}

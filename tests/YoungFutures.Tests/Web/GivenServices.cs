using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes of the service directory and of the support that services give.</summary>
public static class GivenServices
{
    private static int made;

    /// <summary>A service of this agency for mentoring, for needs N02 and N20.</summary>
    public static Task<Guid> Service(this Given given, string agency = "North Wales Police", string? name = null, int places = 3, string[]? areas = null, SupportKind kind = SupportKind.Mentoring) => given.As("coordinator.nw", async (db, act) =>
    {
        name ??= $"Mentoring {Interlocked.Increment(ref made)}";
        var service = new Service(act, await db.Agencies.SingleAsync(held => held.Name == agency), new(name, name.Replace("Mentoring", "Mentora", StringComparison.Ordinal), kind, "A mentor once a week.", "Mentor unwaith yr wythnos.",
            ["N02", "N20"], areas ?? [], 10, 17, WelshMedium.OnRequest, ReferralRoute.Panel, FamilyCost.Free));
        service.SayPlaces(act, places, 7);
        db.Services.Add(service);
        return service.Id;
    });

    /// <summary>The service was offered to a young person whose support is under way, led by the health board.</summary>
    public static async Task<Guid> Intervention(this Given given, Guid serviceId, Guid? caseId = null)
    {
        var held = caseId ?? await given.Supported();
        return await given.As("health.nw", async (db, act) =>
        {
            var service = await db.Services.Include(one => one.Agency).SingleAsync(one => one.Id == serviceId);
            var offered = (await db.WholeCaseToSupport(held))!.Offer(act, service, new Offer("N20", null, "Wants somebody to talk to.", "Speak slowly.", "Ring after five."), await db.ContactOf(service.AgencyId));
            db.Interventions.Add(offered);
            return offered.Id;
        });
    }

    /// <summary>A place was given by the provider's own account.</summary>
    public static Task<Guid> PlaceGiven(this Given given, Guid interventionId, string by = "provider.nw") => given.As(by, async (db, act) =>
    {
        (await db.WholeIntervention(interventionId))!.Accept(act, act.UserId, null);
        return interventionId;
    });

    /// <summary>The young person came to a first session.</summary>
    public static async Task<Guid> UnderWay(this Given given, Guid interventionId, string by = "provider.nw")
    {
        await given.PlaceGiven(interventionId, by);
        return await given.As(by, async (db, act) => (await db.WholeIntervention(interventionId))!.Record(act, act.Today, SessionAttendance.Came).InterventionId);
    }
}

using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.OurPeople;

internal static class GivenRecertifications
{
    private static int made;

    /// <summary>That somebody new of the police of North Wales still needs their role, to be decided; of a quarter of its own.</summary>
    public static Task<Recertification> Recertification(this Given given) => given.As("admin", async (db, act) =>
    {
        var police = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
        var user = new User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
        user.Address($"{Guid.NewGuid():N}@demo.example");
        user.Describe("Elin Sampl", null, police.Id, "en-GB", null, act.At);
        var role = user.Take(Role.Partner, act.Panel.Id, act.At);
        db.Users.Add(user);
        var held = new Recertification(act, police.Id, new DateOnly(1900, 1, 1).AddMonths(3 * Interlocked.Increment(ref made)), police.ContactId ?? act.CoordinatorId, [role]);
        db.Recertifications.Add(held);
        return held;
    });
}

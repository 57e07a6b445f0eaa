using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes of people who have a tie to the young person of a case.</summary>
public static class GivenDeclarations
{
    /// <summary>A conflict of somebody, proposed by the coordinator and not decided yet.</summary>
    public static Task<Guid> Declaration(this Given given, Guid caseId, string account, Tie tie = Tie.Relative) => given.As("coordinator.nw", async (db, act) =>
    {
        var @case = await db.WholeCaseToDeclare(caseId);
        var person = await given.User(account);
        var chair = await given.User("chair.nw");
        return @case.Declare(act, (await db.MembersOf(act.Panel.Id)).Single(member => member.UserId == person.Id), tie, "As the coordinator was told.", chair.Id).Id;
    });

    /// <summary>Somebody says of themselves that they have a tie.</summary>
    public static Task<Guid> OwnDeclaration(this Given given, Guid caseId, string account, Tie tie = Tie.Relative) => given.As(account, async (db, act) =>
    {
        var @case = await db.WholeCaseToDeclare(caseId);
        var person = (await db.MembersOf(act.Panel.Id)).Single(member => member.UserId == act.UserId);
        return @case.Declare(act, person, tie, "My own words about it.", null).Id;
    });
}

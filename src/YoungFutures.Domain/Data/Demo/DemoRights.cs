using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Somebody says that something in their record is wrong, and somebody complains: the one waits to be decided, the other is decided and waits to be told.</summary>
public static class DemoRights
{
    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.RightsRequests.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var governs = await db.Users.SingleAsync(user => user.Email == "ig.nw@demo.example");
        var now = await db.ActIn(cast.Panel.Id);
        Act Earlier(int days, Guid userId) => now with { UserId = userId, AgencyId = null, At = now.At.AddDays(-days) };

        var cases = await db.Cases.Where(held => held.PanelId == cast.Panel.Id && held.Status == CaseStatus.Supporting && !held.IsRestricted).OrderBy(held => held.OpenedAt).ThenBy(held => held.Id).Take(2).ToListAsync();
        if (cases.Count < 2) return;
        Matter Of(Case held) => new(held.YoungPersonId, held.PanelId, held.Id, null, held.Reference);

        var heard = Earlier(9, cast.Coordinator.Id);
        db.RightsRequests.Add(new RightsRequest(heard, Of(cases[0]), await ReferenceNumber.ForRights(db, heard),
            new(RightKind.Rectification, "RT01", Asker.YoungPerson, "Themselves, with their worker", AskedHow.Through, "It says I was there in August. I was at my nain’s the whole week, ask her.", "By hand, through their worker.",
                LetterLanguage.Welsh, heard.Today, null), governs.Id));

        var opened = Earlier(24, governs.Id);
        var complaint = new RightsRequest(opened, Of(cases[1]), await ReferenceNumber.ForRights(db, opened),
            new(RightKind.Complaint, "RT06", Asker.Parent, "The mother", AskedHow.Telephone, "We heard from school that there had been a meeting about him. Nobody had asked us anything.", "By telephone, after four.", LetterLanguage.English, opened.Today, null), governs.Id);
        complaint.Acknowledge(Earlier(20, governs.Id), opened.Today.AddDays(4), "By telephone.");
        db.RightsRequests.Add(complaint);
        await db.SaveChangesAsync();
        complaint.Decide(Earlier(2, governs.Id), await PartInMatter.Read(db, complaint), new(RightsOutcome.Upheld, "The record has no word of the family being told before the meeting, and no reason why they were not.",
            "The coordinator will speak with the family this week. From now on the agenda says of each young person who told the family, and when.", null, null));
        await db.SaveChangesAsync();
    }
}

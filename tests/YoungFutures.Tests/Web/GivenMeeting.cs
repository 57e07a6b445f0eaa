using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes of a meeting under way.</summary>
public static class GivenMeeting
{
    /// <summary>Today's meeting, which begins now, with so many new cases on its published agenda; ten minutes are planned for each.</summary>
    public static async Task<LiveMeeting> LiveMeeting(this Given given, int items, bool quorate = true)
    {
        var caseIds = new List<Guid>();
        for (var made = 0; made < items; made++) caseIds.Add(await given.Case());
        return await given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            foreach (var caseId in caseIds) meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
            if (quorate)
            {
                meeting.RecordChair(Presence.Present, null);
                foreach (var agency in await db.AgenciesAtTheTable(act.Panel.Id, act.Today).ToListAsync()) meeting.Record(agency, null, "Somebody", Presence.Present, null, true);
            }

            return new LiveMeeting(meeting.Id, caseIds, [.. meeting.Items.OrderBy(item => item.Order).Select(item => item.Id)]);
        });
    }
}

public sealed record LiveMeeting(Guid Id, IReadOnlyList<Guid> CaseIds, IReadOnlyList<Guid> ItemIds)
{
    public string Address => $"/meetings/{Id}";

    /// <summary>The address of an item, counted from one.</summary>
    public string Item(int number) => $"/meetings/{Id}/items/{ItemIds[number - 1]}";
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Order;

[Route("meetings/{meetingId:guid}/order")]
public sealed class OrderController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid meetingId, bool suggested = false)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        if (!meeting.CanBeArranged) return LocalRedirect($"/meetings/{meetingId}");
        var form = new OrderForm { Version = meeting.Version.ToString(), IsSuggested = suggested };
        var lines = await Lines(meetingId);
        var needs = await db.NeedsOf(meeting);
        if (suggested)
        {
            var place = AgendaOrder.Suggest([.. needs.Where(need => !need.IsQuick && lines.Exists(line => line.ItemId == need.ItemId))], [.. needs.Where(need => need.IsQuick)]).Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
            lines = [.. lines.OrderBy(line => place.GetValueOrDefault(line.ItemId, int.MaxValue))];
            needs = InOrder(needs, lines);
        }

        for (var i = 0; i < lines.Count; i++) lines[i].Place = i + 1;
        form.Items = lines;
        await Describe(form, meeting, needs);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid meetingId, OrderForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var lines = await Lines(meetingId);
        // What was typed stands where it was typed, or its messages would point elsewhere.
        if (form.Items.Any(typed => !lines.Exists(line => line.ItemId == typed.ItemId))) return NotFound();
        foreach (var typed in form.Items) typed.TakeNamesFrom(lines.Find(line => line.ItemId == typed.ItemId)!);
        if (!ModelState.IsValid)
        {
            form.Items.AddRange(lines.Where(line => form.Items.TrueForAll(typed => typed.ItemId != line.ItemId)).ToList());
            await Describe(form, meeting, await db.NeedsOf(meeting));
            return this.Invalid("Edit", form);
        }

        db.Expect(meeting, form.Version);
        var act = await db.ActIn(meeting.PanelId);
        meeting.PutInOrder(act, [.. form.Items.OrderBy(line => line.Place).Select(line => line.ItemId)]);
        foreach (var line in form.Items) meeting.Allow(act, meeting.Items.Find(item => item.Id == line.ItemId)!, line.Minutes!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The order of the agenda was changed."]);
        return LocalRedirect($"/meetings/{meeting.Id}#agenda");
    }

    /// <summary>The items in sight that are still to be heard one by one.</summary>
    private async Task<List<OrderLine>> Lines(Guid meetingId)
    {
        var open = db.AgendaItems.Where(item => item.MeetingId == meetingId && item.DecidedAt == null && !item.WasCarriedOver && !db.QuickProposals.Any(proposal => proposal.AgendaItemId == item.Id && proposal.LiftedAt == null));
        var facts = await db.FactsOf(open);
        var items = await open.OrderBy(item => item.Order).ThenBy(item => item.Id).Select(item => new { item.Id, item.CaseId, item.Minutes }).ToListAsync();
        return items.ConvertAll(item => new OrderLine { ItemId = item.Id, Minutes = item.Minutes, Reference = facts[item.CaseId].Reference, YoungPerson = facts[item.CaseId].FullName });
    }

    private async Task Describe(OrderForm form, PanelMeeting meeting, IReadOnlyList<AgendaNeed> needs)
    {
        var visible = await db.AgendaItems.Where(item => item.MeetingId == meeting.Id).Select(item => new { item.Id, item.Minutes, item.WasCarriedOver }).ToListAsync();
        (form.MeetingId, form.StartsAt, form.MeetingMinutes) = (meeting.Id, meeting.StartsAt, meeting.Minutes);
        form.OtherMinutes = visible.Where(item => !item.WasCarriedOver && form.Items.TrueForAll(line => line.ItemId != item.Id)).Sum(item => item.Minutes);
        form.Times = await ArrangedAgenda.Rows(db, viewer, meeting, needs, visible.ConvertAll(item => item.Id), Languages.IsWelsh(CultureInfo.CurrentUICulture));
    }

    // Whatever is not arranged here stays in its place.
    private static IReadOnlyList<AgendaNeed> InOrder(IReadOnlyList<AgendaNeed> needs, List<OrderLine> lines)
    {
        var arranged = new Queue<AgendaNeed>(lines.Select(line => needs.First(need => need.ItemId == line.ItemId)));
        return [.. needs.Select(need => lines.Exists(line => line.ItemId == need.ItemId) ? arranged.Dequeue() : need)];
    }
}

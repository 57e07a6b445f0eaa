using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Declarations;

/// <summary>Somebody at the table says what they have to do with the young person of an item; whoever runs or chairs the panel says it of others too.</summary>
[Route("meetings/{meetingId:guid}/items/{itemId:guid}/declarations/new")]
public sealed class DeclarationsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId, Guid itemId)
    {
        if (await Find(meetingId, itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Declare, item)) return Forbid();
        return View(await Offered(new DeclarationForm(), item));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, DeclarationForm form)
    {
        if (await Find(meetingId, itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Declare, item)) return Forbid();
        await Offered(form, item);
        if (form.PersonId is { } chosen && (!form.SaysOfOthers || !form.People.Offers([chosen]))) ModelState.AddModelError(nameof(form.PersonId), T["Choose from the people of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var members = await db.MembersOf(item.PanelId);
        var person = members.Single(member => member.UserId == (form.PersonId ?? viewer.UserId));
        var @case = await db.WholeCaseToDeclare(item.CaseId);
        var act = await db.ActIn(item.PanelId);
        var declaration = @case.Declare(act, person, form.Tie!.Value, form.Words, await db.WhoConfirms(item.CaseId, members));
        // Whoever may decide it, and says it, has decided it.
        if (declaration.IsOpen && viewer.May(DeclarationRights.Decide, declaration)) declaration.Confirm(act);
        if (declaration is { IsInForce: true, IsConflict: true }) await db.HandOnWorkOf(act, @case, person.UserId);
        await db.SaveChangesAsync();
        var isGone = !await db.AgendaItems.AnyAsync(held => held.Id == itemId);
        this.Done(isGone ? T["You have withdrawn. What you withdrew from is no longer open to you."]
            : declaration.IsOpen ? T["The conflict is proposed. The chair confirms it or dismisses it."]
            : declaration.IsConflict ? T["The conflict is in force. That person no longer sees the item."] : T["The interest is recorded, and shown on the item."]);
        return LocalRedirect(isGone ? $"/meetings/{meetingId}" : $"/meetings/{meetingId}/items/{itemId}");
    }

    private Task<AgendaItem?> Find(Guid meetingId, Guid itemId) => db.AgendaItems.SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId);

    private async Task<DeclarationForm> Offered(DeclarationForm form, AgendaItem item)
    {
        (form.MeetingId, form.ItemId) = (item.MeetingId, item.Id);
        form.Reference = (await db.FactsOf(db.AgendaItems.Where(held => held.Id == item.Id)))[item.CaseId].Reference;
        form.SaysOfOthers = viewer.May(MeetingRights.SayWhoStandsBack, item);
        if (form.SaysOfOthers) form.People = [.. (await db.PeopleChoices(item.PanelId, withProviders: true)).Where(choice => choice.Value != viewer.UserId.ToString())];
        return form;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items.Chair;

/// <summary>Who chairs one item in the place of the meeting's chair.</summary>
[Route("meetings/{meetingId:guid}/items/{itemId:guid}/chair")]
public sealed class ChairController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid meetingId, Guid itemId)
    {
        if (await Find(meetingId, itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.SayWhoStandsBack, item)) return Forbid();
        return View(await Offered(new ItemChairForm { PersonId = item.ChairedById, Version = item.Version.ToString() }, item));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid meetingId, Guid itemId, ItemChairForm form)
    {
        if (await Find(meetingId, itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.SayWhoStandsBack, item)) return Forbid();
        await Offered(form, item);
        if (form.PersonId is { } chosen && !form.People.Offers([chosen])) ModelState.AddModelError(nameof(form.PersonId), T["Choose from the people of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(item, form.Version);
        await db.Cases.Include(held => held.Exclusions).Include(held => held.Referrals).Include(held => held.Declarations).AsSplitQuery().Where(held => held.Id == item.CaseId).LoadAsync();
        item.Meeting.LetChair(await db.ActIn(item.PanelId), item, form.PersonId);
        await db.SaveChangesAsync();
        this.Done(form.PersonId is null ? T["The meeting’s chair chairs this item."] : T["Who chairs this item is recorded."]);
        return LocalRedirect($"/meetings/{meetingId}/items/{itemId}");
    }

    private Task<AgendaItem?> Find(Guid meetingId, Guid itemId) =>
        db.AgendaItems.Include(held => held.Decision).Include(held => held.Meeting).SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId);

    private async Task<ItemChairForm> Offered(ItemChairForm form, AgendaItem item)
    {
        (form.MeetingId, form.ItemId) = (item.MeetingId, item.Id);
        form.Reference = await db.Cases.Where(held => held.Id == item.CaseId).Select(held => held.Reference).SingleAsync();
        form.People = [.. (await db.PeopleChoices(item.PanelId, withProviders: false)).Where(choice => choice.Value != item.Meeting.ChairId.ToString())];
        return form;
    }
}

public sealed class ItemChairForm : IVersioned
{
    [Display(Name = "Who chairs this item?")] public Guid? PersonId { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public Guid ItemId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

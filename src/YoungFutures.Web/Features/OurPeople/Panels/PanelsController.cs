using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.OurPeople.Panels;

public sealed class PanelsForm : IVersioned
{
    [Display(Name = "In which panels?")] public List<Guid> PanelIds { get; set; } = [];
    public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
    [BindNever] public int Owned { get; set; }
}

/// <summary>In which panels somebody works for the agency. What is not chosen ends at once; nothing chosen closes everything.</summary>
[Route("our-people/{userId:guid}/panels")]
public sealed class PanelsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid userId)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        var now = db.Now;
        if (user.HasLeft(UkTime.LocalDate(now))) throw new Refused("This person has left. Take the last day away first.");
        var held = user.Memberships.Where(role => role.IsOpenAt(now)).Select(role => role.PanelId).OfType<Guid>().Distinct().ToList();
        return View(await Offered(new PanelsForm { PanelIds = held, Version = user.Version.ToString() }, user));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid userId, PanelsForm form)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        await Offered(form, user);
        if (!form.Panels.Offers(form.PanelIds)) ModelState.AddModelError(nameof(form.PanelIds), T["Choose from the list"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(user, form.Version);
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left. Take the last day away first.");
        user.WorkIn(await db.Agencies.SingleAsync(held => held.Id == viewer.AgencyId), form.PanelIds, [.. form.Panels.Select(panel => Guid.Parse(panel.Value))], db.Now);
        await db.SaveChangesAsync();
        // What was lent to them there by standing in for somebody ends with the role, and not an hour later.
        await Covering.Sweep(db);
        this.Done(T["It was saved in which panels they work. It holds from their next page on."]);
        return LocalRedirect($"/our-people/{userId}");
    }

    private async Task<PanelsForm> Offered(PanelsForm form, User user)
    {
        (form.UserId, form.Name, form.Panels) = (user.Id, user.DisplayName, await db.SeatChoices(viewer.AgencyId!.Value));
        form.Owned = (await OpenWork.CountsWithoutContent(db, user.Id)).Sum(held => held.Total);
        return form;
    }
}

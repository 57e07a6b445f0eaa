using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Deaths;

[Route("young-people/{youngPersonId:guid}/death")]
public sealed class DeathController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid youngPersonId)
    {
        if (await Find(youngPersonId) is not { } who) return NotFound();
        if (!viewer.May(SharingRights.RecordDeath, who)) return Forbid();
        if (who.HasDied) return LocalRedirect($"/young-people/{youngPersonId}");
        return View(new DeathForm { Version = who.Version.ToString(), Name = who.FullName });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid youngPersonId, DeathForm form)
    {
        if (await Find(youngPersonId) is not { } who) return NotFound();
        if (!viewer.May(SharingRights.RecordDeath, who)) return Forbid();
        form.Name = who.FullName;
        if (form.On.Date is { } on && on < who.BornOn) ModelState.AddModelError(nameof(form.On), T["The date of death cannot be before the date of birth"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(who, form.Version);
        await Death.Record(db, await db.ActIn(who.PanelId), who, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The death is recorded. Nothing is asked, written or sent about this young person any more."]);
        return LocalRedirect($"/young-people/{youngPersonId}");
    }

    private async Task<YoungPerson?> Find(Guid youngPersonId)
    {
        var who = await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == youngPersonId);
        if (who is not null) HttpContext.Concerns(who);
        return who;
    }
}

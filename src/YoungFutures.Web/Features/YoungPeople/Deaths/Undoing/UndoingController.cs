using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Deaths.Undoing;

[Route("young-people/{youngPersonId:guid}/death/undoing")]
public sealed class UndoingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid youngPersonId)
    {
        if (await Find(youngPersonId) is not { } who) return NotFound();
        if (!viewer.May(SharingRights.RecordDeath, who)) return Forbid();
        if (!who.HasDied) return LocalRedirect($"/young-people/{youngPersonId}");
        return View(new UndoingForm { Version = who.Version.ToString(), Name = who.FullName, DiedOn = who.DiedOn });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid youngPersonId, UndoingForm form)
    {
        if (await Find(youngPersonId) is not { } who) return NotFound();
        if (!viewer.May(SharingRights.RecordDeath, who)) return Forbid();
        (form.Name, form.DiedOn) = (who.FullName, who.DiedOn);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(who, form.Version);
        await Death.TakeBack(db, await db.ActIn(who.PanelId), who, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The death was taken back, and the case is open again. What had ended with it is begun anew by whoever it falls to."]);
        return LocalRedirect($"/young-people/{youngPersonId}");
    }

    private async Task<YoungPerson?> Find(Guid youngPersonId)
    {
        var who = await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == youngPersonId);
        if (who is not null) HttpContext.Concerns(who);
        return who;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.CannotShare;

[Route("checks/{checkId:guid}/cannot-share")]
public sealed class CannotShareController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, CheckEndings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid checkId)
    {
        var check = await Find(checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Return, check)) return Forbid();
        return View(new CannotShareForm { Version = check.Version.ToString() }.About(await CheckPage.Of(db, viewer, check)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid checkId, CannotShareForm form)
    {
        var check = await Find(checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Return, check)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", form.About(await CheckPage.Of(db, viewer, check)));

        db.Expect(check, form.Version);
        check.ReturnCannotShare(await db.ActIn(check.PanelId), form.Because!);
        await letters.TellOfLateAnswer(db, check);
        await db.SaveChangesAsync();
        this.Done(T["Your answer to the check {0} was sent.", check.Reference]);
        return LocalRedirect($"/checks/{checkId}");
    }

    private Task<AgencyCheck?> Find(Guid checkId) =>
        db.AgencyChecks.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == checkId);
}

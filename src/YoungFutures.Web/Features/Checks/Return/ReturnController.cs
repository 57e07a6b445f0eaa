using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Cases.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.Return;

[Route("checks/{checkId:guid}/return")]
public sealed class ReturnController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, CheckEndings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid checkId)
    {
        var check = await Find(checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Return, check)) return Forbid();
        var nation = await db.Panels.Where(panel => panel.Id == check.PanelId).Select(panel => panel.Nation).SingleAsync();
        return View(await Offered(new ReturnForm { Gateway = check.Agency.UsualGateway(nation), Version = check.Version.ToString() }, check));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid checkId, ReturnForm form)
    {
        var check = await Find(checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Return, check)) return Forbid();
        await Offered(form, check);
        if (!form.Agencies.Offers(form.NamedAgencyIds)) ModelState.AddModelError(nameof(form.NamedAgencyIds), T["Choose from the agencies of this panel"]);
        if (form.Gateway is { } gateway && !check.Agency.MayUse(gateway)) ModelState.AddModelError(nameof(form.Gateway), T["Health and social care may not share under the Serious Violence Duty. Choose another legal gateway."]);
        else if (form.Gateway is { } chosen && form.Gateways.All(offered => offered.Value != chosen.ToString())) ModelState.AddModelError(nameof(form.Gateway), T["Choose the legal gateway"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(check, form.Version);
        var act = await db.ActIn(check.PanelId);
        check.ReturnKnown(act, check.Agency, form.Known!, form.Risks, form.Strengths, form.Visibility!.Value, form.NamedAgencyIds, form.Gateway!.Value,
            form.OwnWords, form.FamilysWords);
        await letters.TellOfLateAnswer(db, check);
        await db.SaveChangesAsync();
        this.Done(T["Your answer to the check {0} was sent.", check.Reference]);
        return LocalRedirect($"/checks/{checkId}");
    }

    private Task<AgencyCheck?> Find(Guid checkId) =>
        db.AgencyChecks.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == checkId);

    private async Task<ReturnForm> Offered(ReturnForm form, AgencyCheck check) => form.Offering(
        await CheckPage.Of(db, viewer, check),
        await db.AgencyChoices(check.PanelId, check.AgencyId),
        // Those of the panel’s nation, in its words; consent is none of them.
        GatewayWords.Choices(T, await db.Panels.Where(panel => panel.Id == check.PanelId).Select(panel => panel.Nation).SingleAsync(), check.Agency.MayUse));
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Features.Cases.Disclosures;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.NotShared;

[Route("cases/{caseId:guid}/decisions-not-to-share/new")]
public sealed class NotSharedController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        return View(await Offered(new NotSharedForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, NotSharedForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Offered(form, @case);
        if (form.With is { Length: > 0 } && form.Agencies.All(choice => choice.Divider || !string.Equals(choice.Value, form.With, StringComparison.OrdinalIgnoreCase))) ModelState.AddModelError(nameof(form.With), T["Choose with whom it is not shared"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        db.DecisionsNotToShare.Add(new DecisionNotToShare(act, @case, Guid.TryParse(form.With, out var agencyId) ? agencyId : null, form.WithOther, form.On.Date!.Value, form.What!, form.Because!));
        await db.SaveChangesAsync();
        this.Done(T["The decision not to share on case {0} is recorded.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/sharing");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<NotSharedForm> Offered(NotSharedForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Agencies = [.. await db.AgencyChoices(@case.PanelId), Choice.Or(T["or"]), new Choice(DisclosureForm.SomebodyElse, T["Somebody else"])];
        return form;
    }
}

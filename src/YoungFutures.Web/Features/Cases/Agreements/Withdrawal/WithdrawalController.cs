using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Agreements.Withdrawal;

[Route("agreements/{agreementId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agreementId)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        if (!agreement.IsInForce || !agreement.Case.IsOpen) return LocalRedirect($"/cases/{agreement.CaseId}");
        return View(await Offered(new WithdrawalForm { Version = agreement.Version.ToString() }, agreement));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agreementId, WithdrawalForm form)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        await Offered(form, agreement);
        if (!form.Stops.Offers(form.GoesOn)) ModelState.AddModelError(nameof(form.GoesOn), T["Choose from the actions of this case"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(agreement, form.Version);
        // With all support that rests on it; whoever gives it sees the case not at all.
        var @case = (await db.WholeCaseToSupport(agreement.CaseId))!;
        var act = await db.ActIn(agreement.PanelId);
        await letters.SayWhatStops(@case, act, () => @case.WithdrawAgreement(act, agreement, form.Because!, form.GoesOn));
        await db.PutAsideWithoutAgreement(@case, act);
        await db.SaveChangesAsync();
        this.Done(T["The agreement on case {0} was withdrawn.", agreement.Case.Reference]);
        return LocalRedirect($"/cases/{agreement.CaseId}");
    }

    private async Task<WithdrawalForm> Offered(WithdrawalForm form, Agreement agreement)
    {
        var @case = agreement.Case;
        form.Head = CaseHead.Of(@case);
        form.SupportIsUnderWay = @case.Status is CaseStatus.Supporting or CaseStatus.Paused;
        form.AnotherStands = @case.HasAgreementBesides(agreement);
        var open = @case.Actions.Where(action => action.IsOpen).OrderBy(action => action.TargetOn).ToList();
        var agencyIds = open.Select(action => action.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).Select(agency => new { agency.Id, agency.Name, agency.NameCy }).ToDictionaryAsync(agency => agency.Id);
        form.Stops = form.AnotherStands ? [] : [.. open.Select(action => new Choice(action.Id.ToString(), action.What, T.Either(agencies[action.AgencyId].Name, agencies[action.AgencyId].NameCy)))];
        return form;
    }

    private Task<Agreement?> Find(Guid agreementId) => db.Agreements
        .Include(held => held.Case).ThenInclude(held => held.YoungPerson)
        .Include(held => held.Case).ThenInclude(held => held.Agreements)
        .Include(held => held.Case).ThenInclude(held => held.Actions).ThenInclude(held => held.Involvements)
        .AsSplitQuery()
        .SingleOrDefaultAsync(held => held.Id == agreementId);
}

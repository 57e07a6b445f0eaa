using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Cases.ExitPlan;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Closure;

[Route("cases/{caseId:guid}/closure")]
public sealed class ClosureController(YoungFuturesDb db, Viewer viewer, Words T, Endings endings, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        if (!@case.IsOpen || @case.Requests.Exists(request => request.IsOpen && request.Asks == ChairIsAsked.Closing)) return LocalRedirect($"/cases/{caseId}");
        var form = new ClosureForm { ExitPlan = @case.ExitPlanSoFar, Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ClosureForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        await Fill(form, @case);
        if (form.Reason is { } chosen && !form.Reasons.Any(reason => reason.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.Reason), T["Choose why the case closes"]);
        if (form is { Reason: { } planned, NotAsked: null, Unscored.Count: > 0 } && Case.IsPlanned(planned))
            ModelState.AddModelError(nameof(form.NotAsked), T["Record how near the young person is to each goal now, or say why they could not be asked"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        if (form.NeedsSignOff) return await Propose(@case, form, act);
        @case.Close(act, form.Reason!.Value, form.Note!, form.ExitPlan, signedOff: viewer.May(CaseRights.SignOff, @case), form.NotAsked);
        await endings.Tell(@case.Referrals, act);
        await db.SaveChangesAsync();
        this.Done(T["Case {0} is closed.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    /// <summary>Nothing closes yet, and no referrer is told, before a chair has agreed.</summary>
    private async Task<IActionResult> Propose(Case @case, ClosureForm form, Act act)
    {
        var asked = @case.ProposeClosing(act, form.Reason!.Value, form.Note!, form.ExitPlan, await db.ChairOf(@case), form.NotAsked);
        db.RequestsToChair.Add(asked);
        await letters.Send(asked.OwnerId, null, $"/cases/{@case.Id}/closure/sign-off", T => T["Case {0}: its closing waits for you", @case.Reference],
            T => T["The coordinator asks you to sign off the closing of case {0} by {1}, or to send it back:", @case.Reference, T.Day(asked.DueOn!.Value)]);
        await db.SaveChangesAsync();
        this.Done(T["The chair has been asked to sign off the closing of case {0}. Until then it stays open.", @case.Reference]);
        return LocalRedirect($"/cases/{@case.Id}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(ClosureForm form, Case @case)
    {
        (form.Head, form.YoungPersonId) = (CaseHead.Of(@case), @case.YoungPersonId);
        form.Reasons = [.. Enum.GetValues<ClosingReason>().Where(reason => reason != ClosingReason.Died && @case.MayCloseFor(reason))
            .Select(reason => new Choice(reason.ToString(), T.Of(reason), reason == ClosingReason.Declined ? T["Support is offered once more afterwards, and then that is respected."] : null))];
        form.NeedsSignOff = (await db.ActIn(@case.PanelId)).Limits.DecisionsNeedSignOff && !viewer.May(CaseRights.SignOff, @case);
        form.NeedsExitPlan = @case.Status is CaseStatus.Supporting or CaseStatus.Paused;
        if (@case.IsSupported)
        {
            form.Unscored = [.. @case.GoalsWithoutEndScore().Select(goal => goal.Words)];
            form.Written = await ExitPlanWritten.Of(db, @case);
            // What the end is still asked about: it stands in nobody's way.
            form.NoFeedback = !await db.Feedback.AnyAsync(held => held.CaseId == @case.Id);
            form.NeedsHandover = @case.NeedsHandoverAt18(await db.ActIn(@case.PanelId));
            form.AsksAfter = @case.MayBeAskedAfter;
        }

        var welsh = Languages.IsWelsh(System.Globalization.CultureInfo.CurrentUICulture);
        form.OpenSupport = await db.Interventions.AsNoTracking().Where(held => held.CaseId == @case.Id && held.EndedAt == null).OrderBy(held => held.OfferedAt).Take(50)
            .Select(held => new OpenSupportRow(held.Id, welsh ? held.Service.NameCy : held.Service.Name, welsh ? held.Agency.NameCy : held.Agency.Name, held.Status)).ToListAsync();
        form.OpenChecks = @case.Checks.Count(check => check.IsOpen);
        foreach (var referral in @case.Referrals)
            if (await db.ReferrerOf(referral) is not null) form.ReferrersTold++;
        form.ReferrersToTell = @case.Referrals.Count - form.ReferrersTold;
        var open = @case.Actions.Where(action => action.IsOpen).OrderBy(action => action.DueOn).ToList();
        var owners = open.Select(action => action.AgencyId).ToList();
        var agencies = await db.Agencies.Where(agency => owners.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id);
        form.OpenActions = [.. open.Select(action => new OpenActionRow(action.Id, action.What,
            T.Either(agencies[action.AgencyId].Name, agencies[action.AgencyId].NameCy), action.DueOn))];
    }
}

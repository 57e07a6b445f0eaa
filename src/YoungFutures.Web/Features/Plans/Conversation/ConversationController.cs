using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Referrals;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Conversation;

[Route("cases/{caseId:guid}/conversations/new")]
public sealed class ConversationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.HasLead || @case.LeadAcceptedAt is null) return LocalRedirect($"/cases/{caseId}");
        var form = new ConversationForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ConversationForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (form.Needs.Exists(code => form.NeedChoices.All(choice => choice.Value != code))) ModelState.AddModelError(nameof(form.Needs), T["Choose needs from the list"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        db.NeedsConversations.Add(@case.RecordConversation(await db.ActIn(@case.PanelId), form.Said()));
        await db.SaveChangesAsync();
        this.Done(T["The conversation was recorded on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }

    private async Task Fill(ConversationForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.NeedChoices = await db.ChoicesOf(ReferenceKind.Need, form.Needs);
    }
}

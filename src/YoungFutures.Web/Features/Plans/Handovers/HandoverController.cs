using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Handovers;

[Route("cases/{caseId:guid}/handovers/new")]
public sealed class HandoverController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.HasLead || @case.Turns18On is null) return LocalRedirect($"/cases/{caseId}");
        return View(new HandoverForm { Version = @case.Version.ToString(), Head = CaseHead.Of(@case), Turns18On = @case.Turns18On });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, HandoverForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        (form.Head, form.Turns18On) = (CaseHead.Of(@case), @case.Turns18On);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        db.AdultHandovers.Add(@case.PlanHandover(await db.ActIn(@case.PanelId), form.To!, form.What!));
        await db.SaveChangesAsync();
        this.Done(T["The handover was planned. Record it here once they have accepted."]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }
}

public sealed class HandoverForm : IVersioned
{
    [Display(Name = "Who takes over?"), RecordedAs(nameof(AdultHandover.To))] public string? To { get; set; }
    [Long, Display(Name = "What is handed over?"), RecordedAs(nameof(AdultHandover.What))] public string? What { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly? Turns18On { get; set; }
}

public sealed class HandoverFormValidator : AbstractValidator<HandoverForm>
{
    public HandoverFormValidator(Words T)
    {
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Say who takes over"]);
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what is handed over"]);
    }
}

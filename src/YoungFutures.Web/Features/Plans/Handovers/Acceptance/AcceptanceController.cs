using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Handovers.Acceptance;

[Route("handovers/{handoverId:guid}/acceptance")]
public sealed class AcceptanceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid handoverId)
    {
        var handover = await Find(handoverId);
        if (handover is null) return NotFound();
        HttpContext.Concerns(handover);
        if (!viewer.May(CaseRights.Lead, handover.Case)) return Forbid();
        if (!handover.IsOpen) return LocalRedirect($"/cases/{handover.CaseId}/plan");
        return View(new AcceptanceForm { Version = handover.Version.ToString(), Head = CaseHead.Of(handover.Case), To = handover.To, On = DateAnswer.From(UkTime.LocalDate(db.Now)) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid handoverId, AcceptanceForm form)
    {
        var handover = await Find(handoverId);
        if (handover is null) return NotFound();
        HttpContext.Concerns(handover);
        if (!viewer.May(CaseRights.Lead, handover.Case)) return Forbid();
        (form.Head, form.To) = (CaseHead.Of(handover.Case), handover.To);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(handover, form.Version);
        handover.Accept(await db.ActIn(handover.PanelId), form.By!, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["That they take over was recorded on case {0}.", handover.Case.Reference]);
        return LocalRedirect($"/cases/{handover.CaseId}/plan");
    }

    private Task<AdultHandover?> Find(Guid handoverId) => db.AdultHandovers.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == handoverId);
}

public sealed class AcceptanceForm : IVersioned
{
    [Display(Name = "Who accepted?"), RecordedAs(nameof(AdultHandover.AcceptedBy))] public string? By { get; set; }
    [Display(Name = "When?"), RecordedAs(nameof(AdultHandover.AcceptedOn))] public DateAnswer On { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string To { get; set; } = "";
}

public sealed class AcceptanceFormValidator : AbstractValidator<AcceptanceForm>
{
    public AcceptanceFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.By).NotEmpty().WithMessage(_ => T["Enter who accepted"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which they accepted"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which they accepted cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Giving;

[Route("plans/{planId:guid}/giving")]
public sealed class GivingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid planId)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        if (!viewer.May(CaseRights.Lead, plan.Case)) return Forbid();
        if (!plan.CanBeGiven) return LocalRedirect($"/cases/{plan.CaseId}/plan");
        var form = new GivingForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = plan.Version.ToString(), Head = CaseHead.Of(plan.Case), PlanId = plan.Id };
        if (plan.Case.YoungPerson.WrittenLanguage is not ContactLanguage.NotKnown and var language) form.Language = language;
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid planId, GivingForm form)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        if (!viewer.May(CaseRights.Lead, plan.Case)) return Forbid();
        (form.Head, form.PlanId) = (CaseHead.Of(plan.Case), plan.Id);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(plan, form.Version);
        plan.Give(await db.ActIn(plan.PanelId), form.To!, form.How!.Value, form.Language!.Value, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded that the young person has their plan."]);
        return LocalRedirect($"/cases/{plan.CaseId}/plan");
    }
}

public sealed class GivingForm : IVersioned
{
    [Display(Name = "Who was it given to?"), RecordedAs(nameof(SupportPlan.GivenTo))] public string? To { get; set; }
    [Display(Name = "How?"), RecordedAs(nameof(SupportPlan.GivenHow))] public GivenHow? How { get; set; }
    [Display(Name = "In which language?"), RecordedAs(nameof(SupportPlan.GivenIn))] public ContactLanguage? Language { get; set; }
    [Display(Name = "When?"), RecordedAs(nameof(SupportPlan.GivenOn))] public DateAnswer On { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public Guid PlanId { get; set; }
}

public sealed class GivingFormValidator : AbstractValidator<GivingForm>
{
    public GivingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Say who it was given to"]);
        RuleFor(form => form.How).NotNull().WithMessage(_ => T["Choose how it was given"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language of what was given"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which it was given"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which it was given cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Recording;

[Route("plans/{planId:guid}/recording")]
public sealed class RecordingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid planId)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        if (!viewer.May(CaseRights.Lead, plan.Case)) return Forbid();
        if (!plan.IsDraft) return LocalRedirect($"/cases/{plan.CaseId}/plan");
        var act = await db.ActIn(plan.PanelId);
        var form = new RecordingForm
        {
            Strengths = plan.Strengths, CallWhom = plan.CallWhom, Version = plan.Version.ToString(),
            ReviewOn = DateAnswer.From(plan.Case.ReviewOn is { } review && review > act.Today ? review : act.InWeeks(act.Limits.ReviewWeeks)),
        };
        Fill(form, plan, act);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid planId, RecordingForm form)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        if (!viewer.May(CaseRights.Lead, plan.Case)) return Forbid();
        var act = await db.ActIn(plan.PanelId);
        Fill(form, plan, act);
        if (form.ReviewOn.Date > form.Latest) ModelState.AddModelError(nameof(form.ReviewOn), T["Support is looked at again by {0} at the latest", form.Latest.ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(plan, form.Version);
        plan.Record(act, form.Strengths!, form.CallWhom!, form.ReviewOn.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The plan was recorded. Now give the young person their own version, and record that you have."]);
        return LocalRedirect($"/cases/{plan.CaseId}/plan");
    }

    private static void Fill(RecordingForm form, SupportPlan plan, Domain.Act act)
    {
        form.Head = CaseHead.Of(plan.Case);
        form.PlanId = plan.Id;
        form.Latest = act.InWeeks(act.Limits.ReviewCeilingWeeks);
        form.Conversation = plan.Case.Conversation?.Areas.Select(area => area.Well).Append(plan.Case.Conversation.Helps).OfType<string>().ToList() ?? [];
    }
}

public sealed class RecordingForm : IVersioned
{
    [Long, Display(Name = "What is going well?")] public string? Strengths { get; set; }
    [Long, Display(Name = "Whom can they call?")] public string? CallWhom { get; set; }
    [Display(Name = "When do you look at it together?")] public DateAnswer ReviewOn { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public Guid PlanId { get; set; }
    [BindNever] public DateOnly Latest { get; set; }
    /// <summary>What was said to be going well.</summary>
    [BindNever] public IReadOnlyList<string> Conversation { get; set; } = [];
}

public sealed class RecordingFormValidator : AbstractValidator<RecordingForm>
{
    public RecordingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Strengths).NotEmpty().WithMessage(_ => T["Say what is going well: the plan begins with it"]);
        RuleFor(form => form.CallWhom).NotEmpty().WithMessage(_ => T["Say whom the young person can call, and how"]);
        RuleFor(form => form.ReviewOn).IsGiven().WithMessage(_ => T["Enter the day on which you look at it together"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage(_ => T["The day on which you look at it together must be in the future"]);
    }
}

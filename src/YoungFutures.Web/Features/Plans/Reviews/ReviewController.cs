using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Reviews;

[Route("cases/{caseId:guid}/reviews/new")]
public sealed class ReviewController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.IsSupported) return LocalRedirect($"/cases/{caseId}/plan");
        var act = await db.ActIn(@case.PanelId);
        var form = new ReviewForm { On = DateAnswer.From(act.Today), NextOn = DateAnswer.From(act.InWeeks(act.Limits.ReviewWeeks)), Version = @case.Version.ToString(), Scores = GoalScore.For(GoalsOf(@case)) };
        Fill(form, @case, act);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ReviewForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        var act = await db.ActIn(@case.PanelId);
        Fill(form, @case, act);
        GoalScore.Read(form.Scores, GoalsOf(@case), ModelState, nameof(form.Scores), T);
        if (form.StillAgreed != false && form.NextOn.Date > form.Latest) ModelState.AddModelError(nameof(form.NextOn), T["Support is looked at again by {0} at the latest", form.Latest.ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var on = form.On.Date!.Value;
        GoalScore.Record(db, act, @case, form.Scores, MeasurePoint.Middle, on);
        // Should they no longer agree, all that rests on it stops, also what the lead practitioner does not see.
        if (form.StillAgreed == false) await db.WholeCaseToSupport(caseId);
        await letters.SayWhatStops(@case, act, () => db.SupportReviews.Add(@case.Review(act, on, form.TookPart!, form.WhatChanged!, form.StillAgreed!.Value, form.StillAgreed == true ? form.NextOn.Date : null)));
        if (form.StillAgreed == false) await db.PutAsideWithoutAgreement(@case, act);
        await db.SaveChangesAsync();
        this.Done(form.StillAgreed == true ? T["The review was recorded. The support is looked at again by {0}.", @case.ReviewOn!.Value.ToLong()] : T["The review was recorded, and that they no longer agree. Close the case, or record a new agreement."]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }

    private static List<Goal> GoalsOf(Case @case) => @case.Plan is { } plan ? [.. @case.GoalsOf(plan).Where(goal => goal.Holds)] : [];

    private static void Fill(ReviewForm form, Case @case, Act act)
    {
        form.Head = CaseHead.Of(@case);
        form.Latest = act.InWeeks(act.Limits.ReviewCeilingWeeks);
    }
}

public sealed class ReviewForm : IVersioned
{
    [Display(Name = "When did you look at it together?"), RecordedAs(nameof(SupportReview.On))] public DateAnswer On { get; set; } = new();
    [Display(Name = "Who took part?"), RecordedAs(nameof(SupportReview.TookPart))] public string? TookPart { get; set; }
    [Long, Display(Name = "What changed?"), RecordedAs(nameof(SupportReview.WhatChanged))] public string? WhatChanged { get; set; }
    [Display(Name = "Goals")] public List<GoalScore> Scores { get; set; } = [];
    [Display(Name = "Do they still agree to take part?"), RecordedAs(nameof(SupportReview.StillAgreed))] public bool? StillAgreed { get; set; }
    [Display(Name = "When do you look at it next?"), RecordedAs(nameof(SupportReview.NextOn))] public DateAnswer NextOn { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly Latest { get; set; }
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which you looked at it together"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which you looked at it together cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.TookPart).NotEmpty().WithMessage(_ => T["Say who took part"]);
        RuleFor(form => form.WhatChanged).NotEmpty().WithMessage(_ => T["Say what changed, or that nothing did"]);
        RuleFor(form => form.Scores).Must(scores => scores.Count <= 50 && scores.Select(score => score.GoalId).Distinct().Count() == scores.Count).WithMessage(_ => T["A goal stands here twice"]);
        RuleFor(form => form.StillAgreed).NotNull().WithMessage(_ => T["Say whether they still agree to take part"]);
        When(form => form.StillAgreed == true, () =>
            RuleFor(form => form.NextOn).IsGiven().WithMessage(_ => T["Enter the day on which you look at it next"]).IsRealDate(T)
                .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage(_ => T["The day on which you look at it next must be in the future"]));
    }
}

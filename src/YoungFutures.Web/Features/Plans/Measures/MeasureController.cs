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
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Measures;

[Route("cases/{caseId:guid}/measures/new")]
public sealed class MeasureController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.IsSupported && @case.IsOpen) return LocalRedirect($"/cases/{caseId}/plan");
        var form = new MeasureForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = @case.Version.ToString() };
        Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, MeasureForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        Fill(form, @case);
        var goal = Guid.TryParse(form.What, out var goalId) ? @case.Goals.Find(held => held.Id == goalId) : null;
        var measured = goal is not null ? Measured.Goal : Enum.TryParse<Measured>(form.What, out var tool) && form.Whats.Any(choice => choice.Value == form.What) ? tool : (Measured?)null;
        if (form.What is not null && measured is null) ModelState.AddModelError(nameof(form.What), T["Choose what was scored"]);
        var score = Scores.Read(form.Score);
        if (measured is { } scored && score.IsWrong(scored))
            ModelState.AddModelError(nameof(form.Score), scored is Measured.Ors or Measured.Cors ? T["Enter a number from 0 to 40, in tenths at most"] : T["Enter a whole number from 0 to {0}", OutcomeMeasure.Highest(scored)]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        db.OutcomeMeasures.Add(@case.Measure(await db.ActIn(@case.PanelId), measured!.Value, goal, form.Point!.Value, score.Value!.Value, form.Respondent!.Value, form.On.Date!.Value));
        await db.SaveChangesAsync();
        this.Done(T["The score was recorded on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }

    private void Fill(MeasureForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Whats = [.. (@case.Plan ?? @case.DraftOfPlan) is { } plan ? @case.GoalsOf(plan).Select(goal => new Choice(goal.Id.ToString(), goal.Words)) : [],
            .. Choice.Of(T, Enum.GetValues<Measured>().Where(measured => measured != Measured.Goal))];
        form.Points = Choice.Of<MeasurePoint>(T, @case.IsOpen ? [MeasurePoint.Start, MeasurePoint.Middle, MeasurePoint.End] : [MeasurePoint.End, MeasurePoint.After3, MeasurePoint.After6, MeasurePoint.After12]);
    }
}

public sealed class MeasureForm : IVersioned
{
    [Display(Name = "What was scored?"), Chosen, UpTo(40)] public string? What { get; set; }
    [Display(Name = "At which point of the way?"), RecordedAs(nameof(OutcomeMeasure.Point))] public MeasurePoint? Point { get; set; }
    [Display(Name = "Score"), UpTo(8), RecordedAs(nameof(OutcomeMeasure.Tenths))] public string? Score { get; set; }
    [Display(Name = "Who said so?"), RecordedAs(nameof(OutcomeMeasure.Respondent))] public Respondent? Respondent { get; set; }
    [Display(Name = "When?"), RecordedAs(nameof(OutcomeMeasure.On))] public DateAnswer On { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Whats { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Points { get; set; } = [];
}

public sealed class MeasureFormValidator : AbstractValidator<MeasureForm>
{
    public MeasureFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Choose what was scored"]);
        RuleFor(form => form.Point).NotNull().WithMessage(_ => T["Choose the point of the way"]);
        RuleFor(form => form.Score).NotEmpty().WithMessage(_ => T["Enter the score"]);
        RuleFor(form => form.Respondent).NotNull().WithMessage(_ => T["Choose who said so"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day of the score"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day of the score cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}

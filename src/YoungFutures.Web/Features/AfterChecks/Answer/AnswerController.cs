using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Plans;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AfterChecks.Answer;

[Route("after-checks/{afterCheckId:guid}/answer")]
public sealed class AnswerController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid afterCheckId)
    {
        var check = await db.CheckToAnswer(afterCheckId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(SupportRights.Ask, check)) return Forbid();
        if (check.State != AfterState.Waiting) return LocalRedirect($"/after-checks/{afterCheckId}");
        return View(Filled(new AnswerForm { Version = check.Version.ToString(), Scores = GoalScore.For(GoalsOf(check)) }, check));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid afterCheckId, AnswerForm form)
    {
        var check = await db.CheckToAnswer(afterCheckId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(SupportRights.Ask, check)) return Forbid();
        Filled(form, check);
        if (form.Came == Came.Spoke) GoalScore.Read(form.Scores, GoalsOf(check), ModelState, nameof(form.Scores), T);
        else GoalScore.Read(form.Scores, GoalsOf(check), new ModelStateDictionary(), nameof(form.Scores), T);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(check, form.Version);
        var act = await db.ActIn(check.PanelId);
        switch (form.Came!.Value)
        {
            case Came.Spoke:
                check.Answer(act, new(form.Holding!.Value, form.PoliceContact!.Value, form.Occupied!.Value, form.Note, form.HelpWanted!.Value));
                GoalScore.Record(db, act, check.Case, form.Scores, OutcomeMeasure.After(check.Months), act.Today);
                if (form.HelpWanted == true)
                    await letters.Send(act.CoordinatorId, null, $"/after-checks/{check.Id}", T => T["Case {0}: help is wanted again", check.CaseReference],
                        T => T["Asked some months after the end of case {0}, they would like help again. Open the case again or have a new referral made by {1}:", check.CaseReference, T.Day(check.DueOn!.Value)], check.CaseId);
                break;
            case Came.NotReached:
                check.NotReached(act, form.Note);
                break;
            case Came.Refused:
                check.Case.DeclineAfter(act, check, form.Note);
                break;
            case Came.Died:
                check.Case.StopChecksAfter(act);
                break;
        }

        await db.SaveChangesAsync();
        this.Done(check.IsOpen && form.Came == Came.Refused ? T["It is offered once more by {0}, and then nobody asks again.", check.DueOn!.Value.ToLong()] : T["It was recorded. Thank you for asking."]);
        // Whoever asked may see nothing of it any more.
        return LocalRedirect(viewer.RunsOrChairs(check.PanelId) || check.OwnerId == viewer.UserId ? $"/after-checks/{afterCheckId}" : "/my-work");
    }

    private static List<Goal> GoalsOf(PostClosureCheck check) => [.. check.Case.GoalsPromised()];

    private static AnswerForm Filled(AnswerForm form, PostClosureCheck check)
    {
        (form.CheckId, form.Reference, form.Name, form.Months, form.WasRefusedOnce) = (check.Id, check.CaseReference, check.SubjectName, check.Months, check.RefusedOnceAt is not null);
        return form;
    }
}

/// <summary>What came of trying to ask.</summary>
public enum Came
{
    [Display(Name = "We spoke")] Spoke,
    [Display(Name = "They could not be reached")] NotReached,
    [Display(Name = "They did not want it")] Refused,
    [Display(Name = "The young person has died")] Died,
}

public sealed class AnswerForm : IVersioned
{
    [Display(Name = "What came of it?")] public Came? Came { get; set; }
    [Display(Name = "Is it holding?"), RecordedAs(nameof(PostClosureCheck.Holding))] public Holding? Holding { get; set; }
    [Display(Name = "Any contact with the police since?"), RecordedAs(nameof(PostClosureCheck.PoliceContact))] public Domain.Referrals.Answer? PoliceContact { get; set; }
    [Display(Name = "School or work"), RecordedAs(nameof(PostClosureCheck.Occupied))] public Occupied? Occupied { get; set; }
    [Display(Name = "Goals")] public List<GoalScore> Scores { get; set; } = [];
    [Display(Name = "Would they like help again?"), RecordedAs(nameof(PostClosureCheck.WantedHelp))] public bool? HelpWanted { get; set; }
    [Long, Display(Name = "Note"), RecordedAs(nameof(PostClosureCheck.Note))] public string? Note { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid CheckId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public int Months { get; set; }
    [BindNever] public bool WasRefusedOnce { get; set; }
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator(Words T)
    {
        RuleFor(form => form.Came).NotNull().WithMessage(_ => T["Say what came of it"]);
        RuleFor(form => form.Scores).Must(scores => scores.Count <= 50 && scores.Select(score => score.GoalId).Distinct().Count() == scores.Count).WithMessage(_ => T["A goal stands here twice"]);
        When(form => form.Came == Came.Spoke, () =>
        {
            RuleFor(form => form.Holding).NotNull().WithMessage(_ => T["Say whether it is holding"]);
            RuleFor(form => form.PoliceContact).NotNull().WithMessage(_ => T["Say whether there was contact with the police"]);
            RuleFor(form => form.Occupied).NotNull().WithMessage(_ => T["Choose school, work or neither"]);
            RuleFor(form => form.HelpWanted).NotNull().WithMessage(_ => T["Say whether they would like help again"]);
        });
    }
}

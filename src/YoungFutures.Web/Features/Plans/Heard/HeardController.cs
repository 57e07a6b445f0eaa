using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Heard;

[Route("cases/{caseId:guid}/feedback/new")]
public sealed class HeardController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (@case.SupportStartedAt is null || !(@case.IsSupported || !@case.IsOpen)) return LocalRedirect($"/cases/{caseId}/plan");
        var form = new HeardForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = @case.Version.ToString() };
        if (@case.YoungPerson.SpokenLanguage is not ContactLanguage.NotKnown and var language) form.Language = language;
        Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, HeardForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        Fill(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        db.Feedback.Add(@case.HearFeedback(await db.ActIn(@case.PanelId), form.From!.Value, form.Language!.Value, form.On.Date!.Value, form.Says == HeardForm.Nothing, form.Helped, form.Heard, form.Best, form.Better));
        await db.SaveChangesAsync();
        this.Done(T["What they said was recorded on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }

    private void Fill(HeardForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        // The questions as they are put to a family that speaks the other language than whoever writes this down.
        var spoken = @case.YoungPerson.SpokenLanguage;
        var reader = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        if (spoken == ContactLanguage.Welsh && !reader) form.Asked = T.In(Languages.Welsh);
        else if (spoken == ContactLanguage.English && reader) form.Asked = T.In(Languages.English);
    }
}

public sealed class HeardForm : IVersioned
{
    public const string Nothing = "nothing";

    [Display(Name = "Whose feedback is it?"), RecordedAs(nameof(Feedback.From))] public FeedbackFrom? From { get; set; }
    [Display(Name = "Do they want to say something?"), UpTo(10)] public string? Says { get; set; }
    [Display(Name = "Did it help?"), RecordedAs(nameof(Feedback.Helped))] public Much? Helped { get; set; }
    [Display(Name = "Did people listen to you?"), RecordedAs(nameof(Feedback.Heard))] public Much? Heard { get; set; }
    [Long, Display(Name = "What was best?"), RecordedAs(nameof(Feedback.Best))] public string? Best { get; set; }
    [Long, Display(Name = "What should we do differently?"), RecordedAs(nameof(Feedback.Better))] public string? Better { get; set; }
    [Display(Name = "In which language?"), RecordedAs(nameof(Feedback.Language))] public ContactLanguage? Language { get; set; }
    [Display(Name = "When?"), RecordedAs(nameof(Feedback.On))] public DateAnswer On { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    /// <summary>The words in which the questions are asked, where they are not those of the page.</summary>
    [BindNever] public Words? Asked { get; set; }
}

public sealed class HeardFormValidator : AbstractValidator<HeardForm>
{
    public HeardFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.From).NotNull().WithMessage(_ => T["Choose whose feedback it is"]);
        RuleFor(form => form.Says).Must(says => says is "something" or HeardForm.Nothing).WithMessage(_ => T["Say whether they want to say something"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language in which you talked"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which you talked"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which you talked cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}

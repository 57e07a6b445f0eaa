using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Postponement;

/// <summary>To when a meeting is put off: a new day, or another meeting that hears its items.</summary>
public sealed class PostponementForm : IVersioned
{
    public const string NewDay = "new";

    [Display(Name = "Postpone it to"), UpTo(36)] public string? To { get; set; }
    [Display(Name = "New date")] public DateAnswer On { get; set; } = new();
    [Display(Name = "Start time"), UpTo(10)] public string? StartsAt { get; set; }
    [Display(Name = "Why is the meeting postponed?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime WasToStartAt { get; set; }
    [BindNever] public IReadOnlyList<Choice> Meetings { get; set; } = [];

    public TimeOnly? ClockTime => MeetingForm.TimeOf(StartsAt);
    public DateTime Moment => UkTime.ToUtc(On.Date!.Value, ClockTime!.Value);
}

public sealed class PostponementFormValidator : AbstractValidator<PostponementForm>
{
    public PostponementFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Choose to when the meeting is postponed"]);
        When(form => form.To == PostponementForm.NewDay, () =>
        {
            RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the date of the meeting"])
                .IsRealDate(T)
                .IsNotAfter(() => clock.Today().AddYears(2)).WithMessage(_ => T["The date is more than two years away. Check the year."]);
            RuleFor(form => form.StartsAt).NotEmpty().WithMessage(_ => T["Enter the time at which the meeting starts"]);
            RuleFor(form => form.StartsAt).Must((form, _) => form.ClockTime is not null).When(form => !string.IsNullOrEmpty(form.StartsAt))
                .WithMessage(_ => T["Enter the time in hours and minutes, like 09:30 or 14:00"]);
        });
        RuleFor(form => form.Because).NotEmpty().When(form => form.To != PostponementForm.NewDay).WithMessage(_ => T["Enter why the meeting is postponed"]);
    }
}

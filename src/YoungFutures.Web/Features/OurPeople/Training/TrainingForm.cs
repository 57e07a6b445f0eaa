using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.OurPeople.Training;

public sealed class TrainingForm : IVersioned
{
    [Display(Name = "When were they trained?")] public DateAnswer TrainedOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public string Back { get; set; } = "";
    [BindNever] public string Name { get; set; } = "";

    public TrainingForm Of(User user, string back)
    {
        (Back, Name) = (back, user.DisplayName);
        return this;
    }
}

public sealed class TrainingFormValidator : AbstractValidator<TrainingForm>
{
    public TrainingFormValidator(Words T, TimeProvider clock) =>
        RuleFor(form => form.TrainedOn).IsGiven().WithMessage(_ => T["Enter the day of the training"]).IsTrainingDay(T, clock);
}

public static class TrainingRules
{
    // There was no panel before.
    private static readonly DateOnly First = new(2020, 1, 1);

    public static IRuleBuilderOptions<TForm, DateAnswer> IsTrainingDay<TForm>(this IRuleBuilder<TForm, DateAnswer> rule, Words T, TimeProvider clock) => rule
        .IsRealDate(T)
        .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day of the training cannot be in the future"])
        .IsNotBefore(() => First).WithMessage(_ => T["Check the year"]);
}

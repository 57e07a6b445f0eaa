using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Agreement;

public sealed class AgreementForm : IVersioned
{
    [Display(Name = "Who agreed the minutes?")] public MinutesAgreedBy? By { get; set; }
    [Display(Name = "When were they agreed?")] public DateAnswer On { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }
}

public sealed class AgreementFormValidator : AbstractValidator<AgreementForm>
{
    public AgreementFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.By).NotNull().WithMessage(_ => T["Choose who agreed the minutes"]).IsInEnum();
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which the minutes were agreed"])
            .IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["Minutes are recorded as agreed once they have been."]);
    }
}

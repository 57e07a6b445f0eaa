using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Cancellation;

public sealed class CancellationForm : IVersioned
{
    [Display(Name = "Why is the meeting cancelled?"), Long] [RecordedAs(nameof(PanelMeeting.CancelledBecause))] public string? Because { get; set; }
    public string? Version { get; set; }
    [BindNever] public Guid MeetingId { get; set; }
}

public sealed class CancellationFormValidator : AbstractValidator<CancellationForm>
{
    public CancellationFormValidator(Words T) =>
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Enter why the meeting is cancelled"]);
}

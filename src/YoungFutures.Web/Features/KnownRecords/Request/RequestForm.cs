using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.KnownRecords.Request;

public sealed class RequestForm : IVersioned
{
    [Display(Name = "What do you need the record for?")] public SightPurpose? Purpose { get; set; }
    [Long, Display(Name = "Why do you need it, and what of it?")] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public KnownHead Head { get; set; } = null!;
}

public sealed class RequestFormValidator : AbstractValidator<RequestForm>
{
    public RequestFormValidator(Words T)
    {
        RuleFor(form => form.Purpose).NotNull().WithMessage(_ => T["Say what you need the record for"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why you need it"]);
    }
}

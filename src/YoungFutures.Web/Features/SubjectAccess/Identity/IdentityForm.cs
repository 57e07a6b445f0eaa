using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Identity;

public sealed class IdentityForm : IVersioned
{
    [Long, Display(Name = "What was seen?")] public string? Seen { get; set; }
    [Display(Name = "When was it seen?")] public DateAnswer On { get; set; } = new();
    [Long, Display(Name = "By what may they ask for the young person?")] public string? Authority { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}

public sealed class IdentityFormValidator : AbstractValidator<IdentityForm>
{
    public IdentityFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Seen).NotEmpty().WithMessage(_ => T["Say what was seen"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when it was seen"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which it was seen must be today or earlier"]);
    }
}

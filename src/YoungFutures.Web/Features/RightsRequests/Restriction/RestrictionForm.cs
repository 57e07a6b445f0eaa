using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Restriction;

public sealed class RestrictionForm : IVersioned
{
    [Long, Display(Name = "Why is the record restricted?")] public string? Why { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class RestrictionFormValidator : AbstractValidator<RestrictionForm>
{
    public RestrictionFormValidator(Words T)
    {
        RuleFor(form => form.Why).NotEmpty().WithMessage(_ => T["Say why the record is restricted"]);
    }
}

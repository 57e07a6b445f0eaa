using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.CannotShare;

public sealed class CannotShareForm : IVersioned
{
    [Long, Display(Name = "Why it cannot be shared")] [RecordedAs(nameof(AgencyCheck.CannotShareBecause))] public string? Because { get; set; }
    public string? Version { get; set; }
    public CheckPage Check { get; private set; } = null!;

    public CannotShareForm About(CheckPage check)
    {
        Check = check;
        return this;
    }
}

public sealed class CannotShareFormValidator : AbstractValidator<CannotShareForm>
{
    public CannotShareFormValidator(Words T) =>
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Enter why it cannot be shared"]);
}

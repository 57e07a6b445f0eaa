using FluentValidation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Invitations;

public sealed class InvitationForm
{
    [UpTo(100)] public string? Code { get; set; }
    [AsTyped, UpTo(256)] public string? Password { get; set; }
}

public sealed class InvitationFormValidator : AbstractValidator<InvitationForm>
{
    public InvitationFormValidator(Words T)
    {
        RuleFor(form => form.Code).NotEmpty().WithMessage(_ => T["Enter the code from the mail"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => T["Enter a password"]);
    }
}

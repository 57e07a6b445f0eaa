using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.SendingBack;

public sealed class SendingBackForm : IVersioned
{
    [Long, Display(Name = "Why is it sent back?")] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid ReturnId { get; set; }
}

public sealed class SendingBackFormValidator : AbstractValidator<SendingBackForm>
{
    public SendingBackFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is sent back"]);
}

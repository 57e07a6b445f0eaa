using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Transfer;

public sealed class TransferForm : IVersioned
{
    [Display(Name = "Which agency takes it on?")] public Guid? AgencyId { get; set; }
    [Long, Display(Name = "Why does it change hands?")] [RecordedAs(nameof(SupportAction.Outcome))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
}

public sealed class TransferFormValidator : AbstractValidator<TransferForm>
{
    public TransferFormValidator(Words T)
    {
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose an agency"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it changes hands"]);
    }
}

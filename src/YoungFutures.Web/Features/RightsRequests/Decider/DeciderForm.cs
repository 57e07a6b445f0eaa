using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.RightsRequests.Decider;

public sealed class DeciderForm : IVersioned
{
    [Chosen, RecordedAs(nameof(RightsRequest.DeciderId)), Display(Name = "Who decides?")] public Guid? UserId { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class DeciderFormValidator : AbstractValidator<DeciderForm>
{
    public DeciderFormValidator(Words T)
    {
        RuleFor(form => form.UserId).NotNull().WithMessage(_ => T["Choose a person"]);
    }
}

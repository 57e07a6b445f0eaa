using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Worker;

public sealed class WorkerForm : IVersioned
{
    [Display(Name = "Who has it in hand?")] public Guid? WorkerId { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class WorkerFormValidator : AbstractValidator<WorkerForm>
{
    public WorkerFormValidator(Words T) => RuleFor(form => form.WorkerId).NotNull().WithMessage(_ => T["Choose who has it in hand"]);
}

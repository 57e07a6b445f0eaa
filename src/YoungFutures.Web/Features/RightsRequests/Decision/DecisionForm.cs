using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Decision;

public sealed class DecisionForm : IVersioned
{
    [Display(Name = "What is decided?")] public RightsOutcome? Outcome { get; set; }
    [Long, Display(Name = "Why?")] public string? Because { get; set; }
    [Long, Display(Name = "What was done?")] public string? WhatWasDone { get; set; }
    [Long, Display(Name = "What is right?")] public string? Correction { get; set; }
    [Long, Display(Name = "What do they say to it, in their words?")] public string? Statement { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
    [BindNever] public bool HasPart { get; set; }
}

public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Words T)
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage(_ => T["Choose what is decided"]).IsInEnum().WithMessage(_ => T["Choose what is decided"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why"]);
        RuleFor(form => form.WhatWasDone).NotEmpty().WithMessage(_ => T["Say what was done, also where that is nothing"]);
    }
}

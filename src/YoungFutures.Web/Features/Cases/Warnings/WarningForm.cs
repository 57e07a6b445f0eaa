using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings;

public sealed class WarningForm
{
    [Long, Display(Name = "What does whoever visits need to know?")] public string? What { get; set; }
    [Long, Display(Name = "What should they do?")] public string? WhatToDo { get; set; }
    [Display(Name = "Who says so?")] public string? Source { get; set; }
    [Display(Name = "When was it so?")] public DateAnswer SeenOn { get; set; } = new();

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public int ReviewWeeks { get; set; }
}

public sealed class WarningFormValidator : AbstractValidator<WarningForm>
{
    public WarningFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what whoever visits needs to know"]);
        RuleFor(form => form.WhatToDo).NotEmpty().WithMessage(_ => T["Say what they should do"]);
        RuleFor(form => form.Source).NotEmpty().WithMessage(_ => T["Enter who says so"]);
        RuleFor(form => form.SeenOn).IsGiven().WithMessage(_ => T["Enter when it was so"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2015, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}

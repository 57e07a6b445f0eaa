using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Returns;

public sealed class ReturnForm
{
    [Chosen, Display(Name = "For which panel?")] public Guid? PanelId { get; set; }
    [Chosen, Display(Name = "For which quarter?"), UpTo(7)] public string? Period { get; set; }
    [Long, Display(Name = "Why is it sent again?")] public string? Because { get; set; }

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Periods { get; set; } = [];
}

public sealed class ReturnFormValidator : AbstractValidator<ReturnForm>
{
    public ReturnFormValidator(Words T)
    {
        RuleFor(form => form.PanelId).NotEmpty().WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.Period).NotEmpty().WithMessage(_ => T["Choose the quarter"]);
    }
}

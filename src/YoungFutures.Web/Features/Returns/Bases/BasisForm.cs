using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Returns.Bases;

public sealed class BasisForm
{
    [Chosen, Display(Name = "Whose returns?")] public Guid? PanelId { get; set; }
    [Display(Name = "Organisation that receives them")] public string? Organisation { get; set; }
    [Display(Name = "Post in that organisation")] public string? Post { get; set; }
    [Long, Display(Name = "On what ground?")] public string? Basis { get; set; }
    [Display(Name = "From")] public DateAnswer From { get; set; } = new();
    [Display(Name = "Until")] public DateAnswer Until { get; set; } = new();

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
}

public sealed class BasisFormValidator : AbstractValidator<BasisForm>
{
    public BasisFormValidator(Words T)
    {
        RuleFor(form => form.PanelId).NotEmpty().WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.Organisation).NotEmpty().WithMessage(_ => T["Enter the organisation"]);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => T["Enter the post: the office somebody holds, no name"]);
        RuleFor(form => form.Basis).NotEmpty().WithMessage(_ => T["Say on what ground"]);
        RuleFor(form => form.From).IsGiven().WithMessage(_ => T["Enter the first day"]).IsRealDate(T);
        RuleFor(form => form.Until).IsRealDate(T)
            .Must((form, until) => until.Date is not { } last || form.From.Date is not { } first || last >= first).WithMessage(_ => T["The last day must not be before the first"]);
    }
}

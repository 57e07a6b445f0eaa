using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.SubjectAccess.Items.Decision;

public sealed record SaidRow(string Column, string Label, string Value, bool IsOther, bool IsTaken);

public sealed class DecisionForm : IVersioned
{
    [Display(Name = "What happens to this item?")] public ItemDecision? Decision { get; set; }
    [Chosen, Display(Name = "Which answers are taken out whole?")] public List<string> Columns { get; set; } = [];
    [Long, Display(Name = "Which passages are taken out?")] public string? Passages { get; set; }
    [Display(Name = "Exemption")] public Exemption? Exemption { get; set; }
    [Long, Display(Name = "Why?")] public string? Because { get; set; }
    [Long, Display(Name = "Why does information about another person go all the same?")] public string? OthersBecause { get; set; }
    [Display(Name = "To say that it is withheld would itself disclose it")] public bool Unsaid { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
    [BindNever] public string Kind { get; set; } = "";
    [BindNever] public DateTime? On { get; set; }
    [BindNever] public IReadOnlyList<SaidRow> Said { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Choices { get; set; } = [];
    [BindNever] public IReadOnlyList<AskingRow> Askings { get; set; } = [];
    [BindNever] public bool NeedsOpinion { get; set; }
    [BindNever] public bool IsDeciding { get; set; }
    [BindNever] public Guid ItemId { get; set; }
}

public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Words T)
    {
        RuleFor(form => form.Decision).Must(decision => decision is ItemDecision.Disclosed or ItemDecision.Redacted or ItemDecision.Withheld).WithMessage(_ => T["Choose what happens to this item"]);
        RuleFor(form => form.Passages).Must((form, passages) => !string.IsNullOrWhiteSpace(passages) || form.Columns is { Count: > 0 }).When(form => form.Decision == ItemDecision.Redacted).WithMessage(_ => T["Choose an answer or copy a passage that is taken out"]);
        RuleFor(form => form.Exemption).NotNull().When(form => form.Decision is ItemDecision.Redacted or ItemDecision.Withheld).WithMessage(_ => T["Choose the exemption"]);
        RuleFor(form => form.Exemption).IsInEnum().WithMessage(_ => T["Choose the exemption"]);
        RuleFor(form => form.Because).NotEmpty().When(form => form.Decision is ItemDecision.Redacted or ItemDecision.Withheld).WithMessage(_ => T["Say why it is kept back"]);
    }
}

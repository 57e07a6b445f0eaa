using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Returns.Lines;

public sealed class LineForm : IVersioned
{
    [Display(Name = "Code"), UpTo(20)] public string? Code { get; set; }
    [Display(Name = "Section, in English")] public string? Section { get; set; }
    [Display(Name = "Section, in Welsh")] public string? SectionCy { get; set; }
    [Display(Name = "Question, in English"), UpTo(500)] public string? Question { get; set; }
    [Display(Name = "Question, in Welsh"), UpTo(500)] public string? QuestionCy { get; set; }
    [Display(Name = "What is counted?")] public ReturnMeasure? Measure { get; set; }
    [Display(Name = "How is it broken down?")] public ReturnBreakdown? Breakdown { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid DefinitionId { get; set; }
    [BindNever] public Guid? LineId { get; set; }

    public ReturnLineWords Words() => new(Code!, Section!, SectionCy!, Question!, QuestionCy!, Measure!.Value, Breakdown!.Value);

    public static LineForm Of(ReturnDefinition definition, ReturnLine line) => new()
    {
        Code = line.Code, Section = line.Section, SectionCy = line.SectionCy, Question = line.Question, QuestionCy = line.QuestionCy, Measure = line.Measure, Breakdown = line.Breakdown,
        DefinitionId = definition.Id, LineId = line.Id, Version = definition.Version.ToString(),
    };
}

public sealed class LineFormValidator : AbstractValidator<LineForm>
{
    public LineFormValidator(Words T)
    {
        RuleFor(form => form.Code).NotEmpty().WithMessage(_ => T["Enter the code"])
            .Must(code => code is null || code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')).WithMessage(_ => T["Use letters, digits, points and hyphens"]);
        RuleFor(form => form.Section).NotEmpty().WithMessage(_ => T["Enter the section in English"]);
        RuleFor(form => form.SectionCy).NotEmpty().WithMessage(_ => T["Enter the section in Welsh"]);
        RuleFor(form => form.Question).NotEmpty().WithMessage(_ => T["Enter the question in English"]);
        RuleFor(form => form.QuestionCy).NotEmpty().WithMessage(_ => T["Enter the question in Welsh"]);
        RuleFor(form => form.Measure).NotNull().WithMessage(_ => T["Choose what is counted"])
            .Must(measure => measure is null || Enum.IsDefined(measure.Value)).WithMessage(_ => T["Choose what is counted"]);
        RuleFor(form => form.Breakdown).NotNull().WithMessage(_ => T["Choose how it is broken down"])
            .Must((form, breakdown) => breakdown is null || form.Measure is not { } measure || !Enum.IsDefined(measure) || ReturnMeasures.Knows(measure, breakdown.Value))
            .WithMessage(_ => T["This count cannot be broken down in this way. Choose another breakdown"]);
    }
}

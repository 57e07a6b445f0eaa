using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Panels.CheckQuestions;

/// <summary>What the panel asks the agencies of one sector to begin with, in both languages.</summary>
public sealed class CheckQuestionForm : IVersioned
{
    [Long, Display(Name = "The question in English")] public string? English { get; set; }
    [Long, Display(Name = "The question in Welsh")] public string? Welsh { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Sector Sector { get; set; }
    [BindNever] public bool NeedsWelsh { get; set; }
    public string UsualEnglish => Domain.Cases.CheckQuestions.UsualOf(Sector).English;
    public string UsualWelsh => Domain.Cases.CheckQuestions.UsualOf(Sector).Welsh;

    public CheckQuestionForm For(Panel panel, Sector sector)
    {
        (PanelId, Sector, NeedsWelsh) = (panel.Id, sector, panel.Nation == Nation.Wales);
        return this;
    }
}

public sealed class CheckQuestionFormValidator : AbstractValidator<CheckQuestionForm>
{
    public CheckQuestionFormValidator(Words T) => RuleFor(form => form.English).NotEmpty().WithMessage(_ => T["Enter the question in English."]);
}

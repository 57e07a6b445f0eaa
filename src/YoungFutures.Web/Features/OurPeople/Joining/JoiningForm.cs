using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users;
using YoungFutures.Web.Features.OurPeople.Training;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.OurPeople.Joining;

/// <summary>Somebody new for one's own agency. Which agency and which role is not asked: the one follows from who invites, the other from what the agency is.</summary>
public sealed class JoiningForm
{
    [Display(Name = "Name"), RecordedAs(nameof(User.DisplayName))] public string? Name { get; set; }
    [UpTo(256), Display(Name = "E-mail address")] public string? Email { get; set; }
    [Display(Name = "Job title")] public string? JobTitle { get; set; }
    [Display(Name = "Language of mails and pages")] public MailLanguage? Language { get; set; }
    [Display(Name = "In which panels?")] public List<Guid> PanelIds { get; set; } = [];
    [Display(Name = "When were they trained?")] public DateAnswer TrainedOn { get; set; } = new();

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
}

public sealed class JoiningFormValidator : AbstractValidator<JoiningForm>
{
    public JoiningFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the person’s name"]);
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => T["Enter the e-mail address"])
            .Must(typed => string.IsNullOrEmpty(typed) || EmailAddress.IsOne(typed)).WithMessage(_ => T["Enter an e-mail address, like name@example.org"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language"]);
        RuleFor(form => form.PanelIds).NotEmpty().WithMessage(_ => T["Choose at least one panel of the list"]);
        RuleFor(form => form.TrainedOn).IsTrainingDay(T, clock);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Conversation;

public sealed class ConversationForm : IVersioned
{
    [Display(Name = "When did you talk?")] public DateAnswer On { get; set; } = new();
    [Display(Name = "In which language?")] public ContactLanguage? Language { get; set; }
    [Display(Name = "Who took part?")] public string? TookPart { get; set; }
    [Long, Display(Name = "What the young person said, in their own words")] public string? OwnWords { get; set; }
    [Display(Name = "If there is nothing in their own words: why?")] public string? NoOwnWords { get; set; }
    [Long, Display(Name = "The young person: what is going well?")] public string? YoungPersonWell { get; set; }
    [Long, Display(Name = "The young person: what is hard?")] public string? YoungPersonHard { get; set; }
    [Long, Display(Name = "Home and family: what is going well?")] public string? FamilyWell { get; set; }
    [Long, Display(Name = "Home and family: what is hard?")] public string? FamilyHard { get; set; }
    [Long, Display(Name = "School, training or work: what is going well?")] public string? SchoolWell { get; set; }
    [Long, Display(Name = "School, training or work: what is hard?")] public string? SchoolHard { get; set; }
    [Long, Display(Name = "Friends: what is going well?")] public string? FriendsWell { get; set; }
    [Long, Display(Name = "Friends: what is hard?")] public string? FriendsHard { get; set; }
    [Long, Display(Name = "Where they live: what is going well?")] public string? CommunityWell { get; set; }
    [Long, Display(Name = "Where they live: what is hard?")] public string? CommunityHard { get; set; }
    [Long, Display(Name = "What helps, and who?")] public string? Helps { get; set; }
    [Display(Name = "Which needs did you find together?"), Chosen] public List<string> Needs { get; set; } = [];
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> NeedChoices { get; set; } = [];

    /// <summary>Only after the form was found to be right. No property: those are read before that.</summary>
    public ConversationWords Said() => new(On.Date!.Value, Language!.Value, TookPart!, OwnWords, NoOwnWords, Helps,
    [
        new(LifeArea.YoungPerson, YoungPersonWell, YoungPersonHard), new(LifeArea.Family, FamilyWell, FamilyHard), new(LifeArea.School, SchoolWell, SchoolHard),
        new(LifeArea.Friends, FriendsWell, FriendsHard), new(LifeArea.Community, CommunityWell, CommunityHard),
    ], Needs);
}

public sealed class ConversationFormValidator : AbstractValidator<ConversationForm>
{
    public ConversationFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which you talked"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which you talked cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language in which you talked"]);
        RuleFor(form => form.TookPart).NotEmpty().WithMessage(_ => T["Say who took part"]);
        RuleFor(form => form.OwnWords).NotEmpty().When(form => string.IsNullOrWhiteSpace(form.NoOwnWords)).WithMessage(_ => T["Write what the young person said in their own words, or below why there is nothing"]);
        RuleFor(form => form.YoungPersonWell).NotEmpty()
            .When(form => string.IsNullOrWhiteSpace(form.FamilyWell) && string.IsNullOrWhiteSpace(form.SchoolWell) && string.IsNullOrWhiteSpace(form.FriendsWell) && string.IsNullOrWhiteSpace(form.CommunityWell))
            .WithMessage(_ => T["Write down at least one thing that is going well, here or in another part"]);
        RuleFor(form => form.Needs).Must(needs => needs.Count > 0).WithMessage(_ => T["Choose at least one need"])
            .Must(needs => needs.Count <= 40).WithMessage(_ => T["Choose needs from the list"]);
    }
}

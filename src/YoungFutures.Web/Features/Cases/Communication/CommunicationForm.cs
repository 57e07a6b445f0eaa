using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Communication;

public sealed class CommunicationForm : IVersioned
{
    [Display(Name = "Spoken language")] public ContactLanguage? SpokenLanguage { get; set; }
    [Display(Name = "Written language")] public ContactLanguage? WrittenLanguage { get; set; }
    [UpTo(Lengths.Name), Display(Name = "Interpreter")] public string? Interpreter { get; set; }
    [Display(Name = "British Sign Language")] public bool SignLanguage { get; set; }
    [Long, Display(Name = "Speech, language and communication")] public string? SpeechAndLanguage { get; set; }
    [Long, Display(Name = "Neurodiversity")] public string? Neurodiversity { get; set; }
    [Long, Display(Name = "How to talk to me")] public string? HowToTalkToMe { get; set; }
    [Long, Display(Name = "Safe way to make contact")] public string? SafeContact { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }

    public static CommunicationForm Of(YoungPerson who) => new()
    {
        SpokenLanguage = who.SpokenLanguage, WrittenLanguage = who.WrittenLanguage, Interpreter = who.Interpreter, SignLanguage = who.SignLanguage, SpeechAndLanguage = who.SpeechAndLanguage,
        Neurodiversity = who.Neurodiversity, HowToTalkToMe = who.HowToTalkToMe, SafeContact = who.SafeContact, Version = who.Version.ToString(),
    };

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(YoungPerson who, DateOnly today)
    {
        if (who.SpokenLanguage != SpokenLanguage || who.WrittenLanguage != WrittenLanguage) who.LanguageAskedOn = today;
        (who.SpokenLanguage, who.WrittenLanguage, who.Interpreter, who.SignLanguage) = (SpokenLanguage!.Value, WrittenLanguage!.Value, Interpreter, SignLanguage);
        (who.SpeechAndLanguage, who.Neurodiversity, who.HowToTalkToMe, who.SafeContact) = (SpeechAndLanguage, Neurodiversity, HowToTalkToMe, SafeContact);
    }
}

public sealed class CommunicationFormValidator : AbstractValidator<CommunicationForm>
{
    public CommunicationFormValidator(Words T)
    {
        RuleFor(form => form.SpokenLanguage).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.WrittenLanguage).NotNull().WithMessage(_ => T["Choose an answer"]);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.YoungPeople.Edit;

public sealed class YoungPersonForm : IVersioned
{
    [UpTo(Lengths.Name), Display(Name = "Given name")] public string? GivenName { get; set; }
    [UpTo(Lengths.Name), Display(Name = "Family name")] public string? FamilyName { get; set; }
    [UpTo(Lengths.Name), Display(Name = "Preferred name")] public string? PreferredName { get; set; }
    [Display(Name = "Also known as")] public string? AlsoKnownAs { get; set; }
    [Display(Name = "Date of birth")] public DateAnswer BornOn { get; set; } = new();
    [Display(Name = "The date of birth is estimated")] public bool BornOnEstimated { get; set; }
    [Display(Name = "Sex")] public Sex? Sex { get; set; }
    [Display(Name = "Gender identity")] public string? GenderIdentity { get; set; }
    [Display(Name = "Ethnicity")] public string? EthnicityCode { get; set; }
    [Display(Name = "Who said so")] public string? EthnicitySaidBy { get; set; }
    [Display(Name = "Spoken language")] public ContactLanguage? SpokenLanguage { get; set; }
    [Display(Name = "Written language")] public ContactLanguage? WrittenLanguage { get; set; }
    [Display(Name = "Asked about language on")] public DateAnswer LanguageAskedOn { get; set; } = new();
    [Long, Display(Name = "Communication needs")] public string? CommunicationNeeds { get; set; }
    [Long, Display(Name = "Safe way to make contact")] public string? SafeContact { get; set; }
    [Display(Name = "Address")] public string? Address { get; set; }
    [UpTo(Domain.YoungPeople.Postcode.MaxLength), Display(Name = "Postcode")] public string? Postcode { get; set; }
    [Display(Name = "Area")] public string? AreaCode { get; set; }
    [Display(Name = "School")] public string? School { get; set; }
    [Display(Name = "Care status")] public string? CareStatusCode { get; set; }
    [Display(Name = "Learning needs")] public string? LearningNeedsCode { get; set; }
    [Display(Name = "Disability")] public Answer? Disability { get; set; }
    [Display(Name = "Young carer")] public Answer? YoungCarer { get; set; }
    [UpTo(40), Display(Name = "Unique pupil number")] public string? Upn { get; set; }
    [UpTo(40), Display(Name = "NHS number")] public string? NhsNumber { get; set; }
    [UpTo(40), Display(Name = "PNC id")] public string? PncId { get; set; }
    public string? Version { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Ethnicities { get; private set; } = [];
    public IReadOnlyList<Choice> CareStatuses { get; private set; } = [];
    public IReadOnlyList<Choice> LearningNeeds { get; private set; } = [];

    public static YoungPersonForm For(YoungPerson who) => new()
    {
        GivenName = who.GivenName, FamilyName = who.FamilyName, PreferredName = who.PreferredName, AlsoKnownAs = who.AlsoKnownAs,
        BornOn = DateAnswer.From(who.BornOn), BornOnEstimated = who.BornOnEstimated, Sex = who.Sex, GenderIdentity = who.GenderIdentity,
        EthnicityCode = who.EthnicityCode, EthnicitySaidBy = who.EthnicitySaidBy, SpokenLanguage = who.SpokenLanguage, WrittenLanguage = who.WrittenLanguage,
        LanguageAskedOn = DateAnswer.From(who.LanguageAskedOn), CommunicationNeeds = who.CommunicationNeeds, SafeContact = who.SafeContact,
        Address = who.Address, Postcode = who.Postcode, AreaCode = who.AreaCode, School = who.School, CareStatusCode = who.CareStatusCode,
        LearningNeedsCode = who.LearningNeedsCode, Disability = From(who.Disability), YoungCarer = From(who.YoungCarer),
        Upn = who.Upn, NhsNumber = who.NhsNumber, PncId = who.PncId, Version = who.Version.ToString(),
    };

    public YoungPersonForm Offering(IReadOnlyList<Choice> areas, IReadOnlyList<Choice> ethnicities, IReadOnlyList<Choice> careStatuses, IReadOnlyList<Choice> learningNeeds)
    {
        (Areas, Ethnicities, CareStatuses, LearningNeeds) = (areas, ethnicities, careStatuses, learningNeeds);
        return this;
    }

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(YoungPerson who, int thisYear)
    {
        who.Call(GivenName!, FamilyName!, PreferredName, AlsoKnownAs);
        who.BornOn = BornOn.Date;
        who.BornOnEstimated = BornOnEstimated;
        who.Sex = Sex!.Value;
        who.GenderIdentity = GenderIdentity;
        who.EthnicityCode = EthnicityCode;
        who.EthnicitySaidBy = EthnicitySaidBy;
        who.SpokenLanguage = SpokenLanguage!.Value;
        who.WrittenLanguage = WrittenLanguage!.Value;
        who.LanguageAskedOn = LanguageAskedOn.Date;
        who.CommunicationNeeds = CommunicationNeeds;
        who.SafeContact = SafeContact;
        who.Address = Address;
        who.Postcode = Domain.YoungPeople.Postcode.Normalise(Postcode);
        who.AreaCode = AreaCode;
        who.School = School;
        who.CareStatusCode = CareStatusCode;
        who.LearningNeedsCode = LearningNeedsCode;
        who.Disability = Said(Disability);
        who.YoungCarer = Said(YoungCarer);
        who.Upn = Domain.YoungPeople.Upn.Read(Upn).Value;
        who.NhsNumber = Domain.YoungPeople.NhsNumber.Read(NhsNumber).Value;
        who.PncId = Domain.YoungPeople.PncId.Read(PncId, thisYear).Value;
    }

    private static Answer From(bool? answer) => answer is not { } known ? Answer.NotKnown : known ? Answer.Yes : Answer.No;
    private static bool? Said(Answer? answer) => answer is Answer.Yes ? true : answer is Answer.No ? false : null;
}

public sealed class YoungPersonFormValidator : AbstractValidator<YoungPersonForm>
{
    // Cases reach from the referral of a ten-year-old to the last check after an eighteenth birthday.
    private const int Oldest = 25;

    public YoungPersonFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.GivenName).NotEmpty().WithMessage(_ => T["Enter the given name"]);
        RuleFor(form => form.FamilyName).NotEmpty().WithMessage(_ => T["Enter the family name"]);
        RuleFor(form => form.BornOn).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The date of birth must be in the past"])
            .IsNotBefore(() => clock.Today().AddYears(-Oldest)).WithMessage(_ => T["The date of birth must be of a young person"]);
        RuleFor(form => form.LanguageAskedOn).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The date cannot be in the future"]);
        RuleFor(form => form.Sex).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.SpokenLanguage).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.WrittenLanguage).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.Postcode).Must(typed => Empty(typed) || Postcode.IsBritish(Postcode.Normalise(typed)) || Postcode.IsNoFixedAddress(Postcode.Normalise(typed)))
            .WithMessage(_ => T["Enter a real postcode, such as LL11 1AY"]);
        RuleFor(form => form.Upn).Must(typed => Empty(typed) || Upn.Read(typed).IsValid)
            .WithMessage((_, typed) => Upn.Read(typed).Fault == IdentifierFault.WrongCheckCharacter
                ? T["The first letter does not fit the rest of this pupil number: one of its characters is mistyped"]
                : T["Enter a unique pupil number of 13 characters, such as A123456789012"]);
        RuleFor(form => form.NhsNumber).Must(typed => Empty(typed) || NhsNumber.Read(typed).IsValid)
            .WithMessage((_, typed) => NhsNumber.Read(typed).Fault == IdentifierFault.WrongCheckCharacter
                ? T["The last digit does not fit the rest of this NHS number: one of its digits is mistyped"]
                : T["Enter an NHS number of 10 digits"]);
        RuleFor(form => form.PncId).Must(typed => Empty(typed) || PncId.Read(typed, clock.Today().Year).IsValid)
            .WithMessage((_, typed) => PncId.Read(typed, clock.Today().Year).Fault == IdentifierFault.WrongCheckCharacter
                ? T["The last letter does not fit the rest of this PNC id: one of its characters is mistyped"]
                : T["Enter a PNC id with its year, number and letter"]);
    }

    private static bool Empty(string? typed) => string.IsNullOrWhiteSpace(typed);
}

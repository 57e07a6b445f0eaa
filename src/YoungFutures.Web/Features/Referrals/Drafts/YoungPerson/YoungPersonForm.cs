using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.YoungPerson;

/// <summary>The young person, as the referrer knows them.</summary>
public sealed class YoungPersonForm : IDraftForm
{
    /// <summary>Stands for an area that nobody knows yet.</summary>
    public const string NotKnown = "NotKnown";

    public string? Version { get; set; }
    [Display(Name = "Given names"), UpTo(Lengths.Name)] public string? GivenName { get; set; }
    [Display(Name = "Family name"), UpTo(Lengths.Name)] public string? FamilyName { get; set; }
    [Display(Name = "Date of birth")] public DateAnswer BornOn { get; set; } = new();
    [Display(Name = "This date is an estimate")] public bool BornOnEstimated { get; set; }
    [Display(Name = "The date of birth is not known yet")] public bool BornOnNotKnown { get; set; }
    [Display(Name = "Sex")] public Sex? Sex { get; set; }
    [Display(Name = "Where do they live?")] public string? AreaCode { get; set; }
    [Display(Name = "Which language do they want to use?")] public ContactLanguage? Language { get; set; }

    [Display(Name = "Name they like to be called"), UpTo(Lengths.Name)] public string? PreferredName { get; set; }
    [Display(Name = "Other names they are known by")] public string? AlsoKnownAs { get; set; }
    [Display(Name = "Address")] public string? Address { get; set; }
    [Display(Name = "Postcode"), UpTo(20)] public string? Postcode { get; set; }
    [Display(Name = "School, college or work")] public string? School { get; set; }
    [Display(Name = "Communication needs"), Long] public string? CommunicationNeeds { get; set; }
    [Display(Name = "Ethnicity")] public string? EthnicityCode { get; set; }
    [Display(Name = "A safe way to get in touch"), Long] public string? SafeContact { get; set; }
    [Display(Name = "A number that identifies them")] public string? Identifier { get; set; }
    public string? Later { get; set; }
    public bool IsLater => Later is not null;

    [BindNever] public StepHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> Areas { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Ethnicities { get; set; } = [];
    public bool HasMore => PreferredName is not null || AlsoKnownAs is not null || Address is not null || Postcode is not null || School is not null
        || CommunicationNeeds is not null || EthnicityCode is not null || SafeContact is not null || Identifier is not null;

    public static YoungPersonForm For(Referral draft)
    {
        var saved = draft.IsDone(DraftStep.YoungPerson) && draft.WasSaved(DraftStep.YoungPerson);
        return new()
        {
            Version = draft.Version.ToString(),
            GivenName = draft.GivenName, FamilyName = draft.FamilyName, PreferredName = draft.PreferredName, AlsoKnownAs = draft.AlsoKnownAs,
            BornOn = DateAnswer.From(draft.BornOn), BornOnEstimated = draft.BornOnEstimated, BornOnNotKnown = saved && draft.BornOn is null,
            Sex = saved || draft.Sex != Domain.YoungPeople.Sex.NotKnown ? draft.Sex : null,
            AreaCode = draft.AreaCode ?? (saved ? NotKnown : null),
            Language = saved || draft.Language != ContactLanguage.NotKnown ? draft.Language : null,
            Address = draft.Address, Postcode = draft.Postcode, School = draft.School, CommunicationNeeds = draft.CommunicationNeeds,
            EthnicityCode = draft.EthnicityCode, SafeContact = draft.SafeContact, Identifier = draft.Identifier,
        };
    }

    public void WriteTo(Referral draft, ModelStateDictionary state)
    {
        draft.Call(
            state.IsFine(nameof(GivenName)) ? GivenName : draft.GivenName, state.IsFine(nameof(FamilyName)) ? FamilyName : draft.FamilyName,
            state.IsFine(nameof(PreferredName)) ? PreferredName : draft.PreferredName, state.IsFine(nameof(AlsoKnownAs)) ? AlsoKnownAs : draft.AlsoKnownAs);
        if (state.IsFine(nameof(BornOn)))
        {
            draft.BornOn = BornOnNotKnown ? null : BornOn.Date;
            draft.BornOnEstimated = draft.BornOn is not null && BornOnEstimated;
        }

        draft.Sex = Sex ?? Domain.YoungPeople.Sex.NotKnown;
        if (state.IsFine(nameof(AreaCode))) draft.AreaCode = AreaCode == NotKnown ? null : AreaCode;
        draft.Language = Language ?? ContactLanguage.NotKnown;
        if (state.IsFine(nameof(Address))) draft.Address = Address;
        if (state.IsFine(nameof(Postcode))) draft.Postcode = Domain.YoungPeople.Postcode.Normalise(Postcode);
        if (state.IsFine(nameof(School))) draft.School = School;
        if (state.IsFine(nameof(CommunicationNeeds))) draft.CommunicationNeeds = CommunicationNeeds;
        if (state.IsFine(nameof(EthnicityCode))) draft.EthnicityCode = EthnicityCode;
        if (state.IsFine(nameof(SafeContact))) draft.SafeContact = SafeContact;
        if (state.IsFine(nameof(Identifier))) draft.Identifier = Identifier;
    }
}

public sealed class YoungPersonFormValidator : AbstractValidator<YoungPersonForm>
{
    public YoungPersonFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.BornOn).IsRealDate(T)
            .IsNotAfter(clock.Today).WithMessage(_ => T["The date of birth must be in the past"])
            .IsNotBefore(() => clock.Today().AddYears(-110)).WithMessage(_ => T["Check the year of birth"]);
        RuleFor(form => form.BornOn).Must(born => born.IsEmpty).When(form => form.BornOnNotKnown)
            .WithMessage(_ => T["Enter a date of birth, or say that it is not known yet, not both"]);
        When(form => !form.IsLater, () =>
        {
            RuleFor(form => form.GivenName).NotEmpty()
                .When(form => form.FamilyName is null && form.PreferredName is null && form.AlsoKnownAs is null)
                .WithMessage(_ => T["Enter a name: one is enough, and a nickname will do"]);
            RuleFor(form => form.BornOn).IsGiven().When(form => !form.BornOnNotKnown).WithMessage(_ => T["Enter the date of birth, or say that it is not known yet"]);
            RuleFor(form => form.Sex).NotNull().WithMessage(_ => T["Choose the sex, or “Not known yet”"]);
            RuleFor(form => form.AreaCode).NotEmpty().WithMessage(_ => T["Choose where they live, or “Not known yet”"]);
            RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language, or “Not known yet”"]);
        });
    }
}

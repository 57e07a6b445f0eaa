using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Family;

public enum Reaching
{
    [Display(Name = "Yes, it is safe to reach them")] Safe,
    [Display(Name = "Not known yet: nothing is sent")] NotKnown,
    [Display(Name = "No, they must not receive anything")] MustNot,
}

public sealed class FamilyContactForm : IVersioned
{
    [Display(Name = "What are they to the young person?")] public FamilyRelation? Relation { get; set; }
    [UpTo(Lengths.Name), Display(Name = "Name")] public string? Name { get; set; }
    [Display(Name = "Have they parental responsibility?")] public Answer? Responsible { get; set; }
    [Display(Name = "Address")] public string? Address { get; set; }
    [UpTo(Domain.YoungPeople.Postcode.MaxLength), Display(Name = "Postcode")] public string? Postcode { get; set; }
    [UpTo(40), Display(Name = "Telephone")] public string? Telephone { get; set; }
    [Display(Name = "In which language do they want to be written to?")] public ContactLanguage? Language { get; set; }
    [Display(Name = "Is it safe to reach them?")] public Reaching? Reaching { get; set; }
    [Long, Display(Name = "How and when?")] public string? SafeHow { get; set; }
    [Long, Display(Name = "Why must they not receive anything?")] public string? MustNotBecause { get; set; }
    [Display(Name = "They are no contact of this young person any more")] public bool NoLonger { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Back { get; set; } = "";
    [BindNever] public bool IsNew { get; set; }
    /// <summary>The same people as recorded for somebody else at the address, as far as the reader sees them.</summary>
    [BindNever] public IReadOnlyList<SameAddress> AtTheAddress { get; set; } = [];

    public static FamilyContactForm Of(FamilyContact held) => new()
    {
        Relation = held.Relation, Name = held.Name, Responsible = held.HasParentalResponsibility switch { true => Answer.Yes, false => Answer.No, _ => Answer.NotKnown },
        Address = held.Address, Postcode = held.Postcode, Telephone = held.Telephone, Language = held.Language,
        Reaching = held.MustNotReceive ? Family.Reaching.MustNot : held.IsSafe ? Family.Reaching.Safe : Family.Reaching.NotKnown, SafeHow = held.SafeHow, MustNotBecause = held.MustNotBecause, Version = held.Version.ToString(),
    };

    /// <summary>A parent of two young people: who they are and where, and nothing of what is safe for the other.</summary>
    public static FamilyContactForm SameAs(FamilyContact other) => new()
    {
        Relation = other.Relation, Name = other.Name, Address = other.Address, Postcode = other.Postcode, Telephone = other.Telephone, Language = other.Language,
    };

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(FamilyContact held)
    {
        held.Rename(Relation!.Value, Name!);
        held.HasParentalResponsibility = Responsible switch { Answer.Yes => true, Answer.No => false, _ => null };
        (held.Address, held.Postcode, held.Telephone, held.Language) = (Address, Domain.YoungPeople.Postcode.Normalise(Postcode), Telephone, Language!.Value);
        if (Reaching == Family.Reaching.MustNot)
        {
            held.KeepFrom(MustNotBecause!);
            return;
        }

        held.Allow();
        held.FindSafe(Reaching == Family.Reaching.Safe, SafeHow);
    }
}

public sealed record SameAddress(Guid Id, string Name);

public sealed class FamilyContactFormValidator : AbstractValidator<FamilyContactForm>
{
    public FamilyContactFormValidator(Words T)
    {
        RuleFor(form => form.Relation).NotNull().WithMessage(_ => T["Choose what they are to the young person"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language in which they want to be written to"]);
        RuleFor(form => form.Reaching).NotNull().WithMessage(_ => T["Say whether it is safe to reach them"]);
        RuleFor(form => form.SafeHow).NotEmpty().When(form => form.Reaching == Family.Reaching.Safe).WithMessage(_ => T["Say how and when they can be reached safely"]);
        RuleFor(form => form.MustNotBecause).NotEmpty().When(form => form.Reaching == Family.Reaching.MustNot).WithMessage(_ => T["Say why they must not receive anything"]);
        RuleFor(form => form.Postcode).Must(typed => string.IsNullOrWhiteSpace(typed) || Postcode.IsBritish(Postcode.Normalise(typed)) || Postcode.IsNoFixedAddress(Postcode.Normalise(typed)))
            .WithMessage(_ => T["Enter a real postcode, such as LL11 1AY"]);
    }
}

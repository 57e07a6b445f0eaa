using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Merge;

public sealed class MergeForm : IVersioned
{
    [Display(Name = "The other, which is read with it"), Chosen] public Guid? OtherId { get; set; }
    [Display(Name = "What makes you sure?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [Display(Name = "The other, which is read with it"), UpTo(36), Chosen] public string? OtherVersion { get; set; }

    [BindNever] public Guid Id { get; set; }
    [BindNever] public bool NotFound { get; set; }
    [BindNever] public PersonSide? This { get; set; }
    [BindNever] public PersonSide? Other { get; set; }
    [BindNever] public IReadOnlyList<MayBeSame> Possible { get; set; } = [];

    public async Task<MergeForm> About(YoungFuturesDb db, Words T, YoungPerson who, YoungPerson? other)
    {
        Id = who.Id;
        This = await PersonSide.Of(db, T, who);
        if (other is null)
        {
            Possible = await MayBeSame.As(db, who);
            return this;
        }

        OtherId = other.Id;
        Other = await PersonSide.Of(db, T, other);
        return this;
    }
}

/// <summary>Somebody on record who resembles this young person.</summary>
public sealed record MayBeSame(Guid Id, string Name, DateOnly? BornOn, IReadOnlyList<string> Cases)
{
    public static async Task<IReadOnlyList<MayBeSame>> As(YoungFuturesDb db, YoungPerson who)
    {
        var facts = new PersonFacts(who.GivenName, who.FamilyName, who.PreferredName, (who.AlsoKnownAs ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            who.BornOn, who.BornOnEstimated, null, who.Postcode, who.School);
        var found = (await AlreadyKnown.To(db, facts, who.PanelId)).Where(known => known.ReferralId is null && known.YoungPersonId is not null && known.YoungPersonId != who.Id).ToList();
        var ids = found.ConvertAll(known => known.YoungPersonId!.Value);
        var own = (await db.YoungPeople.Where(held => ids.Contains(held.Id) && held.PanelId == who.PanelId && held.MergedIntoId == null).Select(held => held.Id).ToListAsync()).ToHashSet();
        return [.. found.Where(known => own.Contains(known.YoungPersonId!.Value)).Select(known => new MayBeSame(known.YoungPersonId!.Value, known.Name, known.BornOn, known.CaseReferences))];
    }
}

/// <summary>One of two young people side by side.</summary>
public sealed record PersonSide(Guid Id, string Name, string? AlsoKnownAs, DateOnly? BornOn, string Sex, string? Address, string? Postcode, string? School, string? Upn, string? NhsNumber, string? PncId, IReadOnlyList<string> Cases)
{
    private const int Most = 20;

    public static async Task<PersonSide> Of(YoungFuturesDb db, Words T, YoungPerson who)
    {
        var all = await db.AllOf(who.Id);
        var cases = await db.Cases.AsNoTracking().Where(held => all.Contains(held.YoungPersonId)).OrderByDescending(held => held.OpenedAt).Take(Most).Select(held => new { held.Reference, held.Status }).ToListAsync();
        return new(who.Id, who.FullName, who.AlsoKnownAs, who.BornOn, T.Of(who.Sex), who.Address, who.Postcode, who.School, who.Upn, who.NhsNumber is { } number ? Domain.YoungPeople.NhsNumber.Spaced(number) : null, who.PncId,
            [.. cases.Select(held => $"{held.Reference} ({T.Of(held.Status)})")]);
    }
}

public sealed class MergeFormValidator : AbstractValidator<MergeForm>
{
    public MergeFormValidator(Words T)
    {
        RuleFor(form => form.OtherId).NotNull().WithMessage(_ => T["Choose the other young person"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say what makes you sure"]);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SharingAgreements.Extension;

public sealed class ExtensionForm : IVersioned
{
    [Display(Name = "Until which day?")] public DateAnswer Until { get; set; } = new();
    [Long, Display(Name = "Why can it not wait for the new agreement?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid AgencyId { get; private set; }
    [BindNever] public string Agency { get; private set; } = "";
    [BindNever] public DateOnly? EndsOn { get; private set; }
    [BindNever] public bool HasLapsed { get; private set; }
    /// <summary>Where it is too early: from when on it can be extended.</summary>
    [BindNever] public DateOnly? NotBefore { get; private set; }
    [BindNever] public IReadOnlyList<ExtensionRow> Before { get; private set; } = [];

    public async Task<ExtensionForm> Show(Agency agency, YoungFuturesDb db, Words T)
    {
        (AgencyId, Agency, EndsOn, HasLapsed) = (agency.Id, T.Either(agency.Name, agency.NameCy), agency.SharesUntil, agency.HasLapsedBy(UkTime.LocalDate(db.Now)));
        NotBefore = agency.ExtendedFrom > UkTime.LocalDate(db.Now) ? agency.ExtendedFrom : null;
        Version ??= agency.Version.ToString();
        Before = await db.AgreementExtensions.AsNoTracking().Where(held => held.AgencyId == agency.Id).OrderByDescending(held => held.GrantedAt).ThenBy(held => held.Id).Take(20)
            .Select(held => new ExtensionRow(held.Until, held.Because, db.Users.Where(user => user.Id == held.GrantedById).Select(user => user.DisplayName).FirstOrDefault() ?? "–", held.GrantedAt)).ToListAsync();
        return this;
    }
}

public sealed record ExtensionRow(DateOnly Until, string Because, string GrantedBy, DateTime GrantedAt);

public sealed class ExtensionFormValidator : AbstractValidator<ExtensionForm>
{
    public ExtensionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the last day of the extension"]).IsRealDate(T);
        RuleFor(form => form.Until).Must(until => until.Date >= clock.Today()).When(form => form.Until.Date is not null).WithMessage(_ => T["The extension cannot end in the past"]);
        RuleFor(form => form.Until).Must(until => until.Date <= clock.Today().AddDays(Domain.Agencies.Agency.LongestExtension)).When(form => form.Until.Date is not null)
            .WithMessage(_ => T["An extension lasts {0} days at most. After that the agreement must be signed anew.", Domain.Agencies.Agency.LongestExtension]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it cannot wait for the new agreement"]);
    }
}

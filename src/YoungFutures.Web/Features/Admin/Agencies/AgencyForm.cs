using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Agencies;

public sealed class AgencyForm : IVersioned
{
    [Display(Name = "Name in English")] public string? Name { get; set; }
    [Display(Name = "Name in Welsh")] public string? NameCy { get; set; }
    [Display(Name = "Sector")] public Sector? Sector { get; set; }
    [UpTo(9), Display(Name = "Area")] public string? AreaCode { get; set; }
    [Display(Name = "Who answers for the agency")] public Guid? ContactId { get; set; }
    [Display(Name = "Sharing agreement signed on")] public DateAnswer AgreementSignedOn { get; set; } = new();
    [Display(Name = "Sharing agreement ends on")] public DateAnswer AgreementExpiresOn { get; set; } = new();
    [Display(Name = "Last day with the panels")] public DateAnswer LeftOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public Guid? AgencyId { get; set; }
    [BindNever] public string Title { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Areas { get; private set; } = [];
    [BindNever] public IReadOnlyList<Choice> People { get; private set; } = [];

    public static AgencyForm Of(Agency agency) => new()
    {
        AgencyId = agency.Id, Name = agency.Name, NameCy = agency.NameCy, Sector = agency.Sector, AreaCode = agency.AreaCode, ContactId = agency.ContactId,
        AgreementSignedOn = DateAnswer.From(agency.AgreementSignedOn), AgreementExpiresOn = DateAnswer.From(agency.AgreementExpiresOn), LeftOn = DateAnswer.From(agency.LeftOn),
        Version = agency.Version.ToString(),
    };

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(Agency agency)
    {
        agency.Rename(Name!, NameCy!, Sector!.Value);
        agency.AreaCode = AreaCode;
        agency.ContactId = ContactId;
        agency.AgreementSignedOn = AgreementSignedOn.Date;
        agency.AgreementExpiresOn = AgreementExpiresOn.Date;
        agency.LeftOn = LeftOn.Date;
    }

    /// <summary>The areas of all panels, and whoever works for the agency.</summary>
    public async Task Offer(YoungFuturesDb db)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        Areas = [.. (await db.PanelAreas.Select(area => new { area.Code, Name = welsh ? area.NameCy : area.Name }).Distinct().OrderBy(area => area.Name).ThenBy(area => area.Code).Take(500).ToListAsync())
            .DistinctBy(area => area.Code).Select(area => new Choice(area.Code, area.Name))];
        if (AgencyId is { } agencyId)
            People = [.. (await db.Users.AsNoTracking().Where(user => user.AgencyId == agencyId && (user.LeavesOn == null || user.LeavesOn >= today)
                    && !user.Memberships.Any(held => held.Role == Role.Analyst && held.From <= now && (held.Until == null || now < held.Until)))
                .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(500).Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync())
                .Select(user => Choice.Person(user.Id, user.DisplayName, user.JobTitle, true))];
    }
}

public sealed class AgencyFormValidator : AbstractValidator<AgencyForm>
{
    public AgencyFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name in English"]);
        RuleFor(form => form.NameCy).NotEmpty().WithMessage(_ => T["Enter the name in Welsh"]);
        RuleFor(form => form.Sector).NotNull().WithMessage(_ => T["Choose the sector"]);
        RuleFor(form => form.AgreementSignedOn).IsRealDate(T).IsNotAfter(() => clock.Today()).WithMessage(_ => T["The date cannot be in the future"]);
        RuleFor(form => form.AgreementExpiresOn).IsRealDate(T).IsNotAfter(() => clock.Today().AddYears(20)).WithMessage(_ => T["The date is more than twenty years away. Check the year."]);
        RuleFor(form => form.AgreementExpiresOn).Must((form, ends) => ends.Date > form.AgreementSignedOn.Date)
            .When(form => form is { AgreementSignedOn.Date: not null, AgreementExpiresOn.Date: not null }).WithMessage(_ => T["The agreement cannot end before it was signed"]);
        RuleFor(form => form.LeftOn).IsRealDate(T).IsNotAfter(() => clock.Today().AddYears(20)).WithMessage(_ => T["The date is more than twenty years away. Check the year."]);
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Services;

public sealed class ServiceForm : IVersioned
{
    [Display(Name = "Panel")] public Guid? PanelId { get; set; }
    [Display(Name = "Which agency gives it?")] public Guid? AgencyId { get; set; }
    [Display(Name = "Name in English")] public string? Name { get; set; }
    [Display(Name = "Name in Welsh")] public string? NameCy { get; set; }
    [Display(Name = "What kind of support is it?")] public SupportKind? Kind { get; set; }
    [Long, Display(Name = "What it is, in English")] public string? About { get; set; }
    [Long, Display(Name = "What it is, in Welsh")] public string? AboutCy { get; set; }
    [Display(Name = "Which needs is it for?")] public List<string> NeedCodes { get; set; } = [];
    [Display(Name = "Which areas is it for?")] public List<string> AreaCodes { get; set; } = [];
    [Display(Name = "Youngest age")] public int? MinimumAge { get; set; }
    [Display(Name = "Oldest age")] public int? MaximumAge { get; set; }
    [Display(Name = "Is it given in Welsh?")] public WelshMedium? Welsh { get; set; }
    [Display(Name = "How does somebody come to it?")] public ReferralRoute? Route { get; set; }
    [Display(Name = "What does it cost the family?")] public FamilyCost? Cost { get; set; }
    [Long, Display(Name = "What happens while somebody waits, in English (optional)")] public string? WhileWaiting { get; set; }
    [Long, Display(Name = "What happens while somebody waits, in Welsh (optional)")] public string? WhileWaitingCy { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid? ServiceId { get; set; }
    [BindNever] public bool IsShock { get; set; }
    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Needs { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Areas { get; set; } = [];

    public static ServiceForm Of(Service held) => new()
    {
        ServiceId = held.Id, PanelId = held.PanelId, AgencyId = held.AgencyId, Name = held.Name, NameCy = held.NameCy, Kind = held.Kind, About = held.About, AboutCy = held.AboutCy, NeedCodes = held.NeedCodes,
        AreaCodes = held.AreaCodes, MinimumAge = held.MinimumAge, MaximumAge = held.MaximumAge, Welsh = held.Welsh, Route = held.Route, Cost = held.Cost, WhileWaiting = held.WhileWaiting,
        WhileWaitingCy = held.WhileWaitingCy, Version = held.Version.ToString(),
    };

    /// <summary>Only after the form was found to be right.</summary>
    public ServiceWords Words() => new(Name!, NameCy!, Kind!.Value, About!, AboutCy!, NeedCodes, AreaCodes, MinimumAge!.Value, MaximumAge!.Value, Welsh!.Value, Route!.Value, Cost!.Value, WhileWaiting, WhileWaitingCy);

    public async Task Offer(YoungFuturesDb db, Viewer viewer, Words T)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var panels = await db.Panels.AsNoTracking().Where(panel => viewer.IsAdministrator || viewer.RunPanelIds.Contains(panel.Id)).OrderBy(panel => panel.Code).Take(200)
            .Select(panel => new { panel.Id, Name = welsh ? panel.NameCy : panel.Name }).ToListAsync();
        Panels = [.. panels.Select(panel => new Choice(panel.Id.ToString(), panel.Name))];
        if (ServiceId is null && panels.Count == 1) PanelId = panels[0].Id;
        var ids = PanelId is { } one ? [one] : panels.Select(panel => panel.Id).ToList();
        var agencies = await db.PanelAgencies.AsNoTracking().Where(seat => ids.Contains(seat.PanelId) && (seat.Agency.LeftOn == null || seat.AgencyId == AgencyId)).OrderBy(seat => seat.Agency.Name).Take(500)
            .Select(seat => new { seat.AgencyId, Name = welsh ? seat.Agency.NameCy : seat.Agency.Name, seat.Agency.Sector }).ToListAsync();
        Agencies = [.. agencies.DistinctBy(seat => seat.AgencyId).Select(seat => new Choice(seat.AgencyId.ToString(), T["{0} ({1})", seat.Name, T.Of(seat.Sector)]))];
        Areas = await db.PanelAreas.AsNoTracking().Where(area => ids.Contains(area.PanelId)).OrderBy(area => area.Name).Take(200)
            .Select(area => new Choice(area.Code, welsh ? area.NameCy : area.Name, null, false)).ToListAsync();
        Needs = await db.ChoicesOf(ReferenceKind.Need, NeedCodes);
        IsShock = Kind?.IsShock() == true;
    }
}

public sealed class ServiceFormValidator : AbstractValidator<ServiceForm>
{
    public ServiceFormValidator(Words T)
    {
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose the agency that gives it"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name in English"]);
        RuleFor(form => form.NameCy).NotEmpty().WithMessage(_ => T["Enter the name in Welsh"]);
        RuleFor(form => form.Kind).NotNull().WithMessage(_ => T["Choose the kind of support"]);
        RuleFor(form => form.About).NotEmpty().WithMessage(_ => T["Say in English what it is"]);
        RuleFor(form => form.AboutCy).NotEmpty().WithMessage(_ => T["Say in Welsh what it is"]);
        RuleFor(form => form.NeedCodes).NotEmpty().WithMessage(_ => T["Choose at least one need"]);
        RuleFor(form => form.MinimumAge).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(0, 25).WithMessage(_ => T["Enter a whole number from {0} to {1}", 0, 25]);
        RuleFor(form => form.MaximumAge).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(0, 25).WithMessage(_ => T["Enter a whole number from {0} to {1}", 0, 25])
            .Must((form, age) => age >= form.MinimumAge).When(form => form is { MinimumAge: not null, MaximumAge: not null }, ApplyConditionTo.CurrentValidator)
            .WithMessage(_ => T["The oldest age cannot be below the youngest"]);
        RuleFor(form => form.Welsh).NotNull().WithMessage(_ => T["Say whether it is given in Welsh"]);
        RuleFor(form => form.Route).NotNull().WithMessage(_ => T["Choose how somebody comes to it"]);
        RuleFor(form => form.Cost).NotNull().WithMessage(_ => T["Choose what it costs the family"]);
    }
}

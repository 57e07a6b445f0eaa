using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Panels.Areas;

public class AreaForm : IVersioned
{
    [Display(Name = "Name in English")] public string? Name { get; set; }
    [Display(Name = "Name in Welsh")] public string? NameCy { get; set; }
    [Display(Name = "Team that protects children, in English")] public string? SafeguardingTeam { get; set; }
    [Display(Name = "Team that protects children, in Welsh")] public string? SafeguardingTeamCy { get; set; }
    [UpTo(40), Display(Name = "Number by day")] public string? DayNumber { get; set; }
    [UpTo(40), Display(Name = "Number out of hours")] public string? NightNumber { get; set; }
    [Display(Name = "Children’s services at the panel")] public Guid? ChildrensServicesId { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; private set; }
    [BindNever] public string Title { get; private set; } = "";
    [BindNever] public IReadOnlyList<Choice> Services { get; private set; } = [];

    public static AreaForm Of(PanelArea area) => new()
    {
        Name = area.Name, NameCy = area.NameCy, SafeguardingTeam = area.SafeguardingTeam, SafeguardingTeamCy = area.SafeguardingTeamCy,
        DayNumber = area.DayNumber, NightNumber = area.NightNumber, ChildrensServicesId = area.ChildrensServicesId, Version = area.Version.ToString(),
    };

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(PanelArea area)
    {
        area.Rename(Name!, NameCy!);
        area.SafeguardingTeam = SafeguardingTeam!;
        area.SafeguardingTeamCy = SafeguardingTeamCy!;
        area.DayNumber = DayNumber!;
        area.NightNumber = NightNumber!;
        area.ChildrensServicesId = ChildrensServicesId;
    }

    /// <summary>The children’s services among the panel’s agencies.</summary>
    public async Task Offer(YoungFuturesDb db, Guid panelId, string title)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        (PanelId, Title) = (panelId, title);
        Services = await db.PanelAgencies.AsNoTracking().Where(seat => seat.PanelId == panelId && seat.Agency.Sector == Sector.ChildrensServices)
            .OrderBy(seat => seat.Agency.Name).Take(100)
            .Select(seat => new Choice(seat.AgencyId.ToString(), welsh ? seat.Agency.NameCy : seat.Agency.Name, null, false)).ToListAsync();
    }
}

public sealed class NewAreaForm : AreaForm
{
    [UpTo(9), Display(Name = "Code of the council area")] public string? Code { get; set; }
}

public abstract class AreaAnswersValidator<T> : AbstractValidator<T> where T : AreaForm
{
    private const string Number = @"^\+?[0-9 ()]{3,40}$";

    protected AreaAnswersValidator(Words T)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name in English"]);
        RuleFor(form => form.NameCy).NotEmpty().WithMessage(_ => T["Enter the name in Welsh"]);
        RuleFor(form => form.SafeguardingTeam).NotEmpty().WithMessage(_ => T["Enter the name of the team in English"]);
        RuleFor(form => form.SafeguardingTeamCy).NotEmpty().WithMessage(_ => T["Enter the name of the team in Welsh"]);
        RuleFor(form => form.DayNumber).NotEmpty().WithMessage(_ => T["Enter the number to ring by day"])
            .Matches(Number).WithMessage(_ => T["Enter a telephone number, with digits and spaces only"]);
        RuleFor(form => form.NightNumber).NotEmpty().WithMessage(_ => T["Enter the number to ring out of hours"])
            .Matches(Number).WithMessage(_ => T["Enter a telephone number, with digits and spaces only"]);
    }
}

public sealed class AreaFormValidator(Words T) : AreaAnswersValidator<AreaForm>(T);

public sealed class NewAreaFormValidator : AreaAnswersValidator<NewAreaForm>
{
    public NewAreaFormValidator(Words T) : base(T) =>
        RuleFor(form => form.Code).NotEmpty().WithMessage(_ => T["Enter the code of the council area"])
            .Matches(AreaCodes.Pattern).WithMessage(_ => T["Enter a code of one letter and eight digits, like W06000006 or E10000015"]);
}

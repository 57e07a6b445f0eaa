using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Panels;

/// <summary>What both the first and every later form ask of a panel.</summary>
public abstract class PanelAnswers
{
    [Display(Name = "Name in English")] public string? Name { get; set; }
    [Display(Name = "Name in Welsh")] public string? NameCy { get; set; }
    [Display(Name = "Nation")] public Nation? Nation { get; set; }
    [UpTo(9), Display(Name = "Code of the police force area")] public string? PoliceAreaCode { get; set; }
}

public sealed class NewPanelForm : PanelAnswers
{
    [UpTo(6), Display(Name = "Letters for its references")] public string? Code { get; set; }
    [UpTo(256), Display(Name = "E-mail address of the coordinator")] public string? CoordinatorEmail { get; set; }

    /// <summary>The letters as they stand in references.</summary>
    public string Letters => (Code ?? "").ToUpperInvariant();
}

public sealed class PanelForm : PanelAnswers, IVersioned
{
    [Display(Name = "Coordinator to whom the panel’s work falls")] public Guid? CoordinatorId { get; set; }
    public string? Version { get; set; }

    [BindNever] public string Code { get; private set; } = "";
    [BindNever] public Guid PanelId { get; private set; }
    [BindNever] public IReadOnlyList<Choice> Coordinators { get; private set; } = [];

    public static PanelForm Of(Panel panel) => new()
    {
        Name = panel.Name, NameCy = panel.NameCy, Nation = panel.Nation, PoliceAreaCode = panel.PoliceAreaCode, CoordinatorId = panel.CoordinatorId,
        Version = panel.Version.ToString(),
    };

    public async Task Offer(YoungFuturesDb db, Panel panel)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        (Code, PanelId) = (panel.Code, panel.Id);
        Coordinators = [.. (await db.Users.AsNoTracking().Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
                && user.Memberships.Any(held => held.Role == Role.Coordinator && held.PanelId == panel.Id && held.From <= now && (held.Until == null || now < held.Until)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(100)
            .Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync())
            .Select(user => Choice.Person(user.Id, user.DisplayName, user.JobTitle))];
    }
}

public abstract class PanelAnswersValidator<T> : AbstractValidator<T> where T : PanelAnswers
{
    protected PanelAnswersValidator(Words T)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name in English"]);
        RuleFor(form => form.NameCy).NotEmpty().WithMessage(_ => T["Enter the name in Welsh"]);
        RuleFor(form => form.Nation).NotNull().WithMessage(_ => T["Choose the nation"]);
        RuleFor(form => form.PoliceAreaCode).NotEmpty().WithMessage(_ => T["Enter the code of the police force area"])
            .Matches(AreaCodes.Pattern).WithMessage(_ => T["Enter a code of one letter and eight digits, like W15000001 or E23000027"]);
    }
}

public sealed class NewPanelFormValidator : PanelAnswersValidator<NewPanelForm>
{
    public NewPanelFormValidator(Words T) : base(T)
    {
        RuleFor(form => form.Code).NotEmpty().WithMessage(_ => T["Enter the letters that stand in this panel’s references"])
            .Matches("^[A-Za-z]{2,6}$").WithMessage(_ => T["Enter two to six letters from A to Z"]);
        RuleFor(form => form.CoordinatorEmail).NotEmpty().WithMessage(_ => T["Enter the coordinator’s e-mail address"]);
    }
}

public sealed class PanelFormValidator : PanelAnswersValidator<PanelForm>
{
    public PanelFormValidator(Words T) : base(T) =>
        RuleFor(form => form.CoordinatorId).NotNull().WithMessage(_ => T["Choose the coordinator to whom the panel’s work falls"]);
}

/// <summary>Codes of the Office for National Statistics for places in England and Wales.</summary>
public static class AreaCodes
{
    public const string Pattern = "^[EWew][0-9]{8}$";
}

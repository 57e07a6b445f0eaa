using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Users.Joining;

public sealed class JoiningForm : UserAnswers
{
    [Display(Name = "Role")] public Role? Role { get; set; }
    [Display(Name = "In which panel?")] public Guid? PanelId { get; set; }

    [BindNever] public IReadOnlyList<Choice> Panels { get; private set; } = [];

    public override async Task Offer(YoungFuturesDb db)
    {
        await base.Offer(db);
        Panels = await PanelChoices.Of(db);
    }
}

/// <summary>All panels, to be chosen from.</summary>
public static class PanelChoices
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<Choice>> Of(YoungFuturesDb db)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return await db.Panels.AsNoTracking().OrderBy(panel => panel.Code).Take(Most).Select(panel => new Choice(panel.Id.ToString(), welsh ? panel.NameCy : panel.Name, null, false)).ToListAsync();
    }
}

public sealed class JoiningFormValidator : UserAnswersValidator<JoiningForm>
{
    public JoiningFormValidator(Words T, TimeProvider clock) : base(T, clock)
    {
        RuleFor(form => form.PanelId).NotNull().When(form => form.Role is not null and not Domain.Access.Role.Administrator).WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.AgencyId).NotNull().When(form => form.Role is Domain.Access.Role.Partner or Domain.Access.Role.Provider)
            .WithMessage(_ => T["A partner or provider speaks for an agency: name it first."]);
    }
}

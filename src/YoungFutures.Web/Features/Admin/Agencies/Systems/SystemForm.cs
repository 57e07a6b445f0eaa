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

namespace YoungFutures.Web.Features.Admin.Agencies.Systems;

public sealed class SystemForm : IVersioned
{
    [Display(Name = "What the agency calls it")] public string? Name { get; set; }
    [Display(Name = "Lists it may send to")] public List<string> ListIds { get; set; } = [];
    [Display(Name = "Last day of its secret")] public DateAnswer ExpiresOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public Guid AgencyId { get; set; }
    [BindNever] public Guid? SystemId { get; set; }
    [BindNever] public string Agency { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Lists { get; private set; } = [];

    /// <summary>The names of the agency’s lists that have not ended, of every panel. Whoever administers sees no list otherwise.</summary>
    public async Task Offer(YoungFuturesDb db)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        await using var own = db.As(Purpose.Importing);
        Lists = [.. (await own.SignalLists.AsNoTracking().Where(list => list.AgencyId == AgencyId && list.EndedAt == null)
            .Join(own.Panels, list => list.PanelId, panel => panel.Id, (list, panel) => new { list.Id, list.Name, Panel = welsh ? panel.NameCy : panel.Name })
            .OrderBy(list => list.Panel).ThenBy(list => list.Name).ThenBy(list => list.Id).Take(200).ToListAsync())
            .Select(list => new Choice(list.Id.ToString(), $"{list.Name}, {list.Panel}") { IsTyped = true })];
    }

    /// <summary>Those of the chosen lists that are the agency’s.</summary>
    public IEnumerable<Guid> Chosen => ListIds.Where(id => Lists.Any(list => list.Value == id)).Select(Guid.Parse);
}

public sealed class SystemFormValidator : AbstractValidator<SystemForm>
{
    public SystemFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter what the agency calls the system"]);
        RuleFor(form => form.ListIds).NotEmpty().WithMessage(_ => T["Choose at least one list"]);
        RuleFor(form => form.ExpiresOn).IsSecretsLastDay(T, clock);
    }
}

internal static class SecretRules
{
    public static void IsSecretsLastDay<TForm>(this IRuleBuilder<TForm, DateAnswer> rule, Words T, TimeProvider clock)
    {
        rule.IsGiven().WithMessage(_ => T["Enter the last day of the secret"]).IsRealDate(T)
            .IsNotBefore(() => clock.Today().AddDays(1)).WithMessage(_ => T["The last day of the secret must be in the future"])
            .IsNotAfter(() => clock.Today().AddMonths(PartnerSystem.LongestMonths)).WithMessage(_ => T["A secret lasts {0} months at most", PartnerSystem.LongestMonths]);
    }
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Start;

/// <summary>Whom somebody wants to tell the panel about: enough to look whether they are known already.</summary>
public sealed class StartForm
{
    [Display(Name = "Which panel is it for?")] public Guid? PanelId { get; set; }
    [Display(Name = "Given names"), UpTo(Lengths.Name)] public string? GivenName { get; set; }
    [Display(Name = "Family name"), UpTo(Lengths.Name)] public string? FamilyName { get; set; }
    [Display(Name = "Date of birth")] public DateAnswer BornOn { get; set; } = new();
    [Display(Name = "Postcode"), UpTo(20)] public string? Postcode { get; set; }

    /// <summary>The panels the viewer may refer to; asked only where there are several.</summary>
    [BindNever] public IReadOnlyList<PanelToReferTo> Panels { get; set; } = [];

    /// <summary>Every one of them looks at the same ages.</summary>
    public bool AgesAgree => Panels.Select(panel => (panel.MinimumAge, panel.MaximumAge)).Distinct().Count() == 1;

    /// <summary>Kept on the server, so that no name stands in an address and the way back works.</summary>
    public SavedSearch ToSearch(Guid userId, Guid panelId, DateTime at, Guid? incidentOf = null) => new(userId, GivenName ?? "", BornOn.Date, at)
    {
        FamilyName = FamilyName, Postcode = Domain.YoungPeople.Postcode.Normalise(Postcode), PanelId = panelId, IncidentOf = incidentOf,
    };
}

public sealed class StartFormValidator : AbstractValidator<StartForm>
{
    public StartFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.GivenName).NotEmpty().When(form => string.IsNullOrWhiteSpace(form.FamilyName))
            .WithMessage(_ => T["Enter a name: one is enough, and a nickname will do"]);
        RuleFor(form => form.BornOn).IsRealDate(T)
            .IsNotAfter(clock.Today).WithMessage(_ => T["The date of birth must be in the past"])
            .IsNotBefore(() => clock.Today().AddYears(-110)).WithMessage(_ => T["Check the year of birth"]);
    }
}

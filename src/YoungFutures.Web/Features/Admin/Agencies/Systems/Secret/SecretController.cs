using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Agencies.Systems.Secret;

public sealed class SecretForm : IVersioned
{
    [Display(Name = "Last day of its secret")] public DateAnswer ExpiresOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public Guid AgencyId { get; set; }
    [BindNever] public Guid SystemId { get; set; }
    [BindNever] public string Name { get; set; } = "";
}

public sealed class SecretFormValidator : AbstractValidator<SecretForm>
{
    public SecretFormValidator(Words T, TimeProvider clock) => RuleFor(form => form.ExpiresOn).IsSecretsLastDay(T, clock);
}

/// <summary>A new secret for a system whose old one runs out or is in the wrong hands.</summary>
[Route("admin/agencies/{agencyId:guid}/systems/{systemId:guid}/secret")]
public sealed class SecretController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agencyId, Guid systemId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var system = await db.PartnerSystems.AsNoTracking().SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId);
        return system is null ? NotFound() : View(new SecretForm
        {
            AgencyId = agencyId, SystemId = systemId, Name = system.Name, ExpiresOn = DateAnswer.From(UkTime.LocalDate(db.Now).AddMonths(12)), Version = system.Version.ToString(),
        });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agencyId, Guid systemId, SecretForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var system = await db.PartnerSystems.SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId);
        if (system is null) return NotFound();
        (form.AgencyId, form.SystemId, form.Name) = (agencyId, systemId, system.Name);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(system, form.Version);
        var secret = system.Renew(form.ExpiresOn.Date!.Value);
        await db.SaveChangesAsync();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == agencyId);
        return View("../Secret", new SecretPage(agencyId, systemId, T.Of(agency), system.Name, secret, system.ExpiresOn));
    }
}

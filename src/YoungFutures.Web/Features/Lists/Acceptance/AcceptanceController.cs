using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Lists.Acceptance;

[Route("lists/{listId:guid}/acceptance")]
public sealed class AcceptanceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid listId)
    {
        if (await db.SignalLists.AsNoTracking().SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.Accept, list)) return Forbid();
        if (list.HasEnded) return LocalRedirect($"/lists/{listId}");
        return View(Show(new AcceptanceForm
        {
            Gateway = list.Gateway, Purpose = list.Purpose, Agreement = list.Agreement, Version = list.Version.ToString(),
        }, list));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid listId, AcceptanceForm form)
    {
        if (await db.SignalLists.SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.Accept, list)) return Forbid();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId);
        if (form.Gateway is { } gateway && !agency.MayUse(gateway)) ModelState.AddModelError(nameof(form.Gateway), T["This gateway authorises no disclosure by health or children’s services. Choose another."]);
        if (!ModelState.IsValid) return this.Invalid("New", Show(form, list));

        db.Expect(list, form.Version);
        list.Accept(agency, form.Gateway!.Value, form.Purpose!, form.Agreement!, form.ExpiresOn.Date!.Value, viewer.UserId, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The list is accepted. Its agency can send files from now on."]);
        return LocalRedirect($"/lists/{listId}");
    }

    private static AcceptanceForm Show(AcceptanceForm form, SignalList list)
    {
        (form.ListId, form.ListName, form.Kinds) = (list.Id, list.Name, [.. list.Kinds.Order()]);
        return form;
    }
}

public sealed class AcceptanceForm : IVersioned
{
    [Display(Name = "Under which power is it shared?")] public LegalGateway? Gateway { get; set; }
    [Display(Name = "For what purpose?"), Long] public string? Purpose { get; set; }
    [Display(Name = "Sharing agreement, by name or reference")] public string? Agreement { get; set; }
    [Display(Name = "Last day on which it is taken")] public DateAnswer ExpiresOn { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid ListId { get; set; }
    [BindNever] public string ListName { get; set; } = "";
    [BindNever] public IReadOnlyList<SignalKind> Kinds { get; set; } = [];
}

public sealed class AcceptanceFormValidator : AbstractValidator<AcceptanceForm>
{
    public AcceptanceFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Gateway).NotNull().WithMessage(_ => T["Choose the power under which it is shared"]).IsInEnum().WithMessage(_ => T["Choose the power under which it is shared"]);
        RuleFor(form => form.Purpose).NotEmpty().WithMessage(_ => T["Say for what purpose the list is shared"]);
        RuleFor(form => form.Agreement).NotEmpty().WithMessage(_ => T["Name the sharing agreement"]);
        RuleFor(form => form.ExpiresOn).IsGiven().WithMessage(_ => T["Enter the last day on which the list is taken"])
            .IsRealDate(T)
            .Must(day => day.Date is not { } date || date >= Domain.Calendar.UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The last day cannot be in the past"])
            .Must(day => day.Date is not { } date || date <= Domain.Calendar.UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(5)).WithMessage(_ => T["The last day cannot be more than five years away"]);
    }
}

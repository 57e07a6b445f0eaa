using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Absences;

public sealed record AbsenceRow(Guid Id, Guid UserId, string Name, Guid CoverId, string Cover, DateOnly From, DateOnly To, bool MayEnd);

public sealed record AbsencesPage(Guid Me, Paged<AbsenceRow> Absences, IReadOnlyList<Choice> People);

public sealed class AbsenceForm
{
    [Display(Name = "First day away")] public DateAnswer From { get; set; } = new();
    [Display(Name = "Last day away")] public DateAnswer To { get; set; } = new();
    [Display(Name = "Who stands in?")] public Guid? CoverId { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public bool IsOneself { get; set; }
    [BindNever] public IReadOnlyList<Choice> Covers { get; set; } = [];
}

public sealed class AbsenceFormValidator : AbstractValidator<AbsenceForm>
{
    public AbsenceFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.From).IsGiven().WithMessage(_ => T["Enter the first day away"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date is more than a year away. Check the year."]);
        RuleFor(form => form.To).IsGiven().WithMessage(_ => T["Enter the last day away"]).IsRealDate(T)
            .IsNotBefore(clock.Today).WithMessage(_ => T["The last day away must be today or later"]);
        RuleFor(form => form.To).Must((form, to) => to.Date >= form.From.Date).When(form => form is { From.Date: not null, To.Date: not null }).WithMessage(_ => T["The last day cannot be before the first."]);
        RuleFor(form => form.CoverId).NotNull().WithMessage(_ => T["Choose who stands in"]);
    }
}

/// <summary>Who is away and who stands in: one's own, and for whoever runs a panel, that of somebody in it who is ill.</summary>
[Route("absences")]
public sealed class AbsencesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(AbsenceRights.Record)) return NotFound();
        var (today, run) = (UkTime.LocalDate(db.Now), viewer.RunPanelIds);
        var absences = await db.Absences.AsNoTracking().Where(held => held.To >= today && held.EndedAt == null
                && (held.UserId == viewer.UserId || held.CoverId == viewer.UserId || db.Memberships.Any(role => role.UserId == held.UserId && role.PanelId != null && run.Contains(role.PanelId.Value) && role.Until == null)))
            .OrderBy(held => held.From).ThenBy(held => held.Id)
            .Select(held => new AbsenceRow(held.Id, held.UserId, db.Users.Where(user => user.Id == held.UserId).Select(user => user.DisplayName).First(), held.CoverId,
                db.Users.Where(user => user.Id == held.CoverId).Select(user => user.DisplayName).First(), held.From, held.To,
                // As the ending itself asks: whoever is away, and whoever runs a panel of theirs, also where they stand in themselves.
                held.UserId == viewer.UserId || db.Memberships.Any(role => role.UserId == held.UserId && role.PanelId != null && run.Contains(role.PanelId.Value) && role.Until == null))).ToPageAsync(page);
        return View(new AbsencesPage(viewer.UserId, absences, await People()));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? userId)
    {
        if (await Fill(new AbsenceForm(), userId) is not { } form) return NotFound();
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid? userId, AbsenceForm form)
    {
        if (await Fill(form, userId) is null) return NotFound();
        if (form.CoverId is { } chosen && !form.Covers.Offers([chosen])) ModelState.AddModelError(nameof(form.CoverId), T["Choose from the list"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var user = await db.Users.SingleAsync(held => held.Id == form.UserId);
        var cover = await db.Users.SingleAsync(held => held.Id == form.CoverId);
        var absence = new Absence(user, cover, form.From.Date!.Value, form.To.Date!.Value, viewer.UserId, db.Now);
        await db.AddAbsence(absence, user, cover);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException twice) when (Clash.Is(twice))
        {
            throw new Refused("An absence is recorded for this time already. End it first.");
        }

        await Covering.Sweep(db);
        this.Done(T["The absence is recorded. {0} stands in.", cover.DisplayName]);
        return LocalRedirect("/absences");
    }

    private async Task<AbsenceForm?> Fill(AbsenceForm form, Guid? userId)
    {
        if (!viewer.May(AbsenceRights.Record)) return null;
        var id = userId ?? viewer.UserId;
        if (id != viewer.UserId && !(await People()).Offers([id])) return null;
        var name = await db.Users.Where(held => held.Id == id).Select(held => held.DisplayName).SingleOrDefaultAsync();
        if (name is null) return null;
        (form.UserId, form.Name, form.IsOneself) = (id, name, id == viewer.UserId);
        form.Covers = [.. (await db.CoversOf(id)).Select(cover => Choice.Person(cover.Id, cover.DisplayName, cover.JobTitle))];
        return form;
    }

    /// <summary>Everybody in the panels that the viewer runs.</summary>
    private async Task<IReadOnlyList<Choice>> People()
    {
        var people = new List<Choice>();
        foreach (var panelId in viewer.RunPanelIds) people.AddRange(await db.PeopleChoices(panelId, withProviders: true));
        return [.. people.Where(person => person.Value != viewer.UserId.ToString()).DistinctBy(person => person.Value).OrderBy(person => person.Text, StringComparer.CurrentCulture)];
    }
}

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

namespace YoungFutures.Web.Features.Handover;

public sealed class HandoverForm
{
    [Display(Name = "To whom?")] public Guid? ToId { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public bool IsOneself { get; set; }
    /// <summary>In which panels: one's own, those that one runs, or those in which one answers for the agency of both.</summary>
    [BindNever] public Guid[] PanelIds { get; set; } = [];
    [BindNever] public string? To { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
    [BindNever] public IReadOnlyList<OwnedCount> Counts { get; set; } = [];
    /// <summary>What goes to the person chosen, and what stays; nothing before somebody is chosen.</summary>
    [BindNever] public IReadOnlyList<OwnedCount>? Preview { get; set; }
}

public sealed class HandoverFormValidator : AbstractValidator<HandoverForm>
{
    public HandoverFormValidator(Words T) => RuleFor(form => form.ToId).NotNull().WithMessage(_ => T["Choose to whom it is handed over"]);
}

public sealed record HandoverListPage(Guid UserId, string Name, WorkKind Kind, Paged<OwnedLine> Lines);

/// <summary>All that somebody owns goes to somebody else in one act: their own, what rests with them in the panels that the viewer runs, or what rests with a colleague of the agency that the viewer answers for, as far as the viewer sees it.</summary>
[Route("handover/{userId:guid}")]
public sealed class HandoverController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId, Guid? toId)
    {
        ModelState.Clear();
        if (await Fill(new HandoverForm { ToId = toId }, userId) is not { } form) return NotFound();
        if (toId is not null && await Receiver(form) is { } to) (form.To, form.Preview) = (to.DisplayName, await OpenWork.Preview(db, userId, to, form.PanelIds));
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, HandoverForm form)
    {
        if (await Fill(form, userId) is null) return NotFound();
        var to = await Receiver(form);
        if (form.ToId is not null && to is null) ModelState.AddModelError(nameof(form.ToId), T["Choose from the list"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var counts = await OpenWork.HandOver(db, userId, to!, form.PanelIds);
        // A repeat of the form finds nothing left to do; the first save spent its key.
        await db.SaveChangesAsync();
        var (gone, stays) = (counts.Sum(held => held.Goes), counts.Sum(held => held.Stays));
        this.Done(stays == 0 ? T["Handed over to {0}: {1}.", to!.DisplayName, gone] : T["Handed over to {0}: {1}. Not theirs to have, and where it was: {2}.", to!.DisplayName, gone, stays]);
        return LocalRedirect($"/handover/{userId}");
    }

    /// <summary>What of one kind rests with them, page by page.</summary>
    [HttpGet("{workKind}")]
    public async Task<IActionResult> Index(Guid userId, WorkKind workKind, int page = 1)
    {
        if (ModelState["workKind"]?.Errors.Count > 0 || await Fill(new HandoverForm(), userId) is not { } form) return NotFound();
        return View(new HandoverListPage(userId, form.Name, workKind, await OpenWork.Lines(db, workKind, userId).ToPageAsync(page)));
    }

    private const int MostColleagues = 2000;

    private async Task<HandoverForm?> Fill(HandoverForm form, Guid userId)
    {
        if (!viewer.May(AbsenceRights.Record)) return null;
        var (today, run) = (UkTime.LocalDate(db.Now), viewer.RunPanelIds);
        var user = await db.Users.AsNoTracking().Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return null;
        var runs = user.Memberships.Exists(held => held.PanelId is { } panelId && run.Contains(panelId));
        var answersFor = !runs && userId != viewer.UserId && viewer.May(UserRights.ChangeOwnPerson, user);
        if (userId != viewer.UserId && !runs && !answersFor) return null;
        // One's own work of all panels, or that of the agency one answers for; somebody else's of those that one runs.
        form.PanelIds = userId == viewer.UserId || answersFor ? viewer.WorkPanelIds : run;
        var panelIds = form.PanelIds.Intersect(user.Memberships.Where(held => held.PanelId is not null).Select(held => held.PanelId!.Value)).ToList();
        var people = new List<Choice>();
        foreach (var panelId in panelIds) people.AddRange(await db.PeopleChoices(panelId, withProviders: true));
        if (answersFor)
        {
            var colleagues = (await db.Users.Where(held => held.AgencyId == viewer.AgencyId && (held.LeavesOn == null || held.LeavesOn >= today)).OrderBy(held => held.Id).Take(MostColleagues).Select(held => held.Id).ToListAsync())
                .Select(id => id.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            people.RemoveAll(person => !colleagues.Contains(person.Value));
        }

        (form.UserId, form.Name, form.IsOneself) = (userId, user.DisplayName, userId == viewer.UserId);
        form.People = [.. people.Where(person => person.Value != userId.ToString()).DistinctBy(person => person.Value).OrderBy(person => person.Text, StringComparer.CurrentCulture)];
        form.Counts = await OpenWork.Counts(db, userId);
        return form;
    }

    private async Task<User?> Receiver(HandoverForm form) => form.ToId is { } chosen && form.People.Offers([chosen])
        ? await db.Users.AsNoTracking().Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == chosen) : null;
}

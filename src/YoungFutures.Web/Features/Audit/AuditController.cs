using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Audit;

[Route("audit")]
[Looks(typeof(AuditEntry), AuditEvents.Searched)]
public sealed class AuditController(YoungFuturesDb db, Viewer viewer, AuditReferences references, AuditValues values, TimeProvider clock, Words T) : Controller
{
    private const int UsualDays = 7;
    private const int MostDays = 366;
    private const int MostPeople = 1000;

    [HttpGet]
    public async Task<IActionResult> Index(AuditFilterForm form, int page = 1)
    {
        if (!viewer.May(UserRights.ReadAudit)) return NotFound();
        (form.People, form.PeopleInAll) = await People(form.User);
        var days = Days(form);
        var recordId = await RecordOf(form);
        if (!ModelState.IsValid || days is not { } period)
            return this.Invalid("Index", new AuditPage(form, null, new Dictionary<Guid, string>()));

        // The dates are shown as they were taken, the usual ones included.
        (form.From, form.To) = (DateAnswer.From(period.From), DateAnswer.From(period.To));
        DateTime from = UkTime.StartOf(period.From), until = UkTime.StartOf(period.To.AddDays(1));
        var lines = db.Governed().Where(line => line.At >= from && line.At < until);
        if (recordId is { } record) lines = lines.Where(line => line.RecordId == record);
        if (form.About is { } subject) lines = lines.Where(line => line.SubjectId == subject);
        if (form.User is { } user) lines = lines.Where(line => line.UserId == user);
        if (form.Event is { } what) lines = lines.Where(line => line.Event == what);

        var shown = await lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Select(AuditRow.Of(db)).ToPageAsync(page);
        return View(new AuditPage(form, shown, await references.Of([.. shown.Items.Select(row => row.RecordId).OfType<Guid>().Distinct()], viewer.GovernedPanelIds)) { Grounds = await values.Grounds() });
    }

    private (DateOnly From, DateOnly To)? Days(AuditFilterForm form)
    {
        if (form.From.Problem is { } wrongFrom) ModelState.AddModelError(nameof(form.From), T.Translate(wrongFrom));
        if (form.To.Problem is { } wrongTo) ModelState.AddModelError(nameof(form.To), T.Translate(wrongTo));
        if (!ModelState.IsValid) return null;

        // One record has few lines; everything has many.
        var usual = form.Record is null && form.About is null ? UsualDays : MostDays;
        var to = form.To.Date ?? (form.From.Date is { } start && start.DayNumber <= DateOnly.MaxValue.DayNumber - usual && start.AddDays(usual) < clock.Today() ? start.AddDays(usual - 1) : clock.Today());
        var from = form.From.Date ?? DateOnly.FromDayNumber(Math.Max(to.DayNumber - usual + 1, 0));
        if (from > to) ModelState.AddModelError(nameof(form.To), T["The last day must not be before the first"]);
        else if (to.DayNumber - from.DayNumber >= MostDays) ModelState.AddModelError(nameof(form.From), T["Choose a period of a year or less"]);
        // Midnight of the day after must still be a moment.
        else if (from.Year < 2000 || to.Year > 2999) ModelState.AddModelError(nameof(form.From), T["Enter a real date"]);
        return (from, to);
    }

    private async Task<Guid?> RecordOf(AuditFilterForm form)
    {
        if (form.Record is not { } typed) return null;
        if (Guid.TryParse(typed, out var id)) return id;
        var found = typed.Length <= 20 ? await references.Find(typed.ToUpperInvariant(), viewer.GovernedPanelIds) : null;
        if (found is null) ModelState.AddModelError(nameof(form.Record), T["No case or referral of your panels has this reference"]);
        return found;
    }

    /// <summary>As many as a list can show, and how many there are; whoever was chosen is always among them.</summary>
    private async Task<(IReadOnlyList<Choice> People, int InAll)> People(Guid? chosen)
    {
        var governed = viewer.GovernedPanelIds;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var all = db.Users.Where(user => user.Memberships.Any(role => role.PanelId != null && governed.Contains(role.PanelId.Value)));
        var inAll = await all.CountAsync();
        var people = await all.OrderBy(user => user.Id == chosen ? 0 : 1).ThenBy(user => user.DisplayName).ThenBy(user => user.Id).Take(MostPeople)
            .Select(user => new { user.Id, user.DisplayName, Agency = welsh ? user.Agency!.NameCy : user.Agency!.Name }).ToListAsync();
        return ([.. people.OrderBy(person => person.DisplayName, StringComparer.CurrentCulture).Select(person => new Choice(person.Id.ToString(), person.Agency is null ? person.DisplayName : $"{person.DisplayName} ({person.Agency})"))], inAll);
    }
}

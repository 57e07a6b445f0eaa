using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.RightsRequests.Logging;

/// <summary>Whoever heard it writes it down; information governance sees to it.</summary>
[Route("rights-requests/new")]
public sealed class LoggingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid? caseId, Guid? referralId)
    {
        if (!viewer.May(RightsRights.Log)) return NotFound();
        var form = new LoggingForm { ReceivedOn = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        if (caseId is not null) form.Reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleOrDefaultAsync();
        else if (referralId is not null) form.Reference = await db.Referrals.Where(held => held.Id == referralId).Select(held => held.Reference).SingleOrDefaultAsync();
        return View(await Offered(form));
    }

    [HttpPost]
    [Looks(typeof(RightsRequest), AuditEvents.Searched)]
    public async Task<IActionResult> Create(LoggingForm form)
    {
        if (!viewer.May(RightsRights.Log)) return NotFound();
        await Offered(form);
        var matter = string.IsNullOrWhiteSpace(form.Reference) ? null : await Matter.Find(db, form.Reference.Trim());
        if (matter is null && !string.IsNullOrWhiteSpace(form.Reference)) ModelState.AddModelError(nameof(form.Reference), T["There is no record with this reference among those that you see or govern"]);
        if (!string.IsNullOrEmpty(form.ThemeCode) && form.Themes.All(theme => theme.Value != form.ThemeCode)) ModelState.AddModelError(nameof(form.ThemeCode), T["Choose what it is about"]);
        if (form.AboutUserId is { } chosen && !form.People.Offers([chosen])) ModelState.AddModelError(nameof(form.AboutUserId), T["Choose from the people of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        HttpContext.Concerns(matter!.SubjectId, matter.PanelId);
        var act = await db.ActIn(matter.PanelId);
        var request = new RightsRequest(act, matter, await ReferenceNumber.ForRights(db, act),
            new(form.Kind!.Value, form.ThemeCode!, form.Asker!.Value, form.Name!, form.How!.Value, form.Says!, form.ReplyTo!, form.Language!.Value, form.ReceivedOn.Date!.Value, form.AboutUserId), await matter.WhoSeesToIt(db, act, form.AboutUserId));
        db.RightsRequests.Add(request);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded as {0}. Information governance sees to it that somebody who has had no part in it decides, and that they are told.", request.Reference]);
        // Whoever writes down a complaint about themselves does not see it from then on.
        return LocalRedirect(await db.RightsRequests.AnyAsync(held => held.Id == request.Id) ? $"/rights-requests/{request.Id}" : "/rights-requests");
    }

    private async Task<LoggingForm> Offered(LoggingForm form)
    {
        form.Themes = await db.ChoicesOf(ReferenceKind.RightsTheme);
        var people = new List<Choice>();
        foreach (var panelId in viewer.WorkPanelIds.Union(viewer.GovernedPanelIds)) people.AddRange(await db.PeopleWithAPart(panelId));
        form.People = [.. people.DistinctBy(person => person.Value).OrderBy(person => person.Text, StringComparer.CurrentCulture)];
        return form;
    }
}

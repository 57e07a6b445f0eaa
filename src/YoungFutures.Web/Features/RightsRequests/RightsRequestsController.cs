using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests;

/// <summary>Who asks for something to be put right, kept and not used, not done, deleted or looked at again, or complains; by when they are answered, and how that went.</summary>
[Route("rights-requests")]
public sealed class RightsRequestsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(bool closed = false, int page = 1)
    {
        if (!viewer.May(RightsRights.Log)) return NotFound();
        var (panelIds, today) = (viewer.WorkPanelIds.Union(viewer.GovernedPanelIds).ToArray(), UkTime.LocalDate(db.Now));
        var requests = db.RightsRequests.AsNoTracking().Where(held => panelIds.Contains(held.PanelId));
        var ordered = closed ? requests.Where(held => held.State == RightsState.Closed).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id) : requests.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id);
        var rows = await ordered.ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var owners = rows.Items.Select(held => held.OwnerId).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.Where(user => owners.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var themes = await db.WordsFor(rows.Items.Select(held => held.ThemeCode));
        return View(new RightsListPage(closed, viewer.May(RightsRights.CountThemes), new Paged<RightsRow>([.. rows.Items.Select(held => new RightsRow(held.Id, held.Reference, held.RecordReference, T.Of(panels[held.PanelId]), held.Kind,
            themes[held.ThemeCode], held.Asker, held.ReceivedOn, held.DueOn, held.CanAcknowledge && held.DueOn == held.AcknowledgeBy, held.State, held.Outcome, WorkingCalendar.EnglandAndWales.IsLate(held.DueOn, today),
            held.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null))], rows.Page, rows.PageSize, rows.Total)));
    }

    [HttpGet("{rightsRequestId:guid}")]
    public async Task<IActionResult> Details(Guid rightsRequestId)
    {
        if (await db.RightsRequests.AsNoTracking().Include(held => held.Marks).SingleOrDefaultAsync(held => held.Id == rightsRequestId) is not { } held) return NotFound();
        HttpContext.Concerns(held);
        Guid?[] people = [held.OwnerId, held.AboutUserId, held.RecordedById, held.DeciderId, held.DecidedById];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        var mayHandle = viewer.May(RightsRights.Handle, held);
        var mayDecide = held.State == RightsState.ToDecide && viewer.May(RightsRights.Decide, held) && (held.DeciderId is null || held.DeciderId == viewer.UserId);
        var hasPart = mayDecide && (await PartInMatter.Read(db, held)).Holds(viewer.UserId);
        // Whoever sees the request and not the record is led to no page that is not there for them.
        var caseId = held.CaseId is { } id && await db.Cases.AnyAsync(one => one.Id == id) ? held.CaseId : null;
        var referralId = held.ReferralId is { } of && await db.Referrals.AnyAsync(one => one.Id == of) ? held.ReferralId : null;
        return View(new RightsRequestPage(held.Id, held.Reference, held.RecordReference, caseId, referralId, T.Of(panel), held.Kind, (await db.WordsFor(held.ThemeCode))[held.ThemeCode], held.Asker, held.AskerName, held.How, held.Words, held.ReplyTo, held.Language,
            held.ReceivedOn, Of(held.AboutUserId), Of(held.RecordedById), held.State, held.DueOn, held.AnswerBy, WorkingCalendar.EnglandAndWales.IsLate(held.DueOn, UkTime.LocalDate(db.Now)), Of(held.OwnerId), held.AcknowledgeBy, held.AcknowledgedOn, held.AcknowledgedHow,
            held.ExtendedAt, held.ExtendedBecause, held.ExtensionToldOn, Of(held.DeciderId), held.Outcome, held.Because, held.WhatWasDone, held.DecidedAt, Of(held.DecidedById), held.ToldOn, held.ToldHow, held.WithdrawnBecause,
            [.. held.Marks.OrderBy(mark => mark.SetAt).Select(mark => new MarkLine(mark.Kind, mark.Text, mark.SetAt, mark.LiftedAt, mark.LiftedBecause, mark.KeptAt, mark.KeptBecause))],
            mayHandle, mayDecide, hasPart, mayHandle && held.IsOpen && held.OwnerId != viewer.UserId, held.CanAcknowledge, held.CanExtend, held.CanRestrict, held.Standing is not null));

        string? Of(Guid? userId) => userId is { } who ? names.GetValueOrDefault(who) : null;
    }
}

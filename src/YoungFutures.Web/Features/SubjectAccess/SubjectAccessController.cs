using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess;

/// <summary>Who asks for what a panel holds of a young person, by when they are answered, and how far that is.</summary>
[Route("subject-access")]
public sealed class SubjectAccessController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>Of one request; those asked are few.</summary>
    private const int MostAskings = 200;

    [HttpGet]
    public async Task<IActionResult> Index(bool closed = false, int page = 1)
    {
        if (!viewer.May(AccessRights.Govern)) return NotFound();
        var (governed, today) = (viewer.GovernedPanelIds, UkTime.LocalDate(db.Now));
        var requests = db.AccessRequests.AsNoTracking().Where(held => governed.Contains(held.PanelId));
        var ordered = closed ? requests.Where(held => held.State == AccessState.Closed).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id) : requests.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id);
        var rows = await ordered.Select(held => new { held.Id, held.Reference, held.RecordReference, held.PanelId, held.Requester, held.ReceivedOn, held.State, held.AnswerBy, held.DueOn, held.OwnerId, Stands = held.Pauses.Any(pause => pause.Until == null) }).ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var owners = rows.Items.Select(held => held.OwnerId).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.Where(user => owners.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        return View(new AccessListPage(closed, new Paged<AccessRow>([.. rows.Items.Select(held => new AccessRow(held.Id, held.Reference, held.RecordReference, T.Of(panels[held.PanelId]), held.Requester, held.ReceivedOn, held.State,
            held.AnswerBy, held.Stands, WorkingCalendar.EnglandAndWales.IsLate(held.DueOn, today), held.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null))], rows.Page, rows.PageSize, rows.Total)));
    }

    [HttpGet("{accessRequestId:guid}")]
    public async Task<IActionResult> Details(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern)) return NotFound();
        if (await db.AccessRequests.AsNoTracking().Include(held => held.Pauses).SingleOrDefaultAsync(held => held.Id == accessRequestId) is not { } held) return NotFound();
        HttpContext.Concerns(held);
        Guid?[] people = [held.OwnerId, held.IdentityById, held.RiskById];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        var items = db.AccessItems.Where(item => item.AccessRequestId == held.Id);
        var counts = new ItemCounts(await items.CountAsync(), await items.CountAsync(item => item.Decision == ItemDecision.Undecided), await items.CountAsync(item => item.Decision == ItemDecision.Withheld));
        var askings = await db.AccessAskings.AsNoTracking().Where(asking => asking.AccessRequestId == held.Id).OrderBy(asking => asking.AskedAt).ThenBy(asking => asking.Id).Take(MostAskings).ToListAsync();
        var mayAnswer = viewer.May(AccessRights.Answer, held);
        var made = await db.ControlledDisclosures.AsNoTracking().Where(one => one.AccessRequestId == held.Id).OrderByDescending(one => one.MadeAt).FirstOrDefaultAsync();
        var fileUntil = made is not null && held.State == AccessState.Finished && made.MadeAt >= held.FinishedAt && made.HasFilesAt(db.Now) ? made.FilesUntil : (DateTime?)null;
        return View(new AccessRequestPage(held.Id, held.Reference, held.RecordReference, T.Of(panel), held.Requester, held.RequesterName, held.ReplyTo, held.Language, held.ReceivedOn, held.Wanted,
            held.State, held.DueOn, held.AnswerBy, WorkingCalendar.EnglandAndWales.IsLate(held.DueOn, UkTime.LocalDate(db.Now)), Of(held.OwnerId), mayAnswer, held.IsOpen && !mayAnswer, held.IdentitySeen, held.IdentityOn, Of(held.IdentityById), held.Authority,
            held.Competence, held.CompetenceBecause, held.Wishes, held.WishesAt, held.Risk, held.GoesOn, held.RiskBecause, Of(held.RiskById), held.ExtendedAt, held.ExtendedBecause, held.ExtensionToldOn,
            [.. held.Pauses.OrderBy(pause => pause.From).Select(pause => new PauseRow(pause.Reason, pause.From, pause.Until))], held.Standing is not null, held.IsReadyToGather, held.GatheredAt, held.FinishedAt, held.FinishedDespite,
            held.Ending, held.SentOn, held.SentHow, counts, askings.Count(asking => asking.IsOpen), await db.AskingRows(T, askings), fileUntil));

        string? Of(Guid? userId) => userId is { } id ? names.GetValueOrDefault(id) : null;
    }
}

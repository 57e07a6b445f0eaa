using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>Everybody's first page: what waits for me and my agency, the soonest first, and what went well.</summary>
[Route("my-work")]
public sealed class MyWorkController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int Shown = 8;
    private const int NewsShown = 4;

    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var sections = new List<WorkSection>();
        foreach (var list in WorkLists.Of(db, viewer))
            if (await Section(list) is { Total: > 0 } section) sections.Add(section);
        return View(new MyWorkPage(viewer.DisplayName,
            [.. sections.Where(section => !section.List.IsNews).OrderByDescending(section => section.List.IsUrgent).ThenBy(Soonest)],
            [.. sections.Where(section => section.List.IsNews)], viewer.May(SafeguardingRights.List), db.Now, await StandsInFor(), viewer.May(AbsenceRights.Record), await SuspendedIn()));

        DateOnly Soonest(WorkSection section)
        {
            var soonest = section.Rows[0].DueOn ?? DateOnly.MaxValue;
            return sections.Find(other => other.List.Key == section.List.Before)?.Rows[0].DueOn is { } later && later < soonest ? later : soonest;
        }
    }

    [HttpGet("{kind}")]
    public async Task<IActionResult> Details(string kind, int page = 1)
    {
        var list = WorkLists.Of(db, viewer).SingleOrDefault(held => held.Key == kind);
        return list is null ? NotFound() : View(new WorkListPage(list, await list.Rows.ToPageAsync(page), db.Now));
    }

    private async Task<IReadOnlyList<string>> StandsInFor() => viewer.CoversFor is not { Length: > 0 } away ? []
        : await db.Users.Where(user => away.Contains(user.Id)).OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Select(user => user.DisplayName).ToListAsync();

    private async Task<IReadOnlyList<string>> SuspendedIn() => viewer.SuspendedPanelIds is not { Length: > 0 } panelIds ? []
        : [.. (await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).OrderBy(panel => panel.Code).ToListAsync()).Select(panel => T.Of(panel))];

    // One query; only a list that is longer than its first lines is counted as well.
    private async Task<WorkSection> Section(WorkList list)
    {
        var (shown, today, now) = (list.IsNews ? NewsShown : Shown, UkTime.LocalDate(db.Now), db.Now);
        var rows = await list.Rows.Take(shown + 1).ToListAsync();
        var late = rows.Count(row => row.IsLate(today, now));
        if (rows.Count <= shown) return new(list, rows, rows.Count, late);
        var total = await list.Rows.CountAsync();
        return new(list, rows[..shown], total, late <= shown ? late : await list.Late(today, now).CountAsync());
    }
}

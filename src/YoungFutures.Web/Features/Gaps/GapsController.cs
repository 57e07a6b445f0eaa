using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Gaps;

/// <summary>A panel and how much waits on its board.</summary>
public sealed record BoardRow(Guid PanelId, string Panel, int Total);

public sealed record BoardsPage(IReadOnlyList<BoardRow> Boards);

/// <summary>Everything of a panel whose time has run out or whose owner has left.</summary>
public sealed class GapsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>The board, or where somebody runs several panels, the choice of one.</summary>
    [HttpGet("gaps")]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(GapRights.List)) return NotFound();
        Guid[] panels = [.. viewer.PanelIds.Union(viewer.GovernedPanelIds)];
        if (panels.Length == 1) return LocalRedirect($"/panels/{panels[0]}/gaps");
        var boards = new List<BoardRow>();
        foreach (var panelId in panels)
        {
            var act = await db.ActIn(panelId);
            boards.Add(new(panelId, T.Of(act.Panel), (await (await GapBoard.Of(db, act)).Counts(new())).Sum(held => held.Count)));
        }

        return View(new BoardsPage([.. boards.OrderBy(board => board.Panel, StringComparer.CurrentCulture)]));
    }

    [HttpGet("panels/{panelId:guid}/gaps")]
    public async Task<IActionResult> Details(Guid panelId, GapsAsked asked, int page = 1)
    {
        var panel = await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is null || !viewer.May(GapRights.See, panel)) return NotFound();
        return View(await GapsPage.Of(db, T, await db.ActIn(panelId), asked, page));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Gaps.Snoozes;

/// <summary>Leaves a line of the board alone until a day, with a reason.</summary>
[Looks(typeof(GapSnooze))]
[Route("panels/{panelId:guid}/gaps")]
public sealed class SnoozesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet("{gap}/{recordId:guid}/snooze")]
    public async Task<IActionResult> New(Guid panelId, Gap gap, Guid recordId)
    {
        if (!ModelState.IsValid || await Find(panelId, gap, recordId) is not { } found) return NotFound();
        return View(Fill(new SnoozeForm(), found));
    }

    [HttpPost("{gap}/{recordId:guid}/snooze")]
    public async Task<IActionResult> Create(Guid panelId, Gap gap, Guid recordId, SnoozeForm form)
    {
        if (ModelState["gap"]?.Errors.Count > 0 || await Find(panelId, gap, recordId) is not { } found) return NotFound();
        Fill(form, found);
        if (form.Until.Date > form.Latest) ModelState.AddModelError(nameof(form.Until), T["It can be left alone until {0} at the latest", form.Latest.ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.GapSnoozes.Add(new GapSnooze(found.Act, found.Rule, found.Line, form.Because!, form.Until.Date!.Value));
        await db.SaveChangesAsync();
        this.Done(T["It is left alone until {0}, or until it moves on.", form.Until.Date.Value.ToLong()]);
        return LocalRedirect($"/panels/{panelId}/gaps");
    }

    [HttpPost("snoozes/{snoozeId:guid}/ending")]
    public async Task<IActionResult> Delete(Guid panelId, Guid snoozeId)
    {
        var snooze = await db.GapSnoozes.SingleOrDefaultAsync(held => held.Id == snoozeId && held.PanelId == panelId);
        if (snooze is null || !viewer.RunsOrChairs(panelId)) return NotFound();
        HttpContext.Concerns(snooze);
        snooze.End(db.Now);
        await db.SaveChangesAsync();
        this.Done(T["It is back on the board."]);
        return LocalRedirect($"/panels/{panelId}/gaps?leftAlone=true");
    }

    private sealed record Found(Act Act, GapRule Rule, GapLine Line);

    // Of several rules by one name, the one that finds this record. What is not on the board is not there.
    private async Task<Found?> Find(Guid panelId, Gap gap, Guid recordId)
    {
        var panel = await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is null || !viewer.May(GapRights.Snooze, panel)) return null;
        var board = await GapBoard.Of(db, await db.ActIn(panelId));
        foreach (var rule in board.Rules.Where(rule => rule.Gap == gap))
            if (await board.Waiting(rule).Where(line => line.Id == recordId).FirstOrDefaultAsync() is { } line)
            {
                HttpContext.Concerns(line.SubjectId, panelId);
                return new(board.Act, rule, line);
            }

        return null;
    }

    private static SnoozeForm Fill(SnoozeForm form, Found found)
    {
        (form.PanelId, form.Gap, form.Reference, form.Latest) = (found.Act.Panel.Id, found.Rule.Gap, found.Line.Reference, found.Act.In(found.Act.Limits.SnoozeDays));
        return form;
    }
}

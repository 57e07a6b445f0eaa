using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Merge;

/// <summary>Another record is about the same young person: found among those who resemble them or by the reference of a case, seen side by side, and read with this one from then on.</summary>
[Route("young-people/{youngPersonId:guid}/merge")]
public sealed class MergeController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid youngPersonId, Guid? with, string? reference)
    {
        if (await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == youngPersonId) is not { } who) return NotFound();
        HttpContext.Concerns(who);
        if (!viewer.May(YoungPersonRights.Merge, who)) return Forbid();
        if (who.MergedIntoId is not null) return LocalRedirect($"/young-people/{youngPersonId}");

        var form = new MergeForm { Version = who.Version.ToString() };
        var asked = reference?.Trim().ToUpperInvariant();
        if (with is null && !string.IsNullOrEmpty(asked))
        {
            var found = await db.Cases.Where(held => held.PanelId == who.PanelId && held.Reference == asked).Select(held => (Guid?)held.YoungPersonId).SingleOrDefaultAsync();
            with = found is { } id ? await db.SurvivorOf(id) : null;
            if (with is null || with == who.Id) form.NotFound = true;
        }

        if (with is { } otherId && otherId != who.Id)
        {
            if (await Other(who, otherId) is not { } other) return NotFound();
            HttpContext.ConcernsEach([new(nameof(YoungPerson), other.Id, other.Id, other.PanelId)]);
            form.OtherVersion = other.Version.ToString();
            return View(await form.About(db, T, who, other));
        }

        return View(await form.About(db, T, who, null));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid youngPersonId, MergeForm form)
    {
        if (await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == youngPersonId) is not { } who) return NotFound();
        HttpContext.Concerns(who);
        if (!viewer.May(YoungPersonRights.Merge, who)) return Forbid();
        var other = form.OtherId is { } otherId && otherId != who.Id ? await Other(who, otherId) : null;
        if (form.OtherId is not null && other is null) return NotFound();
        if (!ModelState.IsValid || other is null) return this.Invalid("New", await form.About(db, T, who, other));

        db.Expect(other, form.OtherVersion);
        db.Expect(who, form.Version);
        var merge = who.TakeIn(await db.ActIn(who.PanelId), other, form.Because!, await db.OpenCasesOf(who.Id, other.Id) > 1);
        db.YoungPersonMerges.Add(merge);
        await db.SaveChangesAsync();
        this.Done(T["The two records are read together now. It can be taken back."]);
        return LocalRedirect($"/young-people/{youngPersonId}");
    }

    private Task<YoungPerson?> Other(YoungPerson who, Guid otherId) =>
        db.YoungPeople.SingleOrDefaultAsync(held => held.Id == otherId && held.PanelId == who.PanelId && held.MergedIntoId == null);
}

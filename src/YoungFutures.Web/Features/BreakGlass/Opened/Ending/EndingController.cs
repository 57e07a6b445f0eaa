using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.BreakGlass.Opened.Ending;

public sealed class EndingForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public SightHead Head { get; set; } = null!;
    [BindNever] public bool IsReaders { get; set; }
}

[Route("break-glass/opened/{emergencySightId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid emergencySightId)
    {
        if (await Find(emergencySightId) is not { } sight) return NotFound();
        HttpContext.Concerns(sight);
        if (!viewer.May(EmergencyRights.Close, sight)) return Forbid();
        if (!sight.LastsAt(db.Now)) return LocalRedirect($"/break-glass/opened/{emergencySightId}");
        return View(new EndingForm { Head = await SightHead.Of(db, sight), IsReaders = sight.ById == viewer.UserId, Version = sight.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid emergencySightId, EndingForm form)
    {
        if (await Find(emergencySightId) is not { } sight) return NotFound();
        HttpContext.Concerns(sight);
        if (!viewer.May(EmergencyRights.Close, sight)) return Forbid();
        db.Expect(sight, form.Version);
        sight.Close(await db.ActIn(sight.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The case was closed to whoever broke the glass."]);
        return LocalRedirect($"/break-glass/opened/{emergencySightId}");
    }

    private Task<EmergencySight?> Find(Guid id) => db.EmergencySights.Include(held => held.Involvement).SingleOrDefaultAsync(held => held.Id == id);
}

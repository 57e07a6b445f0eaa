using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Features.KeptForms;

[Route("kept-forms/{keptFormId:guid}")]
public sealed class KeptFormsController(YoungFuturesDb db, Plumbing.KeptForms forms) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid keptFormId)
    {
        var since = db.Now - Plumbing.KeptForms.Lifetime;
        var kept = await db.KeptForms.SingleOrDefaultAsync(form => form.Id == keptFormId && form.KeptAt > since);
        return kept is null ? NotFound() : View(new KeptFormPage(kept.Path, kept.KeptAt, forms.Open(kept)));
    }
}

/// <summary>What was typed when the session ran out, and the address that it was meant for.</summary>
public sealed record KeptFormPage(string Path, DateTime KeptAt, IReadOnlyList<KeyValuePair<string, string>> Fields);

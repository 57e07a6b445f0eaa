using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.KeptForms;

[Route("kept-forms")]
public sealed class KeptFormsController(YoungFuturesDb db, Plumbing.KeptForms forms, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() =>
        View((await Held().ToListAsync()).ConvertAll(kept => new KeptFormRow(kept.Id, NameOf(forms.Open(kept)), kept.KeptAt)));

    [HttpGet("{keptFormId:guid}")]
    public async Task<IActionResult> Details(Guid keptFormId)
    {
        var held = await Held().ToListAsync();
        if (held.Find(form => form.Id == keptFormId) is not { } kept) return NotFound();
        var answers = forms.Open(kept);
        return View(new KeptFormPage(kept.Id, kept.Path, NameOf(answers), kept.KeptAt, answers.Fields, Others: held.Count - 1));
    }

    private IQueryable<KeptForm> Held()
    {
        var since = db.Now - Plumbing.KeptForms.Lifetime;
        return db.KeptForms.AsNoTracking().Where(form => form.UserId == db.Viewer.UserId && form.KeptAt > since).OrderByDescending(form => form.KeptAt).Take(Plumbing.KeptForms.Most);
    }

    private string NameOf(Plumbing.KeptAnswers answers) => answers.PageName is { Length: > 0 } name ? name : T["A page without a name"];
}

/// <summary>What was typed when the session ran out, and the address that it was meant for.</summary>
public sealed record KeptFormPage(Guid Id, string Path, string Name, DateTime KeptAt, IReadOnlyList<KeyValuePair<string, string>> Fields, int Others);

/// <summary>One of several forms that were not sent: which page and when, and nothing of what it holds.</summary>
public sealed record KeptFormRow(Guid Id, string Name, DateTime KeptAt);

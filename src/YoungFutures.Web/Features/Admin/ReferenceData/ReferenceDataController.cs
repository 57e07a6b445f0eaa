using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData;

[Route("admin/reference-data")]
public sealed class ReferenceDataController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    // What a form offers, and so as long as a list may be.
    private const int Most = 200;

    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var today = UkTime.LocalDate(db.Now);
        var counted = await db.ReferenceEntries.GroupBy(entry => entry.Kind)
            .Select(list => new { Kind = list.Key, All = list.Count(), Retired = list.Count(entry => entry.ValidTo < today) }).ToListAsync();
        return View((IReadOnlyList<ListRow>)[.. Lists.Kinds.Select(kind => counted.Find(list => list.Kind == kind) is { } list ? new ListRow(kind, list.All - list.Retired, list.Retired) : new ListRow(kind, 0, 0))]);
    }

    [HttpGet("{list}")]
    public async Task<IActionResult> Details(string list, int page = 1)
    {
        if (!viewer.May(UserRights.Administer) || Lists.Find(list) is not { } kind) return NotFound();
        var today = UkTime.LocalDate(db.Now);
        var entries = db.ReferenceEntries.AsNoTracking().Where(entry => entry.Kind == kind).OrderBy(entry => entry.Order).ThenBy(entry => entry.Code);
        var inForce = await entries.Where(entry => entry.ValidTo == null || entry.ValidTo >= today).Take(Most)
            .Select(entry => new EntryRow(entry.Id, entry.Code, entry.English, entry.Welsh, true, entry.Version.ToString())).ToListAsync();
        var retired = await entries.Where(entry => entry.ValidTo < today)
            .Select(entry => new EntryRow(entry.Id, entry.Code, entry.English, entry.Welsh, false, entry.Version.ToString())).ToPageAsync(page);
        return View(new ListPage(kind, inForce, retired));
    }

    [HttpGet("{list}/new")]
    public IActionResult New(string list) =>
        viewer.May(UserRights.Administer) && Lists.Find(list) is { } kind ? View(new EntryForm { Kind = kind }) : NotFound();

    [HttpPost("{list}/new")]
    public async Task<IActionResult> Create(string list, EntryForm form)
    {
        if (!viewer.May(UserRights.Administer) || Lists.Find(list) is not { } kind) return NotFound();
        form.Kind = kind;
        if (ModelState.IsValid && await db.ReferenceEntries.CountAsync(entry => entry.Kind == kind) >= Most)
            ModelState.AddModelError(nameof(form.English), T["This list is full: it holds {0} entries", Most]);
        await Check(form, null);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var last = await db.ReferenceEntries.Where(entry => entry.Kind == kind).MaxAsync(entry => (int?)entry.Order) ?? 0;
        var local = await db.ReferenceEntries.CountAsync(entry => entry.Code.CompareTo(ReferenceEntry.Local) > 0);
        db.ReferenceEntries.Add(new ReferenceEntry(kind, ReferenceEntry.LocalCode(local + 1), form.English!, form.Welsh!, last + 1));
        await db.SaveChangesAsync();
        this.Done(T["The entry was added at the end of its list."]);
        return LocalRedirect(Lists.Address(kind));
    }

    [HttpGet("/admin/reference-entries/{entryId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid entryId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var entry = await db.ReferenceEntries.SingleOrDefaultAsync(held => held.Id == entryId);
        return entry is null ? NotFound() : View(EntryForm.Of(entry));
    }

    [HttpPost("/admin/reference-entries/{entryId:guid}/edit")]
    public async Task<IActionResult> Update(Guid entryId, EntryForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var entry = await db.ReferenceEntries.SingleOrDefaultAsync(held => held.Id == entryId);
        if (entry is null) return NotFound();
        (form.Kind, form.Code) = (entry.Kind, entry.Code);
        await Check(form, entryId);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(entry, form.Version);
        entry.Say(form.English!, form.Welsh!);
        await db.SaveChangesAsync();
        this.Done(T["The entry was changed."]);
        return LocalRedirect(Lists.Address(entry.Kind));
    }

    private async Task Check(EntryForm form, Guid? entryId)
    {
        if (!ModelState.IsValid) return;
        var others = db.ReferenceEntries.Where(entry => entry.Kind == form.Kind && entry.Id != entryId);
        if (await others.AnyAsync(entry => entry.English == form.English)) ModelState.AddModelError(nameof(form.English), T["The list has these words already"]);
        if (await others.AnyAsync(entry => entry.Welsh == form.Welsh)) ModelState.AddModelError(nameof(form.Welsh), T["The list has these words already"]);
    }
}

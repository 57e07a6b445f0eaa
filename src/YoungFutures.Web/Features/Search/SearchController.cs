using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Search;

[Route("search")]
public sealed class SearchController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public IActionResult New() => viewer.May(UserRights.Search) ? View(new SearchForm()) : NotFound();

    /// <summary>What was typed is kept on the server, so that no name stands in an address.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(SearchForm form)
    {
        if (!viewer.May(UserRights.Search)) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var search = new SavedSearch(viewer.UserId, form.Text!, form.BornOn.Date, db.Now);
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync();
        return LocalRedirect($"/search/{search.Id}");
    }

    [HttpGet("{searchId:guid}")]
    [Looks(typeof(YoungPerson), AuditEvents.Searched)]
    public async Task<IActionResult> Details(Guid searchId)
    {
        if (!viewer.May(UserRights.Search)) return NotFound();
        var search = await db.SavedSearches.AsNoTracking().SingleOrDefaultAsync(held => held.Id == searchId);
        return search is null ? NotFound() : View(await SearchPage.Of(db, viewer, search));
    }
}

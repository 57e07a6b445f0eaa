using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.OurPeople;

/// <summary>The people of an agency, for whoever answers for it: who has an account, in which panels, and when they were trained.</summary>
[Route("our-people")]
[Looks(typeof(User))]
public sealed class OurPeopleController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(bool left = false, int page = 1) =>
        viewer.May(UserRights.SeeOwnPeople) ? View(await OwnPeoplePage.For(db, viewer.AgencyId!.Value, left, page)) : NotFound();

    [HttpGet("{userId:guid}")]
    public async Task<IActionResult> Details(Guid userId) =>
        await db.OwnPerson(viewer, userId) is { } user ? View(await OwnPersonPage.For(db, viewer, user)) : NotFound();
}

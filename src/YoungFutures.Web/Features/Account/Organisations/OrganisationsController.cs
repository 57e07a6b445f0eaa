using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Organisations;

/// <param name="Key">By which it can be connected; nothing where it can not any more.</param>
/// <param name="Id">Of what is connected; nothing where it is not.</param>
/// <param name="Name">What they are called there.</param>
public sealed record OrganisationRow(string? Key, string Organisation, Guid? Id, string? Name, DateTime? ConnectedAt);

/// <summary>The sign-ins of organisations that are taken here, and which of them open the reader’s account.</summary>
[Route("account/organisations")]
public sealed class OrganisationsController(YoungFuturesDb db, Viewer viewer, Security.Organisations organisations, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var held = await db.OrganisationSignIns.AsNoTracking().Where(known => known.UserId == viewer.UserId).OrderBy(known => known.Organisation).Take(MostShown).ToListAsync();
        return View((IReadOnlyList<OrganisationRow>)
        [
            .. organisations.All.Select(organisation => held.Find(known => known.Organisation == organisation.Key) is { } known
                ? new OrganisationRow(organisation.Key, organisation.NameIn(T), known.Id, known.Name, known.ConnectedAt)
                : new OrganisationRow(organisation.Key, organisation.NameIn(T), null, null, null)),
            // One whose settings were taken away opens nothing, and can still be taken off.
            .. held.Where(known => organisations.Find(known.Organisation) is null).Select(known => new OrganisationRow(null, known.Organisation, known.Id, known.Name, known.ConnectedAt)),
        ]);
    }

    private const int MostShown = 100;
}

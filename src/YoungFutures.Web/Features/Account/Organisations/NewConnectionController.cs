using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Organisations;

/// <param name="Name">What they are called there.</param>
public sealed record NewConnection(string Organisation, string Name);

/// <summary>
/// Back from the organisation: whom it named is shown, and opens the reader’s account once they say that it is they. A page elsewhere can send them to the organisation, and nothing comes of it.
/// </summary>
[Route("account/organisations/new"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class NewConnectionController(YoungFuturesDb db, Viewer viewer, Security.Organisations organisations, OrganisationAnswers answers, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public IActionResult New() => Answered() is var (answered, organisation) ? View(new NewConnection(organisation.NameIn(T), answered.Name)) : Late();

    [HttpPost]
    public async Task<IActionResult> Create()
    {
        if (Answered() is not var (answered, organisation) || !await answers.Spend(HttpContext, answered)) return Late();
        if (await db.OrganisationSignIns.AnyAsync(held => held.WhomHash == answered.WhomHash || (held.UserId == viewer.UserId && held.Organisation == answered.Organisation)))
            return Back(T["Nothing was connected, because this is connected already: with your account or with another one. Remove it there first."]);
        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        db.OrganisationSignIns.Add(user.Connect(answered.Organisation, answered.WhomHash, answered.Name, db.Now));
        mail.Connected(user, organisation);
        await db.SaveChangesAsync();
        // A new session for a new way in; every other browser starts again.
        await sessions.EndAllOf(user.Id);
        await sessions.Start(HttpContext, user);
        this.Done(T["You can sign in through {0} from now on. Every other browser is signed out.", organisation.NameIn(T)]);
        return LocalRedirect("/account/organisations");
    }

    private (OrganisationAnswer Answered, Organisation Organisation)? Answered() =>
        answers.Read(HttpContext, viewer.UserId) is { } answered && organisations.Find(answered.Organisation) is { } organisation ? (answered, organisation) : null;

    private LocalRedirectResult Late() => Back(T["Your organisation’s sign-in was not completed, or too much time has passed. Nothing was connected."]);

    private LocalRedirectResult Back(string note)
    {
        // Whatever is to be said already is said first.
        TempData["Note"] = TempData.Peek("Note") ?? note;
        return LocalRedirect("/account/organisations");
    }
}

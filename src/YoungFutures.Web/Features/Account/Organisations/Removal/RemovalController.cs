using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Organisations.Removal;

public sealed class RemovalForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public string Organisation { get; set; } = "";
}

/// <summary>One of the reader’s own: it opens nothing any more from here on.</summary>
[Route("account/organisations/{connectionId:guid}/removal"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, Security.Organisations organisations, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid connectionId) =>
        await Own(connectionId) is { } held ? View(new RemovalForm { Version = held.Version.ToString(), Organisation = Called(held) }) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid connectionId, RemovalForm form)
    {
        if (await Own(connectionId) is not { } held) return NotFound();
        db.Expect(held, form.Version);
        var user = await db.Users.SingleAsync(one => one.Id == viewer.UserId);
        db.OrganisationSignIns.Remove(held);
        user.ChangedFactor();
        mail.Disconnected(user);
        await db.SaveChangesAsync();
        await sessions.EndAllOf(user.Id);
        await sessions.Start(HttpContext, user);
        this.Done(T["Your organisation’s sign-in is removed. Every other browser is signed out."]);
        return LocalRedirect("/account/organisations");
    }

    private Task<OrganisationSignIn?> Own(Guid connectionId) => db.OrganisationSignIns.SingleOrDefaultAsync(held => held.Id == connectionId && held.UserId == viewer.UserId);

    private string Called(OrganisationSignIn held) => organisations.Find(held.Organisation)?.NameIn(T) ?? held.Organisation;
}

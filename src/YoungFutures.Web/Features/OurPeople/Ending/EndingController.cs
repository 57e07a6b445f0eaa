using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.OurPeople.Ending;

public sealed class EndingForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public IReadOnlyList<OwnedCount> Owned { get; set; } = [];
    [BindNever] public IReadOnlyList<string> HandedOnBy { get; set; } = [];
}

/// <summary>Somebody leaves the agency: once nothing open rests with them. Whoever must be kept out sooner loses their panels.</summary>
[Route("our-people/{userId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left already.");
        return View(new EndingForm
        {
            UserId = userId, Name = user.DisplayName, Version = user.Version.ToString(),
            Owned = await OpenWork.CountsWithoutContent(db, userId), HandedOnBy = await UserPage.Coordinators(db, userId),
        });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, EndingForm form)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        db.Expect(user, form.Version);
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left already.");
        if (await OpenWork.CountsWithoutContent(db, userId) is { Count: > 0 } owned)
            throw new Refused("{0} open things still rest with this person. Hand them over first. If access must end at once, take all panels away.", owned.Sum(held => held.Total));
        await db.MustCoordinateWithout(userId);

        user.Leave(db.Now);
        await db.WithdrawInvitations(userId);
        await db.ForgetPasskeys(userId);
        await db.ForgetOrganisations(userId);
        await db.SaveChangesAsync();
        // Whatever came to them in this moment, and drafts that nobody sent.
        await LeaversWork.HandOn(db, userId);
        await sessions.EndAllOf(userId);
        this.Done(T["The account has ended. What was open in a browser closes at its next page."]);
        return LocalRedirect($"/our-people/{userId}");
    }
}

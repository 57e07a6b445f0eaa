using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.OurPeople.Training;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Training;

/// <summary>Of whoever no agency answers for, and of those who answer for one.</summary>
[Route("admin/users/{userId:guid}/training")]
public sealed class TrainingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.NoteTraining, user)) return Forbid();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left. Take the last day away first.");
        return View(new TrainingForm { Version = user.Version.ToString() }.Of(user, $"/admin/users/{userId}"));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, TrainingForm form)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.NoteTraining, user)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", form.Of(user, $"/admin/users/{userId}"));
        db.Expect(user, form.Version);
        user.Train(form.TrainedOn.Date!.Value, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The training was noted."]);
        return LocalRedirect($"/admin/users/{userId}");
    }

    private Task<User?> Whole(Guid userId) => db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId);
}

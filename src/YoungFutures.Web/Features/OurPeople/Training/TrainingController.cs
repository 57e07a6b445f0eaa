using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.OurPeople.Training;

[Route("our-people/{userId:guid}/training")]
public sealed class TrainingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.NoteTraining, user)) return Forbid();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left. Take the last day away first.");
        return View(new TrainingForm { Version = user.Version.ToString() }.Of(user, $"/our-people/{userId}"));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, TrainingForm form)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.NoteTraining, user)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", form.Of(user, $"/our-people/{userId}"));
        db.Expect(user, form.Version);
        user.Train(form.TrainedOn.Date!.Value, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The training was noted."]);
        return LocalRedirect($"/our-people/{userId}");
    }
}

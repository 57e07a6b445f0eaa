using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Digests;

public sealed class DigestForm : IVersioned
{
    [Display(Name = "How often do you want to hear of what is late?")] public DigestRhythm? DigestRhythm { get; set; }
    [UpTo(36)] public string? Version { get; set; }
}

public sealed class DigestFormValidator : AbstractValidator<DigestForm>
{
    public DigestFormValidator(Words T) => RuleFor(form => form.DigestRhythm).NotNull().WithMessage(_ => T["Choose how often"]);
}

/// <summary>How often somebody wants to be written to; that they are is the panel's.</summary>
[Route("digest")]
public sealed class DigestController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit()
    {
        if (!viewer.May(AbsenceRights.Record)) return NotFound();
        var user = await db.Users.AsNoTracking().SingleAsync(held => held.Id == viewer.UserId);
        return View(new DigestForm { DigestRhythm = user.DigestRhythm, Version = user.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Update(DigestForm form)
    {
        if (!viewer.May(AbsenceRights.Record)) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("Edit", form);
        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        db.Expect(user, form.Version);
        user.ChooseDigest(form.DigestRhythm!.Value);
        await db.SaveChangesAsync();
        this.Done(T["Your choice is saved."]);
        return LocalRedirect("/my-work");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Account.Shortcuts;

public sealed class ShortcutsForm : IVersioned
{
    [Display(Name = "Use keyboard shortcuts")] public bool UsesShortcuts { get; set; }
    [UpTo(36)] public string? Version { get; set; }
}

/// <summary>Which keys lead where, and whether they do: a key alone does nothing for anybody who has not asked for it.</summary>
[Route("account/shortcuts")]
public sealed class ShortcutsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit()
    {
        var user = await db.Users.AsNoTracking().SingleAsync(held => held.Id == viewer.UserId);
        return View(new ShortcutsForm { UsesShortcuts = user.UsesShortcuts, Version = user.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Update(ShortcutsForm form)
    {
        if (!ModelState.IsValid) return this.Invalid("Edit", form);
        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        db.Expect(user, form.Version);
        user.ChooseShortcuts(form.UsesShortcuts);
        await db.SaveChangesAsync();
        this.Done(T["Your choice is saved."]);
        return LocalRedirect("/account/shortcuts");
    }
}

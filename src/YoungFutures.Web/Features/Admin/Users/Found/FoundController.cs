using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Found;

public sealed class FindForm
{
    [Display(Name = "Name or e-mail address")] public string? Text { get; set; }
}

public sealed class FindFormValidator : AbstractValidator<FindForm>
{
    public FindFormValidator(Words T) => RuleFor(form => form.Text).NotEmpty().WithMessage(_ => T["Enter a name or an e-mail address"]);
}

/// <summary>A search for somebody: posted, kept on the server, and shown at an address without a name in it.</summary>
[Route("admin/users/found")]
public sealed class FoundController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public IActionResult New() => viewer.May(UserRights.Administer) ? View(new FindForm()) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(FindForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var search = new SavedSearch(viewer.UserId, form.Text!, null, db.Now);
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync();
        return LocalRedirect($"/admin/users/found/{search.Id}");
    }

    [HttpGet("{searchId:guid}")]
    [Looks(typeof(User), AuditEvents.Searched)]
    public async Task<IActionResult> Details(Guid searchId, int page = 1)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var search = await db.SavedSearches.AsNoTracking().SingleOrDefaultAsync(held => held.Id == searchId);
        return search is null ? NotFound() : View(await UsersPage.For(db, null, null, false, search.Text, page));
    }
}

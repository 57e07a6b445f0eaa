using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Lists.Ending;

[Route("lists/{listId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid listId)
    {
        if (await db.SignalLists.AsNoTracking().SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.End, list)) return Forbid();
        return list.HasEnded ? LocalRedirect($"/lists/{listId}") : View(new EndingForm { ListId = list.Id, ListName = list.Name, Version = list.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid listId, EndingForm form)
    {
        if (await db.SignalLists.SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.End, list)) return Forbid();
        (form.ListId, form.ListName) = (list.Id, list.Name);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(list, form.Version);
        list.End(db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The list has ended. It takes no more files."]);
        return LocalRedirect($"/lists/{listId}");
    }
}

public sealed class EndingForm : IVersioned
{
    [Display(Name = "Yes, end this list")] public bool IsMeant { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid ListId { get; set; }
    [BindNever] public string ListName { get; set; } = "";
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T) => RuleFor(form => form.IsMeant).Equal(true).WithMessage(_ => T["Tick the box to end the list"]);
}

using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Merges.Undoing;

[Route("young-people/{youngPersonId:guid}/merges/{mergeId:guid}/undoing")]
public sealed class UndoingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid youngPersonId, Guid mergeId)
    {
        if (await Find(youngPersonId, mergeId) is not ({ } merge, { } survivor, { } merged)) return NotFound();
        HttpContext.Concerns(merge);
        if (!viewer.May(YoungPersonRights.Merge, survivor)) return Forbid();
        if (!merge.Stands) return LocalRedirect($"/young-people/{youngPersonId}");
        return View(await new UndoingForm { Version = merge.Version.ToString() }.About(db, merge, survivor, merged));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid youngPersonId, Guid mergeId, UndoingForm form)
    {
        if (await Find(youngPersonId, mergeId) is not ({ } merge, { } survivor, { } merged)) return NotFound();
        HttpContext.Concerns(merge);
        if (!viewer.May(YoungPersonRights.Merge, survivor)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await form.About(db, merge, survivor, merged));

        db.Expect(merge, form.Version);
        merge.Undo(await db.ActIn(merge.PanelId), merged, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The two records are read apart again."]);
        return LocalRedirect($"/young-people/{youngPersonId}");
    }

    private async Task<(YoungPersonMerge? Merge, YoungPerson? Survivor, YoungPerson? Merged)> Find(Guid youngPersonId, Guid mergeId)
    {
        if (await db.YoungPersonMerges.SingleOrDefaultAsync(held => held.Id == mergeId && held.SurvivorId == youngPersonId) is not { } merge) return default;
        return (merge, await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == merge.SurvivorId), await db.YoungPeople.SingleOrDefaultAsync(held => held.Id == merge.MergedId));
    }
}

public sealed class UndoingForm : IVersioned
{
    [Display(Name = "Why is it taken back?"), Long, RecordedAs(nameof(YoungPersonMerge.UndoneBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid SurvivorId { get; set; }
    [BindNever] public string Survivor { get; set; } = "";
    [BindNever] public string Merged { get; set; } = "";
    [BindNever] public string? By { get; set; }
    [BindNever] public DateTime At { get; set; }
    [BindNever] public string MergedBecause { get; set; } = "";

    public async Task<UndoingForm> About(YoungFuturesDb db, YoungPersonMerge merge, YoungPerson survivor, YoungPerson merged)
    {
        (SurvivorId, Survivor, Merged, At, MergedBecause) = (survivor.Id, survivor.FullName, merged.FullName, merge.At, merge.Because);
        By = await db.Users.Where(user => user.Id == merge.ById).Select(user => user.DisplayName).FirstOrDefaultAsync();
        return this;
    }
}

public sealed class UndoingFormValidator : AbstractValidator<UndoingForm>
{
    public UndoingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is taken back"]);
}

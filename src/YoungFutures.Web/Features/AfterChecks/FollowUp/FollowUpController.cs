using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AfterChecks.FollowUp;

[Route("after-checks/{afterCheckId:guid}/follow-up")]
public sealed class FollowUpController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid afterCheckId)
    {
        var check = await Find(afterCheckId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(SupportRights.FollowUp, check)) return Forbid();
        if (check.State != AfterState.HelpWanted) return LocalRedirect($"/after-checks/{afterCheckId}");
        return View(new FollowUpForm { Version = check.Version.ToString(), CheckId = check.Id, Reference = check.CaseReference });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid afterCheckId, FollowUpForm form)
    {
        var check = await Find(afterCheckId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(SupportRights.FollowUp, check)) return Forbid();
        (form.CheckId, form.Reference) = (check.Id, check.CaseReference);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(check, form.Version);
        check.FollowUp(await db.ActIn(check.PanelId), form.What!);
        await db.SaveChangesAsync();
        this.Done(T["What came of it was recorded on case {0}.", check.CaseReference]);
        return LocalRedirect($"/after-checks/{afterCheckId}");
    }

    private Task<PostClosureCheck?> Find(Guid afterCheckId) => db.PostClosureChecks.SingleOrDefaultAsync(held => held.Id == afterCheckId);
}

public sealed class FollowUpForm : IVersioned
{
    [Long, Display(Name = "What came of it?"), RecordedAs(nameof(PostClosureCheck.FollowedUp))] public string? What { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid CheckId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
}

public sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator(Words T) => RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what came of it"]);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Audit.Values;

/// <summary>What stood in a record before and after a change: information governance, for a task of their own, with a reason. Nothing of it is kept, so it is shown at once and once.</summary>
[Route("audit/{auditEntryId:guid}/values")]
[Looks(typeof(AuditValue))]
[StepUp(typeof(UserRights), nameof(UserRights.ReadAudit))]
public sealed class ValuesController(YoungFuturesDb db, Viewer viewer, AuditValues values, AuditReferences references, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid auditEntryId)
    {
        if (await InSight(auditEntryId) is not { } line) return NotFound();
        var grounds = await values.Grounds();
        AuditValues.MustBeReadable(line, grounds);
        return View(new ValuesForm { Head = await ValuesHead.Of(db, references, viewer, line, line.SubjectId is { } subject ? grounds[subject] : null) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid auditEntryId, ValuesForm form)
    {
        if (await InSight(auditEntryId) is not { } line) return NotFound();
        var grounds = await values.Grounds();
        AuditValues.MustBeReadable(line, grounds);
        form.Head = await ValuesHead.Of(db, references, viewer, line, line.SubjectId is { } subject ? grounds[subject] : null);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        return View("Details", await ValuesPage.Of(db, T, form.Head, await values.Read(line, form.Because!)));
    }

    private async Task<AuditEntry?> InSight(Guid auditEntryId)
    {
        if (!viewer.May(UserRights.ReadAudit) || await db.Governed().SingleOrDefaultAsync(held => held.Id == auditEntryId) is not { } line) return null;
        // What is read about a young person is a look at them.
        HttpContext.Concerns(line.SubjectId, line.PanelId, line.Id);
        return line;
    }
}

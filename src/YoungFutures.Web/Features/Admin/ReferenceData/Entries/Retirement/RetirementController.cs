using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData.Entries.Retirement;

[Route("admin/reference-entries/{entryId:guid}/retirement")]
public sealed class RetirementController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid entryId, EntryVersion form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var entry = await db.ReferenceEntries.SingleOrDefaultAsync(held => held.Id == entryId);
        if (entry is null) return NotFound();
        db.Expect(entry, form.Version);
        entry.Retire(UkTime.LocalDate(db.Now));
        await db.SaveChangesAsync();
        this.Done(T["{0} can no longer be chosen.", T.Of(entry)]);
        return LocalRedirect(Lists.Address(entry.Kind));
    }
}

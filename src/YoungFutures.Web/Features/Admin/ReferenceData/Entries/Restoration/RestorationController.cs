using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData.Entries.Restoration;

[Route("admin/reference-entries/{entryId:guid}/restoration")]
public sealed class RestorationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid entryId, EntryVersion form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var entry = await db.ReferenceEntries.SingleOrDefaultAsync(held => held.Id == entryId);
        if (entry is null) return NotFound();
        db.Expect(entry, form.Version);
        entry.Restore(UkTime.LocalDate(db.Now));
        await db.SaveChangesAsync();
        this.Done(T["{0} can be chosen again.", T.Of(entry)]);
        return LocalRedirect(Lists.Address(entry.Kind));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData.Entries.Up;

[Route("admin/reference-entries/{entryId:guid}/up")]
public sealed class UpController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid entryId, EntryVersion form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var entry = await db.ReferenceEntries.SingleOrDefaultAsync(held => held.Id == entryId);
        if (entry is null) return NotFound();
        db.Expect(entry, form.Version);
        var today = UkTime.LocalDate(db.Now);
        var neighbour = await db.ReferenceEntries.Where(held => held.Kind == entry.Kind && held.Order < entry.Order && (held.ValidTo == null || held.ValidTo >= today))
            .OrderByDescending(held => held.Order).FirstOrDefaultAsync();
        if (neighbour is not null) entry.ChangePlaces(neighbour);
        await db.SaveChangesAsync();
        return LocalRedirect(Lists.Address(entry.Kind));
    }
}

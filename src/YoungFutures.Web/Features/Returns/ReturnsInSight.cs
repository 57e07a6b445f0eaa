using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Web.Features.Returns;

internal static class ReturnsInSight
{
    /// <summary>The return, for whoever may read returns at all.</summary>
    public static async Task<NationalReturn?> ReturnInSight(this YoungFuturesDb db, Viewer viewer, Guid returnId) =>
        viewer.May(ReturnRights.List) ? await db.NationalReturns.SingleOrDefaultAsync(held => held.Id == returnId) : null;

    /// <summary>The basis in force today.</summary>
    public static Task<ReturnBasis?> BasisOf(this YoungFuturesDb db, Guid panelId)
    {
        var today = UkTime.LocalDate(db.Now);
        return db.ReturnBases.AsNoTracking().Where(held => held.PanelId == panelId && held.EndedAt == null && held.From <= today && (held.Until == null || held.Until >= today)).OrderByDescending(held => held.From).FirstOrDefaultAsync();
    }
}

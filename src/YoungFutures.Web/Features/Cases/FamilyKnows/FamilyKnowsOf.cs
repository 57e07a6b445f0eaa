using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Web.Features.Cases.FamilyKnows;

/// <param name="CaseId">For whoever may record it.</param>
public sealed record NotToldLine(WhoIsTold Whom, string Because, string? DecidedBy, DateTime RecordedAt, Guid? CaseId);

public sealed record FamilyAtMeeting(IReadOnlyList<NotToldLine> NotTold, IReadOnlyList<Agencies.ObjectedAgency> Objections);

/// <summary>At the meeting: whom of the family nobody has told, and why, which each meeting looks at again; and whom the family does not want to know.</summary>
public sealed class FamilyKnowsOf(YoungFuturesDb db, Viewer viewer) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid itemId)
    {
        var caseId = await db.AgendaItems.Where(item => item.Id == itemId).Select(item => item.CaseId).SingleOrDefaultAsync();
        var told = await db.FamilyTold.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RecordedAt).Take(50).ToListAsync();
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(held => held.Id == caseId);
        Guid? mayWrite = @case is not null && @case.IsOpen && viewer.May(SharingRights.Write, @case) ? caseId : null;
        return View("~/Features/Cases/FamilyKnows/_FamilyKnowsOf.cshtml", new FamilyAtMeeting([.. told.GroupBy(held => held.Whom).Where(group => group.All(held => !held.WasTold))
            .Select(group => group.First()).Select(held => new NotToldLine(held.Whom, held.Because ?? "", held.DecidedBy, held.RecordedAt, mayWrite)).OrderBy(line => line.Whom)],
            await db.ObjectedAgencies(caseId)));
    }
}

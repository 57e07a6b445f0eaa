using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;

namespace YoungFutures.Web.Features.RightsRequests;

public sealed record RequestOnRecord(Guid Id, string Reference, RightKind Kind, RightsState State);

public sealed record RightsOfRecordPage(string Of, bool MayLog, IReadOnlyList<RequestOnRecord> Requests);

/// <summary>On the page of a case, a young person and a referral that became no case: the requests that its reader sees, and the way to record one.</summary>
public sealed class RightsOfRecord(YoungFuturesDb db, Viewer viewer) : ViewComponent
{
    private const int Most = 50;

    public async Task<IViewComponentResult> InvokeAsync(Guid subjectId, Guid? caseId, Guid? referralId) =>
        View("~/Features/RightsRequests/_RightsOfRecord.cshtml", new RightsOfRecordPage(caseId is not null ? $"?caseId={caseId}" : referralId is not null ? $"?referralId={referralId}" : "", viewer.May(RightsRights.Log), await db.RightsRequests.Where(held => held.SubjectId == subjectId)
            .OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most).Select(held => new RequestOnRecord(held.Id, held.Reference, held.Kind, held.State)).ToListAsync()));
}

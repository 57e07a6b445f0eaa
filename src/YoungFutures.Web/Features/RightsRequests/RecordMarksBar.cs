using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;

namespace YoungFutures.Web.Features.RightsRequests;

public sealed record MarkOnRecord(MarkKind Kind, string Text, DateTime SetAt);

/// <summary>On each page of a case, on its referral and its young person: that the record is restricted, what is right, and what they say to what is written.</summary>
public sealed class RecordMarksBar(YoungFuturesDb db) : ViewComponent
{
    private const int Most = 20;

    /// <param name="subjectId">The young person, or a referral that became no case.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid subjectId) =>
        View("~/Features/RightsRequests/_RecordMarksBar.cshtml", (await db.RecordMarks.Where(mark => mark.SubjectId == subjectId && mark.LiftedAt == null).OrderBy(mark => mark.SetAt).ThenBy(mark => mark.Id).Take(Most)
            .Select(mark => new MarkOnRecord(mark.Kind, mark.Text, mark.SetAt)).ToListAsync()).OrderByDescending(mark => mark.Kind == MarkKind.Restricted).ToList());
}

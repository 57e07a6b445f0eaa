using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Interventions;

public sealed record SupportLine(Guid Id, string Service, string Agency, string NeedCode, InterventionStatus Status, DateOnly? DueOn, string? Owner, DateOnly? ExpectedOn);

public sealed record GapLine(string NeedCode, DateTime RecordedAt, string? By);

public sealed record ServicesOfCaseLines(IReadOnlyList<SupportLine> Support, IReadOnlyList<GapLine> Gaps, IReadOnlyDictionary<string, string> Needs);

/// <summary>On the page of a case: what was offered to the young person, how each stands, whose turn it is; and needs for which there was nothing.</summary>
public sealed class ServicesOfCase(YoungFuturesDb db) : ViewComponent
{
    // More than any case has; the chronology holds the rest.
    private const int Most = 50;

    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var support = await db.Interventions.AsNoTracking().Where(held => held.CaseId == caseId)
            .OrderBy(held => held.DueOn == null).ThenBy(held => held.DueOn).ThenByDescending(held => held.OfferedAt).Take(Most)
            .Select(held => new SupportLine(held.Id, welsh ? held.Service.NameCy : held.Service.Name, welsh ? held.Agency.NameCy : held.Agency.Name, held.NeedCode, held.Status, held.DueOn,
                db.Users.Where(user => user.Id == held.OwnerId).Select(user => user.DisplayName).FirstOrDefault(), held.ExpectedOn)).ToListAsync();
        var gaps = await db.ProvisionGaps.AsNoTracking().Where(gap => gap.CaseId == caseId).OrderBy(gap => gap.NeedCode).Take(Most)
            .Select(gap => new GapLine(gap.NeedCode, gap.RecordedAt, db.Users.Where(user => user.Id == gap.RecordedById).Select(user => user.DisplayName).FirstOrDefault())).ToListAsync();
        return View("~/Features/Interventions/_ServicesOfCase.cshtml",
            new ServicesOfCaseLines(support, gaps, await db.WordsFor(support.Select(line => line.NeedCode).Concat(gaps.Select(gap => gap.NeedCode)))));
    }
}

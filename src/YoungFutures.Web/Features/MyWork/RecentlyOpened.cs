using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Referrals;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>A case or a referral that its reader opened not long ago, as the lists show it.</summary>
/// <param name="Of">The status of a case, or else of a referral.</param>
public sealed record OpenedRow(Guid Id, string Href, string? Reference, string Name, Enum Of);

/// <summary>
/// The cases and referrals that the reader opened last, the newest first. The audit knows already who looked at what, so nothing is kept a second time; of what they opened then
/// they see here what they may see now.
/// </summary>
public sealed class RecentlyOpened(YoungFuturesDb db, Viewer viewer) : ViewComponent
{
    private const int Shown = 8;
    /// <summary>Somebody who worked on one case all day has many lines about it.</summary>
    private const int Lines = 200;
    private const int Records = 30;
    private const int Days = 30;

    public async Task<IViewComponentResult> InvokeAsync() => View("~/Features/MyWork/_RecentlyOpened.cshtml", viewer.May(CaseRights.List) || viewer.May(ReferralRights.List) ? await Rows() : []);

    private async Task<IReadOnlyList<OpenedRow>> Rows()
    {
        var (me, since) = (viewer.UserId, db.Now.AddDays(-Days));
        var looks = await db.AuditEntries.AsNoTracking()
            .Where(line => line.UserId == me && line.At >= since && line.Event == AuditEvents.Seen && line.RecordId != null && (line.RecordKind == nameof(Case) || line.RecordKind == nameof(Referral)))
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Select(line => new { line.RecordKind, Id = line.RecordId!.Value }).Take(Lines).ToListAsync();
        var opened = looks.Distinct().Take(Records).ToList();
        Guid[] Ids(string kind) => [.. opened.Where(look => look.RecordKind == kind).Select(look => look.Id)];
        var (caseIds, referralIds) = (Ids(nameof(Case)), Ids(nameof(Referral)));
        var cases = caseIds.Length == 0 ? [] : await db.Cases.AsNoTracking().Where(held => caseIds.Contains(held.Id)).Select(CaseRow.From).ToListAsync();
        var referrals = referralIds.Length == 0 ? [] : await db.Referrals.AsNoTracking().Where(held => referralIds.Contains(held.Id)).Select(ReferralRow.From).ToListAsync();
        var rows = cases.Select(row => new OpenedRow(row.Id, $"/cases/{row.Id}", row.Reference, row.Name, row.Status))
            .Concat(referrals.Select(row => new OpenedRow(row.Id, $"/referrals/{row.Id}", row.Reference, row.Name, row.Status))).ToDictionary(row => row.Id);
        return [.. opened.Select(look => rows.GetValueOrDefault(look.Id)).OfType<OpenedRow>().Take(Shown)];
    }
}

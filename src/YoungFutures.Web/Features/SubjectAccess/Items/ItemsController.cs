using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Items;

public sealed record ItemRow(Guid Id, string Kind, DateTime? On, string? Agency, string Begins, bool NeedsOpinion, bool HasOthers, ItemDecision Decision, bool IsChanged);

public sealed record ItemsPage(AccessHead Head, ItemDecision? Shown, bool IsDeciding, Paged<ItemRow> Rows);

/// <summary>Each record that a request found, as it stands now; for whoever answers the request and as long as it is open.</summary>
[Route("subject-access/{accessRequestId:guid}/items")]
public sealed class ItemsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int Beginning = 160;

    [HttpGet]
    public async Task<IActionResult> Index(Guid accessRequestId, string? show, int page = 1)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequests.AsNoTracking().SingleOrDefaultAsync(held => held.Id == accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!request.IsInSight) return LocalRedirect($"/subject-access/{accessRequestId}");
        ItemDecision? decision = Enum.TryParse<ItemDecision>(show, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var items = db.AccessItems.AsNoTracking().Where(item => item.AccessRequestId == accessRequestId);
        if (decision is { } only) items = items.Where(item => item.Decision == only);
        var some = await items.OrderBy(item => item.On).ThenBy(item => item.Id).ToPageAsync(page);
        var said = await AccessContent.Read(db, request, some.Items);
        HttpContext.ConcernsEach(some.Items.Where(item => said.ContainsKey(item.Id)).Select(item => new AuditPart(item.Kind, item.RecordId, request.SubjectId, request.PanelId)));
        var words = await RecordWords.Of(db, T, [.. said.Values]);
        var agencyIds = some.Items.Select(item => item.AgencyId).OfType<Guid>().Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id);
        return View(new ItemsPage(AccessHead.Of(request), decision, request.State == AccessState.Deciding, new Paged<ItemRow>([.. some.Items.Select(item => Row(item, said.GetValueOrDefault(item.Id)))], some.Page, some.PageSize, some.Total)));

        ItemRow Row(AccessItem item, RecordSaid? now) => new(item.Id, AuditWords.Kind(T, item.Kind) ?? item.Kind, item.HasDate ? item.On : null, item.AgencyId is { } id && agencies.TryGetValue(id, out var agency) ? T.Of(agency) : null,
            now is null ? T["This record is not there any more."] : Begin(words, now), item.NeedsOpinion, now?.Others.Any() == true, item.Decision, item.IsDecided && (now is null || !item.Fits(now)));
    }

    private static string Begin(RecordWords words, RecordSaid said)
    {
        var text = said.Said.Where(one => one.Text is not null).OrderByDescending(one => one.Text!.Length).FirstOrDefault() is { } longest ? words.Value(longest) : "";
        return text.Length <= Beginning ? text : text[..Beginning] + "…";
    }
}

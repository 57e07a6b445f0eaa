using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>Whom the panel’s rules found and nobody has decided about. For whoever runs or chairs the panel; for everybody else there is no such thing.</summary>
[Route("candidates")]
public sealed class CandidatesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CandidatesShown show, CandidateOrder order, Rule? rule, string? area, int page = 1)
    {
        if (!viewer.May(IdentificationRights.List)) return NotFound();
        var shown = Only(db.Candidates.AsNoTracking().Where(held => viewer.PanelIds.Contains(held.PanelId)), show);
        if (rule is { } fired) shown = shown.Where(held => held.Evidence.Any(line => line.Rule == fired));
        if (!string.IsNullOrEmpty(area)) shown = shown.Where(held => held.AreaCode == area);
        var found = await InOrder(shown, order, show).Select(held => new
        {
            held.Id, held.GivenName, held.FamilyName, held.BornOn, held.AreaCode, held.NewestOn, held.DueOn, held.Status, held.Place, CameBack = held.DecidedBeforeId != null,
        }).ToPageAsync(page);
        var ids = found.Items.Select(held => held.Id).ToList();
        var lines = (await db.CandidateEvidence.AsNoTracking().Where(line => ids.Contains(line.CandidateId)).Select(line => new { line.CandidateId, line.Rule, line.AgencyId }).Distinct().ToListAsync()).ToLookup(line => line.CandidateId);
        var agencyIds = lines.SelectMany(group => group.Select(line => line.AgencyId)).Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => T.Of(agency));
        var areas = await db.PanelAreas.AsNoTracking().Where(held => viewer.PanelIds.Contains(held.PanelId)).OrderBy(held => held.Code).Select(held => new { held.Code, held.Name, held.NameCy }).ToListAsync();
        var today = UkTime.LocalDate(db.Now);
        return View(new CandidatesPage(new Paged<CandidateRow>([.. found.Items.Select(held => new CandidateRow(held.Id, $"{held.GivenName} {held.FamilyName}".Trim(),
                held.BornOn is { } born ? Age.On(born, today) : null, areas.Find(known => known.Code == held.AreaCode) is { } known ? T.Either(known.Name, known.NameCy) : null,
                [.. lines[held.Id].Select(line => line.Rule).Distinct().Order()],
                [.. lines[held.Id].Select(line => line.AgencyId).Distinct().Where(agencies.ContainsKey).Select(id => agencies[id]).Order(StringComparer.CurrentCulture)],
                held.NewestOn, held.DueOn, held.Status, held.Place, held.CameBack))], found.Page, found.PageSize, found.Total),
            show, order, rule, area, [.. areas.Select(held => new AreaChoice(held.Code, T.Either(held.Name, held.NameCy)))], viewer.PanelIds, viewer.May(Domain.Signals.LinkRights.List)));
    }

    [HttpGet("{candidateId:guid}")]
    public async Task<IActionResult> Details(Guid candidateId)
    {
        var candidate = await db.Candidates.AsNoTracking().Include(held => held.Evidence).SingleOrDefaultAsync(held => held.Id == candidateId);
        if (candidate is null) return NotFound();
        HttpContext.Concerns(candidate);
        return View(await CandidatePage.For(db, viewer, T, candidate));
    }

    private static IQueryable<Candidate> Only(IQueryable<Candidate> candidates, CandidatesShown show) => show switch
    {
        CandidatesShown.Elsewhere => candidates.Where(held => held.Status == CandidateStatus.Waiting && (held.Place == Place.Redirect || held.Place == Place.Statutory)),
        CandidatesShown.KeptOut => candidates.Where(held => held.Status == CandidateStatus.Waiting && held.Place == Place.KeptOut),
        CandidatesShown.Accepted => candidates.Where(held => held.Status == CandidateStatus.Accepted),
        CandidatesShown.Declined => candidates.Where(held => held.Status == CandidateStatus.Declined || held.Status == CandidateStatus.Redirected),
        CandidatesShown.NoLongerMet => candidates.Where(held => held.Status == CandidateStatus.NoLongerMet),
        _ => candidates.Where(held => held.Status == CandidateStatus.Waiting && held.Place == Place.Ordinary),
    };

    private static IQueryable<Candidate> InOrder(IQueryable<Candidate> candidates, CandidateOrder order, CandidatesShown show) => order switch
    {
        CandidateOrder.Agencies => candidates.OrderByDescending(held => held.Agencies).ThenByDescending(held => held.NewestOn).ThenBy(held => held.Id),
        CandidateOrder.Rules => candidates.OrderByDescending(held => held.RulesFired).ThenByDescending(held => held.NewestOn).ThenBy(held => held.Id),
        CandidateOrder.Newest => candidates.OrderByDescending(held => held.NewestOn).ThenBy(held => held.Id),
        _ when show is CandidatesShown.Accepted or CandidatesShown.Declined or CandidatesShown.NoLongerMet => candidates.OrderByDescending(held => held.DecidedAt).ThenBy(held => held.Id),
        _ => candidates.OrderBy(held => held.DueOn).ThenBy(held => held.Id),
    };
}

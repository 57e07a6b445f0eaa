using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Returns;

public sealed record DefinitionRow(Guid Id, int Number, bool IsDraft, DateOnly? EffectiveFrom, string? Because, bool IsInForce);

public sealed record LineRow(Guid Id, string Code, string Section, string Question, ReturnMeasure Measure, ReturnBreakdown Breakdown);

public sealed record DefinitionPage(DefinitionRow Version, string Token, int DaysToSign, IReadOnlyList<LineRow> Lines);

/// <summary>The versions of what the national return asks. None is overwritten.</summary>
[Route("admin/returns")]
public sealed class DefinitionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int Most = 100;

    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var inForce = await db.DefinitionOn(UkTime.LocalDate(db.Now));
        var versions = await db.ReturnDefinitions.AsNoTracking().OrderByDescending(held => held.Number).Take(Most)
            .Select(held => new DefinitionRow(held.Id, held.Number, held.PublishedAt == null, held.EffectiveFrom, held.Because, held.Id == inForce.Id)).ToListAsync();
        return View((IReadOnlyList<DefinitionRow>)versions);
    }

    /// <summary>Begins a draft with what was published last.</summary>
    [HttpPost]
    public async Task<IActionResult> Create()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var newest = await db.ReturnDefinitions.AsNoTracking().Include(held => held.Lines).OrderByDescending(held => held.Number).FirstAsync();
        if (newest.IsDraft) return LocalRedirect($"/admin/returns/{newest.Id}");
        var draft = newest.Next(viewer.UserId, db.Now);
        db.ReturnDefinitions.Add(draft);
        await db.SaveChangesAsync();
        this.Done(T["Draft {0} was begun with the lines as they are.", draft.Number]);
        return LocalRedirect($"/admin/returns/{draft.Id}");
    }

    [HttpGet("{definitionId:guid}")]
    public async Task<IActionResult> Details(Guid definitionId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        if (await db.ReturnDefinitions.AsNoTracking().Include(held => held.Lines).SingleOrDefaultAsync(held => held.Id == definitionId) is not { } held) return NotFound();
        var inForce = await db.DefinitionOn(UkTime.LocalDate(db.Now));
        return View(new DefinitionPage(new(held.Id, held.Number, held.IsDraft, held.EffectiveFrom, held.Because, held.Id == inForce.Id), held.Version.ToString(), held.DaysToSign,
            [.. held.InOrder().Select(line => new LineRow(line.Id, line.Code, T.Either(line.Section, line.SectionCy), T.Either(line.Question, line.QuestionCy), line.Measure, line.Breakdown))]));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Features.Admin.Population;

/// <summary>One time at which another file came into force.</summary>
/// <param name="By">Whose account it was.</param>
public sealed record PopulationFileRow(bool IsShipped, DateTime PutAt, string By);

/// <summary>What the file in force says it holds, a line for each source and year.</summary>
public sealed record PopulationSourceRow(string Source, int Year, int Areas, bool IsMadeUp);

/// <param name="Files">The newest first; the first is in force. None where nobody sent one yet.</param>
public sealed record PopulationFilesPage(IReadOnlyList<PopulationFileRow> Files, IReadOnlyList<PopulationSourceRow> Sources)
{
    public bool IsShipped => Files.Count == 0 || Files[0].IsShipped;

    public bool IsMadeUp => Sources.Any(row => row.IsMadeUp);
}

/// <summary>The population file in force, and those before it.</summary>
[Route("admin/population")]
public sealed class PopulationController(YoungFuturesDb db, Viewer viewer) : Controller
{
    private const int Most = 20;

    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var files = await db.PopulationFiles.AsNoTracking().NewestFirst().Take(Most)
            .Select(held => new PopulationFileRow(held.FileText == null, held.PutAt, db.Users.Where(user => user.Id == held.PutById).Select(user => user.DisplayName).FirstOrDefault() ?? "")).ToListAsync();
        var population = await db.PopulationInForce();
        return View(new PopulationFilesPage(files,
        [
            .. population.Figures.GroupBy(figure => (figure.Source, figure.Year, figure.IsMadeUp)).OrderBy(held => held.Key.Source, StringComparer.Ordinal).ThenBy(held => held.Key.Year)
                .Select(held => new PopulationSourceRow(held.Key.Source, held.Key.Year, held.Select(figure => figure.AreaCode).Distinct().Count(), held.Key.IsMadeUp)),
        ]));
    }
}

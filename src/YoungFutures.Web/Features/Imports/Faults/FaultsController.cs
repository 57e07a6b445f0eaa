using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Imports.Faults;

/// <summary>The faults of a file as a file, for whoever puts them right where the list is kept.</summary>
[Route("imports/{importId:guid}/faults")]
[StepUp(typeof(ImportRights), nameof(ImportRights.List), Saves = true)]
public sealed class FaultsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(SignalImport), AuditEvents.Exported)]
    public async Task<IActionResult> Index(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId, import.Id);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        var faults = await db.ImportFaults.AsNoTracking().Where(fault => fault.ImportId == importId).OrderBy(fault => fault.Number).Take(ImportWork.MostFaults).ToListAsync();
        return CsvFile.Of("OFFICIAL-SENSITIVE faults.csv", [T["Row"], T["Column"], T["What is wrong"], T["What stands there"], T["Marking"]],
            faults.Select(fault => FaultRow.Of(fault, T)).Select(fault => (IReadOnlyList<string>)
                [fault.Row.ToString(CultureInfo.InvariantCulture), fault.Column ?? "", fault.What, fault.Value ?? "", "OFFICIAL-SENSITIVE"]));
    }
}

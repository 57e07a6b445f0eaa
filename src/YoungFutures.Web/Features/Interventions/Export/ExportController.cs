using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Interventions.Export;

[Route("interventions/export")]
[StepUp(typeof(InterventionRights), nameof(InterventionRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<InterventionRow>(files)
{
    protected override Task<SavedList<InterventionRow>> Of(Asked asked)
    {
        var show = asked.Of<SupportShown>("show") ?? SupportShown.Open;
        // A provider knows whose support it is.
        var agency = viewer.SitsOnPanel ? new[] { new ListColumn<InterventionRow>(T["Agency"], row => row.Agency) } : [];
        return Task.FromResult(new SavedList<InterventionRow>(viewer.SitsOnPanel ? T["Support"] : T["Young people we support"], nameof(Intervention),
            [T.Of(show)],
            InterventionsPage.Lines(db, viewer, show, UkTime.LocalDate(db.Now)),
            [
                new(T["Young person"], row => row.Name), new(T["Case"], row => row.CaseReference), new(T["Service"], row => row.Service), .. agency, new(T["Status"], row => T.Of(row.Status)),
                .. show == SupportShown.Ended ? [new(T["Ended"], row => row.EndedAt.Cell())]
                    : new ListColumn<InterventionRow>[] { new(T["Next step"], row => row.DueOn.Cell()), new(T["Owner"], row => row.Owner) },
            ]));
    }
}

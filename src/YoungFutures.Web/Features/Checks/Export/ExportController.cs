using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Checks.Export;

[Route("checks/export")]
[StepUp(typeof(CheckRights), nameof(CheckRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<CheckRow>(files)
{
    protected override Task<SavedList<CheckRow>> Of(Asked asked)
    {
        var (show, ofPanel) = (CheckListPage.ShownOf(viewer, asked["show"]), viewer.PanelIds.Length > 0);
        return Task.FromResult(new SavedList<CheckRow>(T["Checks"], nameof(AgencyCheck),
            [show switch { CheckListPage.Late => T["Late"], CheckListPage.Unopened => T["Not opened yet"], CheckListPage.Returned => T["Answered"], _ => T["Waiting for an answer"] }],
            CheckListPage.Rows(db, viewer, show),
            [
                new(T["Reference"], row => row.Reference), new(T["Young person"], row => row.Name), .. ofPanel ? [new(T["Agency"], row => row.Agency)] : Array.Empty<ListColumn<CheckRow>>(),
                new(T["Status"], row => (row.Answer is { } answer ? T.Of(answer) : row.OpenedAt is not null ? T["Opened"] : ofPanel ? T["Not opened yet"] : T["New"])
                    + (ofPanel && row is { RemindedAt: { } reminded, Answer: null } ? ", " + T["Reminded {0}", reminded.ToShort()] : "")),
                show == CheckListPage.Returned ? new(T["Answered"], row => row.ReturnedAt.Cell()) : new(T["Due"], row => row.DueOn.Cell()),
            ]));
    }
}

using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Actions.Export;

[Route("actions/export")]
[StepUp(typeof(ActionRights), nameof(ActionRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<ActionRow>(files)
{
    protected override Task<SavedList<ActionRow>> Of(Asked asked)
    {
        var (show, mine) = (asked.Of<ActionsShown>("show") ?? ActionsShown.Open, asked.Is("mine"));
        return Task.FromResult(new SavedList<ActionRow>(T["Actions"], nameof(SupportAction),
            [T.Of(show), mine ? T["Only mine"] : viewer.PanelIds.Length > 0 ? T["The whole panel’s"] : T["My whole agency’s"]],
            ActionsPage.Rows(db, viewer, show, mine),
            [
                new(T["What is to be done"], row => row.InShort), new(T["Young person"], row => row.Name), new(T["Case"], row => row.CaseReference),
                new(T["Agency"], row => T.Either(row.Agency, row.AgencyCy)), new(T["Who does it"], row => row.Owner), new(T["Status"], row => T.Of(row.Status)),
                show == ActionsShown.Ended ? new(T["Ended"], row => row.EndedAt.Cell()) : new(T["Due"], row => row.DueOn.Cell()),
            ]));
    }
}

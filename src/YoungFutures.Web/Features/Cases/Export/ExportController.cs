using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Cases.Export;

[Route("cases/export")]
[StepUp(typeof(CaseRights), nameof(CaseRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<CaseRow>(files)
{
    protected override async Task<SavedList<CaseRow>> Of(Asked asked)
    {
        var filter = new CaseFilter(asked["area"], asked["status"], asked["owner"], asked.Is("late"), asked.Id("agency"));
        var areas = await db.AreasOf(viewer);
        string Area(string? code) => areas.FirstOrDefault(area => area.Code == code)?.Name ?? "–";
        return new(T["Cases"], nameof(Case),
            [
                string.IsNullOrEmpty(filter.Status) ? T["All open cases"] : asked.Of<CaseStatus>("status") is { } status ? T.Of(status) : "–", string.IsNullOrEmpty(filter.Area) ? T["All areas"] : Area(filter.Area),
                .. new[] { await CaseListPage.AgencyOf(db, filter), filter.Owner == CaseFilter.Mine ? T["Owned by me"] : null, filter.Late ? T["Late only"] : null }.OfType<string>(),
            ],
            filter.Rows(db, viewer),
            [
                new(T["Reference"], row => row.Reference), new(T["Young person"], row => row.Name), new(T["Area"], row => Area(row.AreaCode)),
                new(T["Status"], row => string.Join(", ", new[] { T.Of(row.Status), row.IsUrgent ? T["Urgent"] : null, row.IsRepeat ? T["Repeat"] : null, row.IsRestricted ? T["Restricted"] : null }.OfType<string>())),
                new(T["Due"], row => row.DueOn.Cell()),
            ]);
    }
}

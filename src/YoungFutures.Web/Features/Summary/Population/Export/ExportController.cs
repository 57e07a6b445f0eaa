using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population.Export;

/// <summary>The rates of the page as a file, a line for each group.</summary>
[Route("summary/population/export")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await PopulationPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return CsvFile.Of(
            string.Join('-', new[] { Paper.Marking, "young-futures", "population", page.Choice.Scope.Code, page.Choice.Chosen?.Code }.OfType<string>()) + ".csv",
            [
                T["Marking"], T["Panel"], T["Period"], T["Computed on"], T["Table"], T["Row"], T["Referrals"], T["Young people who live there"], T["Year of the population"], T["Source"], T["Made up"],
                T["Of every 1,000"], T["Lies between, from"], T["Lies between, to"], T["Times the rate of all"], T["Times the rate of all, from"], T["Times the rate of all, to"], T["Definition"], T["Out of"],
            ],
            page.Tables.SelectMany(table => table.AllRows.Select(row => (IReadOnlyList<string>)
            [
                Paper.Marking, string.Join("; ", page.Panels), T.Of(page.Choice.Chosen!), page.ComputedAt!.Value.ToLong(), table.Title, row.Name, row.Count.ToString(), row.People, row.Living?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", row.Living?.Source ?? "",
                row.Living is not { } living ? "" : living.IsMadeUp ? T["Yes"] : T["No"], row.RateSaid, row.LowSaid, row.HighSaid, row.RatioSaid, row.RatioFrom, row.RatioTo, table.Definition, T["Young people of 10 to 17 who live in the areas of the panel."],
            ])));
    }
}

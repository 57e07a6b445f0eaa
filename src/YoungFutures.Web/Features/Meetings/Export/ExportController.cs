using Microsoft.AspNetCore.Mvc;
using System.Globalization;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Meetings.Export;

[Route("meetings/export")]
[StepUp(typeof(MeetingRights), nameof(MeetingRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<MeetingRow>(files)
{
    protected override Task<SavedList<MeetingRow>> Of(Asked asked)
    {
        var past = asked.Is("past");
        return Task.FromResult(new SavedList<MeetingRow>(T["Meetings"], nameof(PanelMeeting),
            [past ? T["Past meetings"] : T["Meetings that are coming or still open"]],
            MeetingsPage.Rows(db, viewer, past),
            [
                new(T["Date"], row => UkTime.Of(row.StartsAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), .. MeetingsPage.PanelsOf(viewer).Length > 1 ? [new(T["Panel"], row => row.Panel)] : Array.Empty<ListColumn<MeetingRow>>(),
                new(T["Place"], row => row.Place ?? T["Online"]), new(T["Status"], row => T.Of(row.Status)), new(T["Cases"], row => row.Items.Cell()), new(T["Still to hear"], row => row.StillToHear.Cell()),
            ]));
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Meetings;

/// <summary>An agency that sits on an item, or will once the agenda is published, although the family does not want it to know.</summary>
public sealed record ObjectedSeat(Guid ItemId, Guid CaseId, string Reference, string Agency, string Words)
{
    private const int Most = 200;

    /// <summary>For whoever runs or chairs the panel, of the items in sight that are still to be heard: a seat opens the pack, whatever is said about it later.</summary>
    public static async Task<IReadOnlyList<ObjectedSeat>> Of(YoungFuturesDb db, Viewer viewer, PanelMeeting meeting)
    {
        if (!meeting.IsOpen || !viewer.May(MeetingRights.Decide, meeting)) return [];
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var items = db.AgendaItems.Where(item => item.MeetingId == meeting.Id && item.DecidedAt == null && !item.WasCarriedOver);
        var objections = await items.SelectMany(item => db.Objections.Where(held => held.CaseId == item.CaseId && held.EndedAt == null), (item, held) => new
            {
                ItemId = item.Id, item.Order, item.CaseId, held.AgencyId, held.Words, held.RecordedAt, item.Case.Reference,
                Agency = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
            })
            .OrderBy(row => row.Order).ThenBy(row => row.RecordedAt).Take(Most).ToListAsync();
        if (objections.Count == 0) return [];
        var seats = (await db.NeedsOf(meeting)).ToDictionary(need => need.ItemId, need => need.AgencyIds);
        return [.. objections.Where(row => seats.TryGetValue(row.ItemId, out var agencies) && agencies.Contains(row.AgencyId))
            .Select(row => new ObjectedSeat(row.ItemId, row.CaseId, row.Reference, row.Agency ?? "–", row.Words))];
    }
}

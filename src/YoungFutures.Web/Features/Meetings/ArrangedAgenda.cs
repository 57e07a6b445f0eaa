using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Web.Features.Meetings;

/// <summary>What arranging adds to an agenda: the quick-agree list, what is unfinished from before, how ready each case is, and when each agency is needed.</summary>
public sealed record ArrangedAgenda
{
    private const int MostMatters = 50;

    private IReadOnlyDictionary<Guid, QuickRow> Proposals { get; init; } = new Dictionary<Guid, QuickRow>();
    private IReadOnlyDictionary<Guid, Domain.Panels.Readiness> Points { get; init; } = new Dictionary<Guid, Domain.Panels.Readiness>();
    public IReadOnlyList<UnfinishedRow> MattersArising { get; init; } = [];
    public IReadOnlyList<AgencyTimeRow> Times { get; init; } = [];
    public bool CanLift { get; init; }
    public bool CanPropose { get; init; }
    public Guid? PostponedToId { get; init; }

    public QuickRow? Quick(Guid itemId) => Proposals.GetValueOrDefault(itemId);

    public bool MayBecomeQuick(Guid itemId) => CanPropose && Quick(itemId) is null;

    /// <summary>Who wanted it heard; for whoever runs or chairs the panel.</summary>
    public string? LiftedBy(Guid itemId) => Quick(itemId)?.LiftedBy;

    /// <summary>The quick-agree list apart, and the others numbered among themselves.</summary>
    public IReadOnlyList<AgendaRow> Arrange(IReadOnlyList<AgendaRow> rows)
    {
        var number = 0;
        return [.. rows.Select(row => row with { IsQuick = row.IsOpen && Quick(row.Id) is { IsWaiting: true }, Points = Points.GetValueOrDefault(row.Id) })
            .Select(row => row.IsQuick ? row : row with { Number = ++number })];
    }

    public static async Task<ArrangedAgenda> For(YoungFuturesDb db, Viewer viewer, PanelMeeting meeting, bool welsh)
    {
        var decides = viewer.May(MeetingRights.Decide, meeting);
        var items = await db.AgendaItems.Where(item => item.MeetingId == meeting.Id).Select(item => new { item.Id, item.CaseId }).ToListAsync();
        var (itemIds, caseIds) = (items.Select(item => item.Id).ToList(), items.Select(item => item.CaseId).ToList());
        var ready = decides ? await Domain.Panels.Readiness.Of(db, caseIds) : new Dictionary<Guid, Domain.Panels.Readiness>();

        return new ArrangedAgenda
        {
            Proposals = await QuickOf(db, itemIds, decides),
            Points = items.Where(item => ready.ContainsKey(item.CaseId)).ToDictionary(item => item.Id, item => ready[item.CaseId]),
            MattersArising = meeting.IsOpen ? await Unfinished(db, meeting, items.ToDictionary(item => item.CaseId, item => item.Id), welsh) : [],
            Times = await TimesOf(db, viewer, meeting, itemIds, welsh),
            CanLift = meeting.IsOpen && (viewer.RunsOrChairs(meeting.PanelId) || viewer.SeatedPanelIds.Contains(meeting.PanelId)),
            CanPropose = meeting.CanBeArranged && viewer.May(MeetingRights.Run, meeting),
            PostponedToId = meeting.PostponedToId,
        };
    }

    /// <summary>What stands proposed on these items, as far as they are in sight; who lifted one out is for whoever decides.</summary>
    public static async Task<IReadOnlyDictionary<Guid, QuickRow>> QuickOf(YoungFuturesDb db, IReadOnlyCollection<Guid> itemIds, bool decides)
    {
        var quick = itemIds.Count == 0 ? [] : await db.QuickProposals.Where(proposal => itemIds.Contains(proposal.AgendaItemId))
            .Select(proposal => new
            {
                proposal.AgendaItemId, proposal.Outcome, proposal.Reasons, proposal.Views, proposal.ReviewOn, proposal.TellsFamily, proposal.LiftedAt, proposal.AgreedAt,
                LiftedBy = db.Users.Where(user => user.Id == proposal.LiftedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        return quick.ToDictionary(row => row.AgendaItemId, row => new QuickRow(row.Outcome, row.Reasons, row.Views, row.ReviewOn, row.TellsFamily,
            row is { LiftedAt: null, AgreedAt: null }, decides && row.LiftedAt is not null ? row.LiftedBy ?? "–" : null) { IsLifted = row.LiftedAt is not null });
    }

    /// <summary>What was set at an earlier meeting and should be done by this one.</summary>
    private static async Task<IReadOnlyList<UnfinishedRow>> Unfinished(YoungFuturesDb db, PanelMeeting meeting, Dictionary<Guid, Guid> itemOf, bool welsh)
    {
        if (itemOf.Count == 0) return [];
        var today = UkTime.LocalDate(db.Now);
        var caseIds = itemOf.Keys.ToList();
        var rows = await db.SupportActions.Where(action => caseIds.Contains(action.CaseId) && action.EndedAt == null && action.SetAt < meeting.StartsAt && action.TargetOn <= meeting.On)
            .OrderBy(action => action.TargetOn).ThenBy(action => action.Id).Take(MostMatters)
            .Select(action => new { action.CaseId, action.CaseReference, action.What, Agency = welsh ? action.Agency.NameCy : action.Agency.Name, action.TargetOn }).ToListAsync();
        return [.. rows.Select(row => new UnfinishedRow(meeting.Id, itemOf[row.CaseId], row.CaseReference, row.What, row.Agency, row.TargetOn, WorkingCalendar.EnglandAndWales.IsLate(row.TargetOn, today)))];
    }

    /// <summary>
    /// All agencies for whoever runs or chairs the panel, one's own for everybody else. Only items in the reader's sight count, so that no hour tells of another.
    /// </summary>
    private static async Task<IReadOnlyList<AgencyTimeRow>> TimesOf(YoungFuturesDb db, Viewer viewer, PanelMeeting meeting, List<Guid> visible, bool welsh)
    {
        if (!meeting.CanBeArranged || visible.Count == 0) return [];
        var needs = await db.NeedsOf(meeting);
        return await Rows(db, viewer, meeting, needs, visible, welsh);
    }

    public static async Task<IReadOnlyList<AgencyTimeRow>> Rows(YoungFuturesDb db, Viewer viewer, PanelMeeting meeting, IReadOnlyList<AgendaNeed> needs, IReadOnlyCollection<Guid> visible, bool welsh)
    {
        var all = viewer.May(MeetingRights.Decide, meeting);
        var times = AgendaOrder.Times(meeting.StartsAt, needs, need => visible.Contains(need.ItemId)).Where(time => all || time.AgencyId == viewer.AgencyId).ToList();
        var agencyIds = times.ConvertAll(time => time.AgencyId);
        var names = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).Select(agency => new { agency.Id, Name = welsh ? agency.NameCy : agency.Name }).ToDictionaryAsync(agency => agency.Id, agency => agency.Name);
        // What is between two of somebody's items is told only to whoever sees every item.
        var whole = all && needs.All(need => visible.Contains(need.ItemId));
        return times.ConvertAll(time => new AgencyTimeRow(names.GetValueOrDefault(time.AgencyId, "–"), Clock(time.From), Clock(time.Until), whole ? time.WaitingMinutes : 0));
    }

    private static string Clock(DateTime at) => UkTime.Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}

public sealed record QuickRow(DecisionOutcome Outcome, string Reasons, string Views, DateOnly? ReviewOn, string? TellsFamily, bool IsWaiting, string? LiftedBy)
{
    public bool IsLifted { get; init; }
}

public sealed record UnfinishedRow(Guid MeetingId, Guid ItemId, string Reference, string What, string Agency, DateOnly TargetOn, bool IsLate);

public sealed record AgencyTimeRow(string Agency, string From, string Until, int WaitingMinutes);

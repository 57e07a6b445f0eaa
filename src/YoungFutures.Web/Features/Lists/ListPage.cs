using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Lists;

public sealed record ListsPage(Paged<ListRow> Lists, bool CanPropose);

/// <summary>Whether a list is taken, and if not, why.</summary>
public enum ListState { Proposed, WaitsForGovernance, Taken, Expired, Ended }

public sealed record ListRow(Guid Id, string Name, string Agency, ListState State, DateOnly? ExpiresOn, bool CanSend)
{
    public static ListRow Of(SignalList list, string agency, DateOnly today, Viewer viewer) =>
        new(list.Id, list.Name, agency, StateOf(list, today), list.ExpiresOn, list.IsTakenOn(today) && viewer.May(ListRights.Send, list));

    internal static ListState StateOf(SignalList list, DateOnly today) => list switch
    {
        { HasEnded: true } => ListState.Ended,
        { AcceptedAt: null, NeedsInformationGovernance: true } => ListState.WaitsForGovernance,
        { AcceptedAt: null } => ListState.Proposed,
        _ => list.IsTakenOn(today) ? ListState.Taken : ListState.Expired,
    };
}

public sealed record ListPage(Guid Id, string Version, string Name, string Agency, string Panel, IReadOnlyList<SignalKind> Kinds, ListState State, LegalGateway? Gateway, string? Purpose, string? Agreement,
    DateOnly? ExpiresOn, DateTime? AcceptedAt, string? AcceptedBy, DateTime? EndedAt, long Purged, bool NeedsGovernance) : IVersioned
{
    public bool CanAccept { get; init; }
    public bool CanEnd { get; init; }
    public bool CanSend { get; init; }

    public static ListPage Of(SignalList list, string agency, string panel, string? by, long purged, DateOnly today, Viewer viewer) =>
        new(list.Id, list.Version.ToString(), list.Name, agency, panel, [.. list.Kinds.Order()], ListRow.StateOf(list, today), list.Gateway, list.Purpose, list.Agreement, list.ExpiresOn, list.AcceptedAt, by,
            list.EndedAt, purged, list.NeedsInformationGovernance)
        {
            CanAccept = !list.HasEnded && viewer.May(ListRights.Accept, list),
            CanEnd = !list.HasEnded && viewer.May(ListRights.End, list),
            CanSend = list.IsTakenOn(today) && viewer.May(ListRights.Send, list),
        };
}

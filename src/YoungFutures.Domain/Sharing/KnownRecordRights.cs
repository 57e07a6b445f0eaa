using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Sharing;

public static class KnownRecordRights
{
    /// <summary>The records that one’s agency knows of, and those of the panels that one runs or chairs. A provider of support carries its own actions and no more.</summary>
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);

    /// <summary>Asking for access: the people of the agency that was told who have a place at the table.</summary>
    public static readonly Right<KnownRecord> Ask = new(nameof(Ask), (viewer, known) => viewer.BelongsTo(known.AgencyId) && viewer.SeatedPanelIds.Contains(known.PanelId));

    /// <summary>Taking it back that an agency knows: whoever runs the panel.</summary>
    public static readonly Right<KnownRecord> End = new(nameof(End), (viewer, known) => viewer.Runs(known.PanelId));

    /// <summary>What agencies ask for, as a list.</summary>
    public static readonly Right ListRequests = new(nameof(ListRequests), viewer => viewer.PanelIds.Length > 0);

    /// <summary>Giving access or refusing it: whoever runs the panel.</summary>
    public static readonly Right<SightRequest> Answer = new(nameof(Answer), (viewer, request) => viewer.Runs(request.PanelId));
}

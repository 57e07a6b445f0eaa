using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Services;

public static class ServiceRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.WorksOnCases || viewer.IsAdministrator);

    /// <summary>Writing an entry in the directory of some panel: whoever runs one, and administrators.</summary>
    public static readonly Right Add = new(nameof(Add), viewer => viewer.RunPanelIds.Length > 0 || viewer.IsAdministrator);

    public static readonly Right<Panel> AddTo = new(nameof(AddTo), (viewer, panel) => viewer.Runs(panel.Id) || viewer.IsAdministrator);

    public static readonly Right<Service> Keep = new(nameof(Keep), (viewer, service) => viewer.Runs(service.PanelId) || viewer.IsAdministrator);

    /// <summary>Places and waiting days are the provider's own to say; whoever runs the panel says them for a service without accounts.</summary>
    public static readonly Right<Service> SayPlaces = new(nameof(SayPlaces), (viewer, service) =>
        (viewer.BelongsTo(service.AgencyId) && viewer.PartnersIn(service.PanelId)) || viewer.Runs(service.PanelId));

    /// <summary>What the Toolkit says of a kind of support holds for every panel.</summary>
    public static readonly Right Rate = new(nameof(Rate), viewer => viewer.IsAdministrator);
}

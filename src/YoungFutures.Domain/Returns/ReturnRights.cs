using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Returns;

public static class ReturnRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.RunPanelIds.Length > 0 || viewer.IsGovernance);

    public static readonly Right Prepare = new(nameof(Prepare), viewer => viewer.RunPanelIds.Length > 0);

    /// <summary>Counting, sending, giving up: whoever runs the panel.</summary>
    public static readonly Right<NationalReturn> Run = new(nameof(Run), (viewer, held) => viewer.Runs(held.PanelId));

    /// <summary>Recording on what ground and to whom, signing, downloading.</summary>
    public static readonly Right Govern = new(nameof(Govern), viewer => viewer.IsGovernance);

    public static readonly Right<NationalReturn> Sign = new(nameof(Sign), (viewer, held) => viewer.GovernedPanelIds.Contains(held.PanelId));
    public static readonly Right<Panel> GovernPanel = new(nameof(GovernPanel), (viewer, panel) => viewer.GovernedPanelIds.Contains(panel.Id));
}

using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.SupportActions;

public static class ActionRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.WorksOnCases);

    /// <summary>Accepting, declining, reporting and saying how it ended: the agency that owns it.</summary>
    public static readonly Right<SupportAction> Carry = new(nameof(Carry), (viewer, action) =>
        viewer.BelongsTo(action.AgencyId) || viewer.Runs(action.PanelId));

    /// <summary>Reminding an agency that has not answered: whoever looks at what falls through.</summary>
    public static readonly Right<SupportAction> Remind = new(nameof(Remind), (viewer, action) => viewer.RunsOrChairs(action.PanelId));

    /// <summary>Cancelling and transferring: whoever runs the panel.</summary>
    public static readonly Right<SupportAction> Direct = new(nameof(Direct), (viewer, action) => viewer.Runs(action.PanelId));
}

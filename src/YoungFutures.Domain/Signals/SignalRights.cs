using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Signals;

public static class ListRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel || viewer.GovernedPanelIds.Length > 0);

    /// <summary>Proposing a list for an agency of the panel.</summary>
    public static readonly Right Propose = new(nameof(Propose), viewer => viewer.RunPanelIds.Length > 0);

    /// <summary>Those of health and social care are information governance’s to accept, and nobody else’s.</summary>
    public static readonly Right<SignalList> Accept = new(nameof(Accept), (viewer, list) =>
        list.NeedsInformationGovernance ? viewer.GovernedPanelIds.Contains(list.PanelId) : viewer.Runs(list.PanelId));

    /// <summary>Either may stop it.</summary>
    public static readonly Right<SignalList> End = new(nameof(End), (viewer, list) => viewer.Runs(list.PanelId) || viewer.GovernedPanelIds.Contains(list.PanelId));

    /// <summary>The agency, or whoever runs the panel on its behalf.</summary>
    public static readonly Right<SignalList> Send = new(nameof(Send), (viewer, list) =>
        viewer.Runs(list.PanelId) || (viewer.SeatedPanelIds.Contains(list.PanelId) && viewer.BelongsTo(list.AgencyId)));
}

public static class ImportRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);

    /// <summary>Reading what stands in the file, matching its columns, taking it in or giving it up: the agency, or the coordinator who sent it for the agency.</summary>
    public static readonly Right<SignalImport> Handle = new(nameof(Handle), (viewer, import) =>
        (viewer.SeatedPanelIds.Contains(import.PanelId) && viewer.BelongsTo(import.AgencyId)) || (viewer.Runs(import.PanelId) && import.StartedById == viewer.UserId));

    /// <summary>The coordinator always; the agency as well, as long as nothing rests on what it sent (which the page asks).</summary>
    public static readonly Right<SignalImport> Undo = new(nameof(Undo), (viewer, import) =>
        viewer.Runs(import.PanelId) || (viewer.SeatedPanelIds.Contains(import.PanelId) && viewer.BelongsTo(import.AgencyId)));

    /// <summary>Undoing it also where a candidate or a referral rests on it.</summary>
    public static readonly Right<SignalImport> UndoWhatIsNeeded = new(nameof(UndoWhatIsNeeded), (viewer, import) => viewer.Runs(import.PanelId));
}

using YoungFutures.Domain.Agencies;

namespace YoungFutures.Domain.Access;

/// <summary>A role in a panel, from the moment of reading; an administrator's belongs to no panel.</summary>
public sealed record RoleInPanel(Role Role, Guid? PanelId);

/// <summary>Who is looking. Every question of sight and of rights is put to the viewer, never to a role's name.</summary>
public sealed class Viewer
{
    /// <summary>Nobody sees nothing: what a context holds until somebody is known.</summary>
    public static readonly Viewer Nobody = new();

    public Guid UserId { get; init; }
    public string DisplayName { get; init; } = "";
    public Guid? AgencyId { get; init; }
    public Sector? Sector { get; init; }
    /// <summary>Is the one who answers for their agency.</summary>
    public bool AnswersForAgency { get; init; }
    /// <summary>Panels in which a role of theirs is suspended until somebody confirms that it is still needed. It is none of <see cref="Roles"/>.</summary>
    public Guid[] SuspendedPanelIds { get; init; } = [];
    /// <summary>When the viewer’s agency was told the last, because its sharing agreement has ended; none while it shares.</summary>
    public DateTime? ToldUntil { get; init; }
    /// <summary>Asked only after that: young people whose case was opened to the viewer in an emergency, which waits for no signature.</summary>
    public Guid[] EmergencyIds { get; init; } = [];
    public bool IsOfPolice => Sector == Agencies.Sector.Police;
    public string? Culture { get; init; }
    /// <summary>Wants single keys to lead to the lists.</summary>
    public bool UsesShortcuts { get; init; }
    public Guid? SessionId { get; init; }
    public Purpose? Purpose { get; private init; }
    /// <summary>Colleagues who are away today and for whom the viewer stands in.</summary>
    public Guid[] CoversFor { get; init; } = [];
    /// <summary>Whose work is the viewer's to do today: their own, and that of whom they stand in for.</summary>
    public Guid[] AnswersFor => field ??= [UserId, .. CoversFor];

    /// <summary>The panels whose partner the viewer's agency is, whatever the viewer's own role.</summary>
    public IReadOnlyList<RoleInPanel> Roles
    {
        get;
        init
        {
            field = value;
            PanelIds = Panels(Role.Coordinator, Role.Chair);
            RunPanelIds = Panels(Role.Coordinator);
            ChairedPanelIds = Panels(Role.Chair);
            PartnerPanelIds = Panels(Role.Partner, Role.Provider);
            WorkPanelIds = Panels(Role.Coordinator, Role.Chair, Role.Partner, Role.Provider);
            SeatedPanelIds = Panels(Role.Partner);
            AnalysedPanelIds = Panels(Role.Analyst);
            GovernedPanelIds = Panels(Role.InformationGovernance);
        }
    } = [];

    /// <summary>Panels coordinated or chaired: all their records are in sight.</summary>
    public Guid[] PanelIds { get; private set; } = [];
    public Guid[] RunPanelIds { get; private set; } = [];
    public Guid[] ChairedPanelIds { get; private set; } = [];
    public Guid[] PartnerPanelIds { get; private set; } = [];
    /// <summary>Panels with whose young people the viewer works in any part; no reach opens a record of another.</summary>
    public Guid[] WorkPanelIds { get; private set; } = [];
    /// <summary>Panels at whose table the viewer has a place; a provider of support has none.</summary>
    public Guid[] SeatedPanelIds { get; private set; } = [];
    public Guid[] AnalysedPanelIds { get; private set; } = [];
    public Guid[] GovernedPanelIds { get; private set; } = [];

    public bool IsKnown => UserId != Guid.Empty;
    public bool SeesAll => Purpose is not null;
    public bool IsAdministrator => Is(Role.Administrator);
    public bool IsAnalyst => Is(Role.Analyst);
    public bool IsGovernance => Is(Role.InformationGovernance);
    public bool WorksOnCases => PanelIds.Length > 0 || PartnerPanelIds.Length > 0;
    /// <summary>Takes part in what the panel does. A provider carries its own actions and no more, so the lists of everything else are not for it.</summary>
    public bool SitsOnPanel => PanelIds.Length > 0 || SeatedPanelIds.Length > 0;

    public bool Is(Role role) => Roles.Any(held => held.Role == role);
    public bool Runs(Guid panelId) => RunPanelIds.Contains(panelId);
    public bool Chairs(Guid panelId) => ChairedPanelIds.Contains(panelId);
    public bool RunsOrChairs(Guid panelId) => PanelIds.Contains(panelId);
    public bool PartnersIn(Guid panelId) => PartnerPanelIds.Contains(panelId);
    /// <summary>Nothing new comes from the viewer in this panel: their agency’s sharing agreement has ended, and they do not run or chair it.</summary>
    public bool IsCutOffIn(Guid panelId) => ToldUntil is not null && !RunsOrChairs(panelId);
    public bool BelongsTo(Guid? agencyId) => agencyId is not null && AgencyId == agencyId;

    public bool May<T>(Right<T> right, T record) => IsKnown && right.Allows(this, record);
    public bool May(Right right) => IsKnown && right.Allows(this);

    /// <summary>A viewer for the product's own work; only the files that the house rules list may ask for one.</summary>
    public static Viewer For(Purpose purpose) => new() { Purpose = purpose };

    private Guid[] Panels(params Role[] roles) =>
        [.. Roles.Where(held => held.PanelId is not null && roles.Contains(held.Role)).Select(held => held.PanelId!.Value).Distinct()];
}

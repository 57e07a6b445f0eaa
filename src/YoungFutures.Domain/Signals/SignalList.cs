using YoungFutures.Domain.Agencies;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// A list that one agency may send to one panel, by file or by a system of its own: accepted under a recorded gateway, purpose, agreement and expiry,
/// and for nothing beyond the kinds of signal named here. Health’s and social care’s are accepted by information governance alone.
/// </summary>
public sealed class SignalList : Record
{
    private SignalList() { }

    public SignalList(Guid panelId, Agency agency, string name, IEnumerable<SignalKind> kinds)
    {
        PanelId = panelId;
        AgencyId = agency.Id;
        Sector = agency.Sector;
        Name = name;
        Kinds = [.. kinds.Distinct()];
    }

    public Guid PanelId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Sector Sector { get; private set; }
    /// <summary>As the agency calls it.</summary>
    public string Name { get; private set; } = "";
    public List<SignalKind> Kinds { get; private set; } = [];

    public LegalGateway? Gateway { get; private set; }
    public string? Purpose { get; private set; }
    /// <summary>Name or reference of the sharing agreement.</summary>
    public string? Agreement { get; private set; }
    /// <summary>The last day on which the list is taken.</summary>
    public DateOnly? ExpiresOn { get; private set; }
    public Guid? AcceptedById { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>How the agency’s columns and words were understood last time, as JSON; the next file starts from it.</summary>
    public string? Mapping { get; set; }

    public bool NeedsInformationGovernance => Sector is Sector.Health or Sector.ChildrensServices or Sector.EarlyHelp;

    public bool IsTakenOn(DateOnly day) => AcceptedAt is not null && EndedAt is null && ExpiresOn >= day;

    public void Accept(LegalGateway gateway, string purpose, string agreement, DateOnly expiresOn, Guid by, DateTime at)
    {
        if (EndedAt is not null) throw new Refused("This list has ended. Begin a new one.");
        Gateway = gateway;
        Purpose = purpose;
        Agreement = agreement;
        ExpiresOn = expiresOn;
        AcceptedById = by;
        AcceptedAt = at;
    }

    public void End(DateTime at)
    {
        if (EndedAt is not null) throw new Refused("This list has ended. Begin a new one.");
        EndedAt = at;
    }
}

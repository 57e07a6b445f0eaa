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

    /// <summary>Whether its files must map what the person was in a police record, and whether the record stands.</summary>
    public bool NeedsRole => Sector == Sector.Police && Kinds.Exists(SignalRow.NeedsRole);

    public bool HasEnded => EndedAt is not null;

    public bool IsTakenOn(DateOnly day) => AcceptedAt is not null && EndedAt is null && ExpiresOn >= day;

    /// <summary>A file may be sent on this day; if not, says why not.</summary>
    public void CheckTakenOn(DateOnly day)
    {
        if (EndedAt is not null) throw new Refused("This list has ended. It takes no more files.");
        if (AcceptedAt is null && NeedsInformationGovernance) throw new Refused("This list is off until information governance has accepted it. It takes no files yet.");
        if (AcceptedAt is null) throw new Refused("This list has not been accepted. It takes no files yet.");
        if (ExpiresOn < day) throw new Refused("The acceptance of this list has expired. It takes no more files until it is accepted anew.");
    }

    /// <summary>The same, and its agency may share.</summary>
    public void CheckTakenOn(DateOnly day, Agency agency)
    {
        CheckTakenOn(day);
        if (agency.Id != AgencyId) throw new ArgumentException("Another agency’s.", nameof(agency));
        if (agency.HasLapsedBy(day)) throw new Refused("The sharing agreement with this agency has ended. Its lists take no more files until information governance extends it.");
    }

    /// <summary>Accepts the list, or accepts it anew once its time is over.</summary>
    public void Accept(Agency agency, LegalGateway gateway, string purpose, string agreement, DateOnly expiresOn, Guid by, DateTime at)
    {
        if (agency.Id != AgencyId) throw new ArgumentException("Another agency’s.", nameof(agency));
        if (!agency.MayUse(gateway)) throw new Refused("This gateway authorises no disclosure by health or children’s services. Choose another.");
        if (expiresOn < Calendar.UkTime.LocalDate(at)) throw new Refused("The last day of the list cannot be in the past.");
        Accept(gateway, purpose, agreement, expiresOn, by, at);
    }

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

using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

/// <summary>
/// That an agency knows that the panel holds a record, and nothing of it (<see cref="Reach.Exists"/>). One for each case and agency, in sight as long as its involvement is open. It carries a reference
/// of its own and no name: whom it is about the agency reads where it knows that already, on its own referral or check.
/// </summary>
public sealed class KnownRecord : Record, IAboutYoungPerson
{
    private KnownRecord() { }

    internal KnownRecord(Case @case, Guid agencyId, Involvement involvement)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        AgencyId = agencyId;
        Reference = $"KR-{@case.Reference.Split('-')[1]}-{Id.ToString("N")[^8..].ToUpperInvariant()}";
        Rest(involvement);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid AgencyId { get; private set; }
    /// <summary>It counts nothing: from the number of the case an agency could tell since when the panel knows the young person.</summary>
    public string Reference { get; private set; } = "";
    /// <summary>What lets the agency know; another one where it was told again after that had ended.</summary>
    public Guid InvolvementId { get; private set; }
    public Involvement Involvement { get; private set; } = null!;
    public DateTime Since { get; private set; }

    public List<SightRequest> Requests { get; } = [];

    /// <summary>Somebody of the agency asks for access. The requests must be loaded.</summary>
    public SightRequest Ask(Act act, SightPurpose purpose, string because)
    {
        if (Requests.Exists(held => held.IsOpen)) throw new Refused("Your agency has asked for access to this record already, and waits for the answer.");
        var request = new SightRequest(act, this, purpose, because);
        Requests.Add(request);
        return request;
    }

    /// <summary>The agency no longer knows, in every browser, and what it asked for is asked no more. The involvement and the requests must be loaded.</summary>
    public void End(Act act)
    {
        if (!Involvement.IsOpenAt(act.At)) throw new Refused("The agency no longer sees that there is a record.");
        Involvement.End(act.At);
        foreach (var request in Requests.Where(held => held.IsOpen)) request.Lapse(act);
    }

    internal void Rest(Involvement involvement) => (Involvement, InvolvementId, Since) = (involvement, involvement.Id, involvement.From);
}

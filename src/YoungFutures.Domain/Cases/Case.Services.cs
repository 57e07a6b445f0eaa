using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using static YoungFutures.Domain.Cases.CaseStatus;

namespace YoungFutures.Domain.Cases;

/// <summary>The support that services give within a case.</summary>
public sealed partial class Case
{
    public bool CanBeOffered => HasLead && LeadAcceptedAt is not null;

    /// <summary>
    /// Offers a service to the young person, and opens to its provider what the offer says. Agreements, exclusions and support must be loaded. Whether it fits by age, area or
    /// language is for the one who offers it to judge: the matching says so.
    /// </summary>
    /// <param name="workerId">Who has it in hand at the provider's at first: somebody who was named, or whoever answers for it.</param>
    /// <param name="despite">Why it goes on although the family objects to the provider knowing.</param>
    public Intervention Offer(Act act, Service service, Offer offer, Guid? workerId, string? despite = null)
    {
        if (Status is not (Engaging or Supporting or Paused)) throw new Refused("Support can be offered only once the panel has adopted the case.");
        if (LeadAcceptedAt is null) throw new Refused("Support cannot be offered before the lead agency has taken the case on.");
        if (!HasAgreement) throw new Refused("Support cannot be offered before an agreement to take part is recorded.");
        if (service.PanelId != PanelId || !service.IsOpen) throw new Refused("This service has closed. Choose another one.");
        if (service.Kind.IsNeverOffered()) throw new Refused("Attempts to shock young people away from crime are known to do harm. This service cannot be offered.");
        if (Interventions.Any(held => held.IsOpen && held.ServiceId == service.Id)) throw new Refused("This service has been offered already, and that is still open.");
        if (IsRestricted && workerId is null) throw new Refused("This case is restricted to named people. Name who has it in hand at the provider’s.");
        if (workerId is { } named && KeepsOut(named, act.At)) throw new Refused("This person cannot take this on. Choose somebody else.");
        var offered = new Intervention(act, this, service, offer, workerId);
        foreach (var involvement in offered.Involvements) involvement.Despite = despite;
        Interventions.Add(offered);
        return offered;
    }

    private void MustHaveNoOpenSupport()
    {
        if (Interventions.Any(held => held.IsOpen)) throw new Refused("The case still has support that is offered or under way. Say how each of them ended, or that it goes on without the panel, first.");
    }
}

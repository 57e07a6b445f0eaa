using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Services;

namespace YoungFutures.Domain.Interventions;

/// <summary>A need for which the panel found no service: what is missing, where, for whom. A fact for those who buy services; once for each need of a case.</summary>
public sealed class ProvisionGap : Record, IAboutYoungPerson
{
    private ProvisionGap() { }

    /// <param name="because">What stood in the way of most services, or null where there is none for this need.</param>
    public ProvisionGap(Act act, Case @case, string needCode, bool inWelsh, Obstacle? because)
    {
        if (!@case.IsOpen) throw new Refused("The case is closed.");
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        NeedCode = needCode;
        AreaCode = @case.AreaCode;
        AgeBand = AgeBands.Of(@case.YoungPerson.BornOn, act.Today);
        InWelsh = inWelsh;
        Because = because;
        RecordedById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public string NeedCode { get; private set; } = "";
    public string? AreaCode { get; private set; }
    public AgeBand AgeBand { get; private set; }
    public bool InWelsh { get; private set; }
    public Obstacle? Because { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}

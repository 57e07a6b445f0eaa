using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.Cases;

/// <summary>What the family knows and wants known.</summary>
public sealed partial class Case
{
    public List<FamilyTold> Told { get; } = [];
    public List<Objection> Objections { get; } = [];
    public List<VisitWarning> Warnings { get; } = [];

    public FamilyTold RecordTold(Act act, WhoIsTold whom, string by, DateOnly on, ToldHow how) => Keep(act, new FamilyTold(this, act, whom).Told(act, by, on, how));

    /// <summary>Telling them would be unsafe or prejudicial. It stands until the next meeting has heard the case.</summary>
    public FamilyTold RecordNotTold(Act act, WhoIsTold whom, NotToldGround ground, string because, string decidedBy) => Keep(act, new FamilyTold(this, act, whom).NotTold(ground, because, decidedBy));

    private FamilyTold Keep(Act act, FamilyTold told)
    {
        if (!IsOpen) throw new Refused("The case is closed.");
        Told.Add(told);
        return told;
    }

    public Objection Object(Act act, Guid agencyId, string by, string words, DateOnly on)
    {
        if (!IsOpen) throw new Refused("The case is closed.");
        if (on > act.Today) throw new Refused("An objection is recorded once it has been made.");
        if (ObjectionTo(agencyId) is not null) throw new Refused("An objection to this agency is recorded already.");
        var objection = new Objection(this, act, agencyId, by, words, on);
        Objections.Add(objection);
        return objection;
    }

    /// <summary>The objection to this agency knowing that stands. The objections must be loaded.</summary>
    public Objection? ObjectionTo(Guid agencyId) => Objections.Find(held => held.AgencyId == agencyId && held.IsOpen);

    /// <summary>The young person has died. Whatever is open ends with the case, and nobody is asked why.</summary>
    internal void CloseForDeath(Act act)
    {
        if (IsOpen) CloseWith(act, ClosingReason.Died, "");
        StopChecksAfter(act);
    }

    /// <summary>The death was recorded in error. What it closed opens again; where the work had ended before, the family is asked as they had agreed.</summary>
    /// <param name="at">When the death was recorded.</param>
    internal void OpenAfterError(Act act, DateTime? at, string because)
    {
        if (Status == CaseStatus.Closed && ClosedBecause == ClosingReason.Died && ClosedAt == at) OpenAgain(act, because);
        else foreach (var check in ChecksAfter.Where(held => held.EndedAt == at)) check.TakeUpAgain(act);
    }

}

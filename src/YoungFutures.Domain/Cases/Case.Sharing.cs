using YoungFutures.Domain.Access;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.Cases;

/// <summary>What the family knows and wants known.</summary>
public sealed partial class Case
{
    public List<FamilyTold> Told { get; } = [];
    public List<Objection> Objections { get; } = [];
    public List<VisitWarning> Warnings { get; } = [];
    public List<KnownRecord> Known { get; } = [];
    public List<SightRequest> SightRequests { get; } = [];

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

    /// <summary>
    /// An agency is told that the panel holds a record, and nothing of it; it may ask for access. Of a restricted case nobody is told: that there is one is what it is restricted for. The involvements and
    /// what agencies know already must be loaded.
    /// </summary>
    /// <param name="despite">Why it is told although the family objects to it knowing.</param>
    public KnownRecord LetKnow(Act act, Guid agencyId, string why, string? despite = null)
    {
        if (!IsOpen) throw new Refused("The case is closed, so no agency is told of it.");
        if (IsRestricted) throw new Refused("This case is restricted to named people, so no agency is told that there is one.");
        if (Involvements.Any(held => held.Reach == Reach.Party && held.AgencyId == agencyId && held.IsOpenAt(act.At))) throw new Refused("This agency works on the case already.");
        if (Involvements.Any(held => held.Reach == Reach.Exists && held.AgencyId == agencyId && held.IsOpenAt(act.At))) throw new Refused("This agency knows already that there is a record.");
        var knows = Involvement.InCase(this, agencyId, null, Reach.Exists, why, act.At);
        knows.Despite = despite;
        Involvements.Add(knows);
        if (Known.Find(held => held.AgencyId == agencyId) is { } before)
        {
            before.Rest(knows);
            return before;
        }

        var known = new KnownRecord(this, agencyId, knows);
        Known.Add(known);
        return known;
    }

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

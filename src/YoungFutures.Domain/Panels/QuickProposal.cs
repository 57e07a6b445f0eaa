using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// What a meeting is asked to agree to without hearing it, with its own reason and the young person's views: read beforehand by everybody
/// who sits on the item, each of whom can have it heard instead. Never an adoption.
/// </summary>
public sealed class QuickProposal : Record, IAboutYoungPerson
{
    /// <summary>Nothing else is agreed in this way.</summary>
    public static readonly IReadOnlyList<DecisionOutcome> Outcomes =
        [DecisionOutcome.Review, DecisionOutcome.SupportInPlace, DecisionOutcome.Signposted, DecisionOutcome.NoFurtherAction];

    private QuickProposal() { }

    internal QuickProposal(Act act, AgendaItem item, DecisionOutcome outcome, string reasons, string views, DateOnly? reviewOn, string? tellsFamily)
    {
        BelongTo(item);
        Say(act, outcome, reasons, views, reviewOn, tellsFamily);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid AgendaItemId { get; private set; }
    public DecisionOutcome Outcome { get; private set; }
    public string Reasons { get; private set; } = "";
    /// <summary>What the young person says to it, or why that is not known.</summary>
    public string Views { get; private set; } = "";
    public DateOnly? ReviewOn { get; private set; }
    public string? TellsFamily { get; private set; }
    public Guid ProposedById { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public Guid? LiftedById { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public Guid? AgreedById { get; private set; }
    public DateTime? AgreedAt { get; private set; }

    /// <summary>Neither agreed nor lifted out.</summary>
    public bool IsWaiting => LiftedAt is null && AgreedAt is null;

    internal void Say(Act act, DecisionOutcome outcome, string reasons, string views, DateOnly? reviewOn, string? tellsFamily)
    {
        if (!Outcomes.Contains(outcome)) throw new Refused("The quick-agree list is for reviews, assurance, signposting and no further action. Everything else is heard.");
        (Outcome, Reasons, Views, ReviewOn, TellsFamily) = (outcome, reasons, views, reviewOn, tellsFamily);
        (ProposedById, ProposedAt) = (act.UserId, act.At);
    }

    internal void Lift(Act act) => (LiftedById, LiftedAt) = (act.UserId, act.At);

    internal Decision Agree(Act act, AgendaItem item)
    {
        (AgreedById, AgreedAt) = (act.UserId, act.At);
        return new Decision(act, item, Outcome, Reasons, null, null, null, null, ReviewOn, TellsFamily, item.Meeting.QuorumFor(act.Limits, item.Case.AreaCode), null, null);
    }

    /// <summary>Goes along to a later meeting, unless somebody wants it heard or the date to look at it again would come before that meeting.</summary>
    internal void CarryTo(AgendaItem later, DateOnly on)
    {
        if (!IsWaiting || ReviewOn <= on) return;
        var carried = new QuickProposal { Outcome = Outcome, Reasons = Reasons, Views = Views, ReviewOn = ReviewOn, TellsFamily = TellsFamily, ProposedById = ProposedById, ProposedAt = ProposedAt };
        carried.BelongTo(later);
        later.Quick = carried;
    }

    private void BelongTo(AgendaItem item) =>
        (PanelId, SubjectId, CaseId, AgendaItemId) = (item.PanelId, item.SubjectId, item.CaseId, item.Id);
}

public sealed partial class PanelMeeting
{
    /// <summary>Puts an item on the quick-agree list, or says better what is proposed. What was lifted out stays out.</summary>
    public void ProposeQuick(Act act, AgendaItem item, DecisionOutcome outcome, string reasons, string views, DateOnly? reviewOn, string? tellsFamily)
    {
        MustBeArrangeable();
        if (!item.IsOpen) throw new Refused("This item has already been decided.");
        if (item.Quick?.LiftedAt is not null) throw new Refused("A member wants this item heard, so it does not go back to the quick-agree list.");
        if (!QuickProposal.Outcomes.Contains(outcome)) throw new Refused("The quick-agree list is for reviews, assurance, signposting and no further action. Everything else is heard.");
        if (outcome is DecisionOutcome.Review or DecisionOutcome.SupportInPlace && reviewOn is null) throw new Refused("Give the date on which this is looked at again.");
        if (reviewOn <= On) throw new Refused("The date on which this is looked at again must be after the meeting.");
        if (WhyHeardByItself(act, item, outcome, reviewOn) is { } refused) throw refused;
        if (item.Quick is { } said) said.Say(act, outcome, reasons, views, reviewOn, tellsFamily);
        else
        {
            item.Quick = new QuickProposal(act, item, outcome, reasons, views, reviewOn, tellsFamily);
            Log(act, item, AgendaChangeKind.PutOnQuickList);
        }

        Edition++;
    }

    /// <summary>One member is enough: the item is heard like the others.</summary>
    public void Lift(Act act, AgendaItem item)
    {
        if (Status is not (Planned or Published or Held) || !item.IsOpen || item.Quick is not { IsWaiting: true } proposal)
            throw new Refused("This item is no longer on the quick-agree list.");
        proposal.Lift(act);
        Log(act, item, AgendaChangeKind.Lifted);
    }

    /// <summary>
    /// Agrees to what is left of the list as it was shown, each with its own decision and reason. What somebody lifted out meanwhile, or what is
    /// restricted, conflicted or no longer possible by now, is left to be heard by itself.
    /// </summary>
    public IReadOnlyList<Decision> AgreeQuickList(Act act, IReadOnlyCollection<Guid> shownItemIds)
    {
        if (!MayDecide(act.Today)) throw new Refused("Decisions are recorded from a published agenda, on the day of the meeting or after it.");
        var left = Items.Where(item => shownItemIds.Contains(item.Id) && item.IsOpen && item.Quick is { IsWaiting: true } proposal && WhyHeardByItself(act, item, proposal.Outcome, proposal.ReviewOn) is null)
            .Where(item => !(item.Quick!.ReviewOn <= act.Today)).OrderBy(item => item.Order).ToList();
        if (left.Count == 0) throw new Refused("Nothing of the quick-agree list is left to agree to.");
        var decisions = left.ConvertAll(item => item.Quick!.Agree(act, item));
        Edition++;
        return decisions;
    }

    private Refused? WhyHeardByItself(Act act, AgendaItem item, DecisionOutcome outcome, DateOnly? reviewOn)
    {
        if (item.Case.IsRestricted) return new Refused("This case is restricted to named people, so it is heard by itself.");
        if (item.Case.Exclusions.Any(held => held.From <= act.At && (held.Until is null || act.At < held.Until))) return new Refused("Somebody is kept out of this case, so it is heard by itself.");
        if (item.ChairedById is not null || item.NeedsAnotherChair(act.At)) return new Refused("The chair does not chair this item, so it is heard by itself.");
        if (!item.Case.PossibleOutcomes.Contains(outcome)) return new Refused("As the case stands, this cannot be decided about it.");
        if (outcome is DecisionOutcome.Signposted or DecisionOutcome.NoFurtherAction && item.Case.Actions.Any(action => action.IsOpen))
            return new Refused("The case still has open actions. Finish, cancel or hand on each of them first.");
        var day = On < act.Today ? act.Today : On;
        if (outcome == DecisionOutcome.Review && reviewOn > WorkingCalendar.EnglandAndWales.Add(day.AddDays((7 * act.Limits.ReviewCeilingWeeks) - 1), 1))
            return new Refused("Support is reviewed again within {0} weeks.", act.Limits.ReviewCeilingWeeks);
        return null;
    }
}

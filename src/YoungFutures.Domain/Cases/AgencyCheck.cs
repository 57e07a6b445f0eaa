using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;

namespace YoungFutures.Domain.Cases;

public enum CheckAnswer
{
    [Display(Name = "Known to us")] Known,
    [Display(Name = "Nothing held")] NothingHeld,
    [Display(Name = "Cannot share")] CannotShare,
}

/// <summary>
/// A question put to one agency about one young person, with just as much about them as the answer needs.
/// It carries its own copy of that, so that answering opens nothing else.
/// </summary>
public sealed class AgencyCheck : Record, IAboutYoungPerson, IOwned
{
    private AgencyCheck() { }

    internal AgencyCheck(Case @case, Guid agencyId, Guid? agencyContactId, string question, string? questionInWelsh, DateOnly dueOn, Act act)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        AgencyId = agencyId;
        Question = question;
        QuestionInWelsh = questionInWelsh;
        Reference = $"CK-{@case.Reference.Split('-')[1]}-{Id.ToString("N")[^8..].ToUpperInvariant()}";
        SubjectName = @case.YoungPerson.FullName;
        SubjectBornOn = @case.YoungPerson.BornOn;
        SubjectAreaCode = @case.AreaCode;
        Summary = @case.Summary;
        AskedById = act.UserId;
        AskedAt = act.At;
        OwnerId = agencyContactId ?? act.CoordinatorId;
        DueOn = dueOn;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;

    public string Question { get; private set; } = "";
    /// <summary>The same in Welsh, where the panel’s own question was asked as it stands; nothing where it was written for the case.</summary>
    public string? QuestionInWelsh { get; private set; }
    /// <summary>A name of its own that counts nothing: from the case's number an agency that also referred could tell that the panel knew the young person before.</summary>
    public string Reference { get; private set; } = "";
    public string SubjectName { get; private set; } = "";
    public DateOnly? SubjectBornOn { get; private set; }
    public string? SubjectAreaCode { get; private set; }
    public string Summary { get; private set; } = "";

    public Guid AskedById { get; private set; }
    public DateTime AskedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public Guid? OpenedById { get; private set; }

    public CheckAnswer? Answer { get; private set; }
    public string? Known { get; private set; }
    public string? Risks { get; private set; }
    public string? Strengths { get; private set; }
    /// <summary>What the young person says of it, as far as the agency knows, in their own words.</summary>
    public string? OwnWords { get; private set; }
    /// <summary>What the family says of it, as far as the agency knows.</summary>
    public string? FamilysWords { get; private set; }
    public string? CannotShareBecause { get; private set; }
    public Visibility Visibility { get; private set; } = Visibility.AuthorAndChair;
    public List<Guid> NamedAgencyIds { get; private set; } = [];
    public LegalGateway? Gateway { get; private set; }
    public Guid? ReturnedById { get; private set; }
    public DateTime? ReturnedAt { get; private set; }
    /// <summary>The date that the answer missed; nothing where it came in time.</summary>
    public DateOnly? MissedOn { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? SaidLateAt { get; private set; }
    /// <summary>When somebody of the panel last reminded the agency by hand, who that was, and how often it was done.</summary>
    public DateTime? RemindedByHandAt { get; private set; }
    public Guid? RemindedByHandById { get; private set; }
    public int RemindersByHand { get; private set; }
    public DateTime? UnassignedAt { get; private set; }
    /// <summary>When the coordinator ended the agency's sight after its answer; the answer stays.</summary>
    public DateTime? SightEndedAt { get; private set; }

    public List<Involvement> Involvements { get; } = [];

    public bool IsOpen => ReturnedAt is null && UnassignedAt is null;

    /// <summary>It was answered, and the agency still sees it.</summary>
    public bool CanEndSight(DateTime now) => ReturnedAt is not null && Involvements.Exists(held => held.IsOpenAt(now));

    /// <summary>The first colleague who opens it: the coordinator sees who has not.</summary>
    public void Open(Guid userId, DateTime at)
    {
        OpenedAt ??= at;
        OpenedById ??= userId;
    }

    /// <summary>Somebody of the agency answers it: whoever takes it on, or a colleague it is handed to.</summary>
    public void TakeOn(Act act, Guid userId, PeopleKeptOut? keptOut = null)
    {
        if (!IsOpen) throw new Refused("This check is no longer open.");
        if (keptOut?.Holds(userId) == true) throw new Refused("This person cannot answer this check. Choose somebody else.");
        OwnerId = userId;
        // On a restricted case only the one who has it in hand sees it.
        if (Involvements.Find(held => held.IsOnesOwn && held.UserId != userId && held.IsOpenAt(act.At)) is not { } before) return;
        Involvements.Add(before.Only(userId, act.At));
        before.End(act.At);
    }

    /// <summary>Whoever had it in hand has left. On a restricted case nobody of the agency sees it before the coordinator says who.</summary>
    internal void OwnerLeft(Act act, Guid? contactId) => OwnerId = (Case.IsRestricted ? null : contactId) ?? act.CoordinatorId;

    /// <summary>The meeting that it is asked for is on another day; the agency is reminded of that one too.</summary>
    internal void MoveTo(DateOnly dueOn)
    {
        if (!IsOpen) return;
        DueOn = dueOn;
        (RemindedAt, SaidLateAt) = (null, null);
    }

    /// <summary>The agency was reminded before the date.</summary>
    public void Remind(DateTime at)
    {
        if (!IsOpen) throw new Refused("This check is no longer open.");
        RemindedAt ??= at;
    }

    /// <summary>The agency was told, once, that its answer is late.</summary>
    public void SayLate(DateTime at)
    {
        if (!IsOpen) throw new Refused("This check is no longer open.");
        SaidLateAt ??= at;
    }

    /// <summary>The panel reminds the agency itself, beside the reminders that go out by the clock.</summary>
    public void RemindByHand(Act act)
    {
        if (!IsOpen) throw new Refused("This check is no longer open.");
        Cases.RemindersByHand.MustBeAnotherDay(RemindedByHandAt, act);
        (RemindedByHandAt, RemindedByHandById) = (act.At, act.UserId);
        RemindersByHand++;
    }

    public void ReturnKnown(Act act, Agency agency, string known, string? risks, string? strengths,
        Visibility visibility, IEnumerable<Guid> namedAgencyIds, LegalGateway gateway, string? ownWords = null, string? familysWords = null)
    {
        if (!agency.MayUse(gateway))
            throw new Refused("Health and social care may not share under the Serious Violence Duty. Choose another legal gateway.");
        Return(act, CheckAnswer.Known);
        Known = known;
        Risks = risks;
        Strengths = strengths;
        OwnWords = ownWords;
        FamilysWords = familysWords;
        Visibility = visibility;
        NamedAgencyIds = visibility == Visibility.NamedAgencies ? [.. namedAgencyIds] : [];
        Gateway = gateway;
    }

    /// <summary>One click. The agency's sight of the young person ends with it.</summary>
    public void ReturnNothingHeld(Act act)
    {
        Return(act, CheckAnswer.NothingHeld);
        Visibility = Visibility.WholePanel;
        foreach (var involvement in Involvements) involvement.End(act.At);
    }

    public void ReturnCannotShare(Act act, string because)
    {
        Return(act, CheckAnswer.CannotShare);
        CannotShareBecause = because;
    }

    public void Unassign(Act act)
    {
        if (!IsOpen) throw new Refused("This check has been answered and can no longer be taken back.");
        UnassignedAt = act.At;
        (OwnerId, DueOn) = (null, null);
        foreach (var involvement in Involvements) involvement.End(act.At);
    }

    /// <summary>The agency's part is over: its answer stays, its sight ends.</summary>
    public void EndSight(Act act)
    {
        if (IsOpen) throw new Refused("This check has not been answered yet. Take it back instead.");
        if (!CanEndSight(act.At)) throw new Refused("The agency no longer sees this check.");
        SightEndedAt = act.At;
        foreach (var involvement in Involvements) involvement.End(act.At);
    }

    private void Return(Act act, CheckAnswer answer)
    {
        if (ReturnedAt is not null) throw new Refused("This check has already been answered.");
        if (UnassignedAt is not null) throw new Refused("This check was taken back and needs no answer.");
        Open(act.UserId, act.At);
        Answer = answer;
        ReturnedById = act.UserId;
        ReturnedAt = act.At;
        MissedOn = Calendar.WorkingCalendar.EnglandAndWales.IsLate(DueOn, act.Today) ? DueOn : null;
        (OwnerId, DueOn) = (null, null);
    }
}

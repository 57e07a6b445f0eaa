using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Cases;

/// <summary>Something written on a case, for the readers its writer chose.</summary>
public sealed class Note : Record, IAboutYoungPerson
{
    private Note() { }

    public Note(Case @case, Act act, string text, Visibility visibility, IEnumerable<Guid> agencyIds)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        AuthorId = act.UserId;
        AuthorAgencyId = act.AgencyId;
        WrittenAt = act.At;
        Text = text;
        Visibility = visibility;
        NamedAgencyIds = visibility == Visibility.NamedAgencies ? [.. agencyIds] : [];
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid AuthorId { get; private set; }
    public Guid? AuthorAgencyId { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public string Text { get; private set; } = "";
    public Visibility Visibility { get; private set; }
    public List<Guid> NamedAgencyIds { get; private set; } = [];
}

public enum AgreementBy
{
    [Display(Name = "The young person, aged 16 or over")] YoungPerson16,
    [Display(Name = "The young person, found able to decide (Gillick)")] YoungPersonGillick,
    [Display(Name = "A parent or somebody with parental responsibility")] Parent,
}

public enum AgreementMethod
{
    [Display(Name = "Spoken, in person")] InPerson,
    [Display(Name = "By telephone or video")] Telephone,
    [Display(Name = "Signed on paper")] Paper,
    [Display(Name = "Written in an e-mail or a message")] Message,
}

/// <summary>Whether the young person or a parent agrees to take part. It is never the ground for sharing.</summary>
public sealed class Agreement : Record, IAboutYoungPerson
{
    private Agreement() { }

    internal Agreement(Case @case, Act act, bool given, AgreementBy by, string decidedBy, string scope, ContactLanguage language, DateOnly on, bool? coversContactAfter)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        Given = given;
        By = by;
        DecidedBy = decidedBy;
        Scope = scope;
        Language = language;
        DecidedOn = on;
        CoversContactAfter = given ? coversContactAfter : null;
        RecordedById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public bool Given { get; private set; }
    public AgreementBy By { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public string Scope { get; private set; } = "";
    public ContactLanguage Language { get; private set; }
    public DateOnly DecidedOn { get; private set; }
    /// <summary>Whether they may be asked some months after the support ended; nobody is asked where this was not.</summary>
    public bool? CoversContactAfter { get; private set; }
    /// <summary>Asked again by a new lead practitioner.</summary>
    public DateOnly? ConfirmedOn { get; private set; }
    public Guid? ConfirmedById { get; private set; }
    /// <summary>How it was said; not known of what was recorded before this was asked.</summary>
    public AgreementMethod? Method { get; internal init; }
    /// <summary>The version of the form that was used, where one was.</summary>
    public string? FormVersion { get; internal init; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public Guid? WithdrawnById { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public bool IsInForce => Given && WithdrawnAt is null;

    internal void Confirm(Act act, DateOnly on)
    {
        if (!IsInForce) throw new Refused("This agreement is not in force, so it cannot be confirmed.");
        if (on < DecidedOn) throw new Refused("An agreement cannot be confirmed before it was given.");
        ConfirmedOn = on;
        ConfirmedById = act.UserId;
    }

    internal void Withdraw(Act act, string because)
    {
        if (!Given) throw new Refused("There is no agreement here to withdraw: it was refused.");
        if (WithdrawnAt is not null) throw new Refused("This agreement has already been withdrawn.");
        WithdrawnAt = act.At;
        WithdrawnById = act.UserId;
        WithdrawnBecause = because;
    }
}

public enum ContactMethod
{
    [Display(Name = "Telephone")] Telephone,
    [Display(Name = "Text message")] Text,
    [Display(Name = "Letter")] Letter,
    [Display(Name = "E-mail")] Email,
    [Display(Name = "Home visit")] HomeVisit,
    [Display(Name = "Through school or another worker")] ThroughAnother,
}

/// <summary>One try to reach the family.</summary>
public sealed class ContactAttempt : Record, IAboutYoungPerson
{
    private ContactAttempt() { }

    internal ContactAttempt(Case @case, Act act, ContactMethod method, bool reached, DateOnly on, string? note)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        Method = method;
        Reached = reached;
        On = on;
        Note = note;
        ById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public ContactMethod Method { get; private set; }
    public bool Reached { get; private set; }
    public DateOnly On { get; private set; }
    public string? Note { get; private set; }
    public Guid ById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}

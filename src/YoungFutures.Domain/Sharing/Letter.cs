using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

public enum LetterKind
{
    [Display(Name = "We would like to meet you")] Invitation,
    [Display(Name = "How we use your information (privacy notice)")] PrivacyNotice,
    [Display(Name = "Form to agree to take part")] AgreementForm,
    [Display(Name = "What the panel offers")] Offer,
    [Display(Name = "Support is ending")] Ending,
}

public enum LetterLanguage
{
    [Display(Name = "Welsh")] Welsh,
    [Display(Name = "English")] English,
    [Display(Name = "Welsh and English")] Both,
}

public enum LetterWay
{
    [Display(Name = "By post")] Post,
    [Display(Name = "By hand")] ByHand,
    [Display(Name = "By e-mail, as a file")] Email,
}

/// <summary>
/// A letter to one of the family, as it was written: its words stay, so that the page can be printed again. It goes to one recorded contact who may receive it, and carries neither
/// a marking nor the name or address of anybody else.
/// </summary>
public sealed class Letter : Record, IAboutYoungPerson
{
    private Letter() { }

    /// <param name="welsh">Its text in Welsh, in the few marks of a letter; nothing where it goes in English alone.</param>
    /// <param name="english">The same in English.</param>
    public Letter(Act act, Case @case, FamilyContact to, LetterKind kind, LetterLanguage language, string? welsh, string? english)
    {
        MustBeAlive(@case.YoungPerson);
        if (to.YoungPersonId != @case.YoungPersonId) throw new Refused("A letter goes to somebody of this young person’s own family.");
        if (!@case.IsOpen && kind != LetterKind.Ending && kind != LetterKind.PrivacyNotice) throw new Refused("The case is closed.");
        MustBeSafe(to);
        (PanelId, SubjectId, CaseId, Case) = (@case.PanelId, @case.YoungPersonId, @case.Id, @case);
        (ContactId, Contact, Kind, Language) = (to.Id, to, kind, language);
        (ToName, Address, Postcode) = (to.Name, to.Address, to.Postcode);
        (Welsh, English) = (welsh, english);
        (WrittenById, WrittenAt) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid ContactId { get; private set; }
    public FamilyContact Contact { get; private set; } = null!;
    public LetterKind Kind { get; private set; }
    public LetterLanguage Language { get; private set; }
    public string ToName { get; private set; } = "";
    public string? Address { get; private set; }
    public string? Postcode { get; private set; }
    public string? Welsh { get; private set; }
    public string? English { get; private set; }
    public Guid WrittenById { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public LetterWay? Way { get; private set; }
    public DateOnly? SentOn { get; private set; }
    public Guid? SentById { get; private set; }
    public DateTime? SentAt { get; private set; }
    /// <summary>It was not sent and must not be: thrown away, or the young person died.</summary>
    public DateTime? StoppedAt { get; private set; }

    public bool WasSent => SentAt is not null;
    public bool CanBeSent => !WasSent && StoppedAt is null;

    /// <summary>It leaves. Whether its reader may receive it is asked at this moment, not when it was written.</summary>
    public void Send(Act act, LetterWay way, DateOnly on)
    {
        MustBeAlive(Case.YoungPerson);
        if (WasSent) throw new Refused("This letter has been sent already.");
        if (StoppedAt is not null) throw new Refused("This letter was put aside and is not sent.");
        if (on > act.Today) throw new Refused("A letter is recorded as sent once it has been.");
        MustBeSafe(Contact);
        if (way == LetterWay.Post && string.IsNullOrWhiteSpace(Address)) throw new Refused("There is no address to post this letter to.");
        if (Contact.Address != Address || Contact.Postcode != Postcode || Contact.Name != ToName)
            throw new Refused("The name or address of this contact has changed since the letter was written. Put it aside and write it anew.");
        (Way, SentOn, SentById, SentAt) = (way, on, act.UserId, act.At);
    }

    /// <summary>A privacy notice that was to be given is, with this letter; one that was withheld before is given after all.</summary>
    public void Answer(Act act, PrivacyNotice notice)
    {
        if (Kind == LetterKind.PrivacyNotice && WasSent && notice.CaseId == CaseId) notice.Give(act, this);
    }

    public void PutAside(Act act)
    {
        if (WasSent) throw new Refused("This letter has been sent already.");
        Stop(act.At);
    }

    internal void Stop(DateTime at)
    {
        if (CanBeSent) StoppedAt = at;
    }

    public static void MustBeAlive(YoungPerson who)
    {
        if (who.HasDied) throw new Refused("This young person has died. No letter is written, printed or sent from here any more; speak to whoever supports the family.");
    }

    private static void MustBeSafe(FamilyContact to)
    {
        if (to.MustNotReceive) throw new Refused("This person must not receive anything.");
        if (!to.MayReceive) throw new Refused("Nobody has recorded that it is safe to write to this person.");
    }
}

using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Documents;

public enum DocumentState
{
    [Display(Name = "Waits for the virus check")] Waiting,
    [Display(Name = "Checked")] Clean,
    [Display(Name = "Refused")] Refused,
}

/// <summary>A file as it is kept: what its sender called it, what it is by its content, and under which id its bytes lie.</summary>
public sealed record KeptFile(Guid ContentId, string Name, FileFormat Format, long Bytes);

/// <summary>
/// A file that belongs to a case or to a referral, for the readers its sender chose. Its bytes lie encrypted in a store, under a key that goes with the young person's; here is what is known of it.
/// </summary>
public sealed class Document : Record, IAboutYoungPerson
{
    private Document() { }

    public Document(Case @case, Act act, KeptFile file, string about, Visibility visibility, IEnumerable<Guid> agencyIds, bool isHealth)
        : this(@case, act, file, about, visibility, agencyIds) => (CaseId, IsHealth) = (@case.Id, isHealth);

    public Document(Referral referral, Act act, KeptFile file, string about, Visibility visibility, IEnumerable<Guid> agencyIds, bool isHealth)
        : this((IAboutYoungPerson)referral, act, file, about, visibility, agencyIds) => (ReferralId, IsHealth) = (referral.Id, isHealth);

    private Document(IAboutYoungPerson of, Act act, KeptFile file, string about, Visibility visibility, IEnumerable<Guid> agencyIds)
    {
        PanelId = of.PanelId;
        SubjectId = of.SubjectId;
        SentById = act.UserId;
        AgencyId = act.AgencyId;
        SentAt = act.At;
        About = about;
        Visibility = visibility;
        NamedAgencyIds = visibility == Visibility.NamedAgencies ? [.. agencyIds] : [];
        (ContentId, FileName, Format, Bytes) = (file.ContentId, file.Name, file.Format, file.Bytes);
    }

    public Guid PanelId { get; private set; }
    /// <summary>Whose key its bytes are kept under. It stays that of the day on which the document came, also when a referral becomes a case.</summary>
    public Guid SubjectId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public Guid SentById { get; private set; }
    /// <summary>The sender's agency.</summary>
    public Guid? AgencyId { get; private set; }
    public DateTime SentAt { get; private set; }
    /// <summary>As its sender called it, cleaned. It may hold a name, so it stands on pages and in the header of its download, and nowhere else.</summary>
    public string FileName { get; private set; } = "";
    /// <summary>What it is, in a line.</summary>
    public string About { get; private set; } = "";
    public FileFormat Format { get; private set; }
    public long Bytes { get; private set; }
    /// <summary>Under which its bytes lie in the store; nothing once they are gone.</summary>
    public Guid? ContentId { get; private set; }
    public Visibility Visibility { get; private set; }
    public List<Guid> NamedAgencyIds { get; private set; } = [];
    /// <summary>About health: the police do not see it unless they are named.</summary>
    public bool IsHealth { get; private set; }
    public DocumentState State { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    /// <summary>What the scanner calls the thing it found.</summary>
    public string? Signature { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public Guid? WithdrawnById { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Whether its bytes may be given to whoever sees it: they are there, it was not withdrawn, and it was checked where documents are.</summary>
    public bool MayBeRead(bool scanning) => ContentId is not null && !IsWithdrawn && (State == DocumentState.Clean || (State == DocumentState.Waiting && !scanning));

    /// <exception cref="Refused">It may not be read now; says why.</exception>
    public void MustBeReadable(bool scanning)
    {
        if (MayBeRead(scanning)) return;
        throw this switch
        {
            { IsWithdrawn: true } => new Refused("This document was withdrawn, so it cannot be opened."),
            { State: DocumentState.Refused } => new Refused("This document was refused because something harmful was found in it. Its content was removed."),
            { ContentId: null } => new Refused("The content of this document was removed."),
            _ => new Refused("This document has not been checked for viruses yet, so it cannot be opened. It is checked by itself as soon as the scanner answers."),
        };
    }

    /// <summary>The scanner found nothing.</summary>
    public void Pass(DateTime at)
    {
        if (State != DocumentState.Waiting) throw new Refused("This document has been checked already.");
        (State, CheckedAt) = (DocumentState.Clean, at);
    }

    /// <summary>The scanner found something: what the document was is kept, its bytes are not.</summary>
    /// <returns>The id of the bytes, which are to be removed once this is saved.</returns>
    public Guid? Refuse(DateTime at, string signature)
    {
        if (State != DocumentState.Waiting) throw new Refused("This document has been checked already.");
        (State, CheckedAt, Signature) = (DocumentState.Refused, at, signature.Length <= Lengths.Line ? signature : signature[..Lengths.Line]);
        return Forget();
    }

    /// <summary>Sent by mistake or to the wrong case: nobody reads it any more, and that it was here stays known.</summary>
    public void Withdraw(Act act, string because)
    {
        if (IsWithdrawn) throw new Refused("This document has already been withdrawn.");
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = (act.At, act.UserId, because);
    }

    /// <summary>Its bytes are gone or about to go. <see cref="DocumentContents.Remove"/> does both.</summary>
    internal Guid? Forget()
    {
        var was = ContentId;
        ContentId = null;
        return was;
    }
}

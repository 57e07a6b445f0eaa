using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Domain.Disclosures;

public enum DisclosureKind
{
    [Display(Name = "National return")] Return,
    [Display(Name = "Inspection pack")] Inspection,
    [Display(Name = "Extract for an evaluation")] Evaluation,
    [Display(Name = "Answer to a request for access")] SubjectAccess,
}

/// <summary>To whom something goes and on what ground: an organisation, a post in it, the basis in words.</summary>
public sealed record Recipient(string Organisation, string Post, string Basis);

/// <summary>
/// Something that left under control: what, of which time, to which post, on what ground, who made it and when. It is written before any file can be had, and its files can be had for one day.
/// </summary>
public sealed class ControlledDisclosure : Record
{
    public static readonly TimeSpan FilesLast = TimeSpan.FromHours(24);

    private ControlledDisclosure() { }

    private ControlledDisclosure(Act act, DisclosureKind kind, Recipient to, DateOnly from, DateOnly until)
    {
        PanelId = act.Panel.Id;
        Kind = kind;
        (Organisation, Post, Basis) = (to.Organisation, to.Post, to.Basis);
        (PeriodFrom, PeriodUntil) = (from, until);
        (MadeAt, MadeById, FilesUntil) = (act.At, act.UserId, act.At + FilesLast);
    }

    public Guid PanelId { get; private set; }
    public DisclosureKind Kind { get; private set; }
    public Guid? ReturnId { get; private set; }
    public Guid? AgreementId { get; private set; }
    /// <summary>Once the record is disposed of, the id of nothing.</summary>
    public Guid? AccessRequestId { get; private set; }
    public string Organisation { get; private set; } = "";
    public string Post { get; private set; } = "";
    public string Basis { get; private set; } = "";
    /// <summary>Why now, in the words of whoever made it.</summary>
    public string? Reason { get; private set; }
    public DateOnly PeriodFrom { get; private set; }
    public DateOnly PeriodUntil { get; private set; }
    public DateTime MadeAt { get; private set; }
    public Guid MadeById { get; private set; }
    public DateTime FilesUntil { get; private set; }
    /// <summary>What was signed, where it was.</summary>
    public string? ContentHash { get; private set; }

    public bool HasFilesAt(DateTime now) => now < FilesUntil;

    /// <summary>A signed return goes to the recipient of its basis, and to nobody else.</summary>
    public static ControlledDisclosure OfReturn(Act act, NationalReturn held, ReturnBasis basis, string? reason)
    {
        held.AsSigned();
        if (basis.Id != held.BasisId) throw new Refused("A return goes to the recipient that it was signed for.");
        if (!basis.IsInForceOn(act.Today)) throw new Refused("The basis of this return is no longer in force, so it goes to nobody.");
        return new ControlledDisclosure(act, DisclosureKind.Return, new(basis.Organisation, basis.Post, basis.Basis), held.Period.Start, held.Period.LastDay)
        {
            ReturnId = held.Id, ContentHash = held.ContentHash, Reason = reason,
        };
    }

    public static ControlledDisclosure OfInspection(Act act, Recipient requester, DateOnly from, DateOnly until, string reason)
    {
        if (until < from) throw new Refused("The last day is before the first.");
        if (until > act.Today) throw new Refused("A pack cannot hold what has not happened yet.");
        return new ControlledDisclosure(act, DisclosureKind.Inspection, requester, from, until) { Reason = reason };
    }

    public static ControlledDisclosure OfEvaluation(Act act, EvaluationAgreement agreement, string? reason)
    {
        agreement.MustBeInForce(act.Today);
        return new ControlledDisclosure(act, DisclosureKind.Evaluation, new(agreement.Organisation, agreement.Post, agreement.Basis), agreement.CasesFrom, agreement.CasesUntil)
        {
            AgreementId = agreement.Id, Reason = reason,
        };
    }

    /// <summary>To whoever asked; no name stands here.</summary>
    public static ControlledDisclosure OfAccess(Act act, AccessRequest request, Recipient to)
    {
        if (request.State != AccessState.Finished) throw new Refused("There is nothing to send before everything was decided.");
        return new ControlledDisclosure(act, DisclosureKind.SubjectAccess, to, request.ReceivedOn, act.Today) { AccessRequestId = request.Id };
    }

    /// <exception cref="Refused">Its day is over: another one is made, and written down.</exception>
    public void MustHaveFiles(DateTime now)
    {
        if (!HasFilesAt(now)) throw new Refused("The files of this disclosure could be downloaded for one day. Make another one; it is recorded as such.");
    }
}

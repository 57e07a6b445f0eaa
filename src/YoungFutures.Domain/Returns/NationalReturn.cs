using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YoungFutures.Domain.Reporting;
using static YoungFutures.Domain.Returns.ReturnState;

namespace YoungFutures.Domain.Returns;

public enum ReturnState
{
    [Display(Name = "Being prepared")] Preparing,
    [Display(Name = "Waits to be signed")] AwaitingSignature,
    [Display(Name = "Signed")] Signed,
    [Display(Name = "Given up")] Abandoned,
}

/// <summary>
/// What a panel reports of one quarter, with true counts: prepared by its coordinator, signed by information governance, from then on frozen. Sent again it is a return of its own with the
/// next number. It is a record about figures and no release: nobody who reads releases ever sees it.
/// </summary>
public sealed class NationalReturn : Record, IOwned
{
    public const int FiguresLength = 200_000;

    private static readonly Dictionary<ReturnState, ReturnState[]> Moves = new()
    {
        [Preparing]         = [AwaitingSignature, Abandoned],
        [AwaitingSignature] = [Preparing, Signed],
        [Signed]            = [],
        [Abandoned]         = [],
    };

    private NationalReturn() { }

    /// <param name="definition">The version in force on the period's last day.</param>
    /// <param name="earlier">Every return of this panel for this period.</param>
    /// <param name="because">Why it is sent again; nothing the first time.</param>
    public NationalReturn(Act act, ReturnDefinition definition, ReleasePeriod period, IReadOnlyCollection<NationalReturn> earlier, string? because)
    {
        if (period.Kind != PeriodKind.Quarter) throw new Refused("A return is made for a quarter.");
        if (period.LastDay >= act.Today) throw new Refused("This quarter has not ended yet.");
        if (earlier.Any(held => held.IsOpen)) throw new Refused("A return for this quarter is being prepared already. Open it instead.");
        if (earlier.Any(held => held.State == Signed) && string.IsNullOrWhiteSpace(because)) throw new Refused("A return for this quarter was signed. Say why it is sent again.");
        PanelId = act.Panel.Id;
        PeriodStart = period.Start;
        Number = earlier.Select(held => held.Number).DefaultIfEmpty().Max() + 1;
        DefinitionId = definition.Id;
        Because = because;
        SignBy = definition.SignBy(period);
        (PreparedAt, PreparedById, OwnerId) = (act.At, act.UserId, act.CoordinatorId);
        DueOn = Later(act);
    }

    public Guid PanelId { get; private set; }
    public DateOnly PeriodStart { get; private set; }
    /// <summary>1, or higher where it is sent again.</summary>
    public int Number { get; private set; }
    public Guid DefinitionId { get; private set; }
    public ReturnState State { get; private set; } = Preparing;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly SignBy { get; private set; }
    public DateTime PreparedAt { get; private set; }
    public Guid PreparedById { get; private set; }
    public string? Because { get; private set; }
    /// <summary>As at when it was counted; nothing while there is no basis to count on.</summary>
    public DateTime? CountedAt { get; private set; }
    public Guid? CountedById { get; private set; }
    public Guid? BasisId { get; private set; }
    /// <summary>The counts, as <see cref="ReturnContent"/> writes them. The audit does not repeat them.</summary>
    public string? Figures { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public Guid? SubmittedById { get; private set; }
    public string? SentBackBecause { get; private set; }
    public DateTime? SignedAt { get; private set; }
    public Guid? SignedById { get; private set; }
    /// <summary>Of everything that was signed; a download is refused where it no longer fits.</summary>
    public string? ContentHash { get; private set; }

    public ReleasePeriod Period => ReleasePeriod.Of(PeriodKind.Quarter, PeriodStart);
    public bool IsOpen => State is Preparing or AwaitingSignature;
    public bool CanMoveTo(ReturnState next) => Moves[State].Contains(next);

    /// <summary>Takes the counts as they are now. Counted again, the new ones take the place of the old.</summary>
    public void Count(Act act, ReturnContent content, ReturnBasis basis)
    {
        if (State != Preparing) throw HasMovedOn();
        if (!basis.IsInForceOn(act.Today) || basis.PanelId != PanelId) throw new Refused("Information governance has recorded no basis that is in force, so nothing may be counted.");
        var text = content.Write();
        if (text.Length > FiguresLength) throw new Refused("This return is longer than a return may be.");
        (Figures, CountedAt, CountedById, BasisId) = (text, act.At, act.UserId, basis.Id);
        DueOn = Later(act);
    }

    public void Submit(Act act)
    {
        if (Figures is null) throw new Refused("Count the return first.");
        MoveTo(AwaitingSignature);
        (SubmittedAt, SubmittedById, SentBackBecause) = (act.At, act.UserId, null);
        DueOn = Later(act);
    }

    public void SendBack(Act act, string because)
    {
        if (State != AwaitingSignature) throw HasMovedOn();
        MoveTo(Preparing);
        SentBackBecause = because;
        DueOn = Later(act);
    }

    /// <summary>From now on nothing changes it. Whoever prepared it does not sign it.</summary>
    public void Sign(Act act, ReturnBasis basis)
    {
        if (State != AwaitingSignature) throw HasMovedOn();
        if (!basis.IsInForceOn(act.Today) || basis.Id != BasisId) throw new Refused("The basis on which this return was counted is no longer in force. Send it back, so that it is counted on the new one.");
        if (act.UserId == PreparedById || act.UserId == SubmittedById || act.UserId == CountedById) throw new Refused("Whoever prepared a return does not sign it.");
        MoveTo(Signed);
        (SignedAt, SignedById) = (act.At, act.UserId);
        ContentHash = Hash();
        (OwnerId, DueOn) = (null, null);
    }

    public void Abandon()
    {
        MoveTo(Abandoned);
        // What will never be signed has no ground to stay.
        Figures = null;
        (OwnerId, DueOn) = (null, null);
    }

    /// <exception cref="Refused">It is not signed, or is not what was signed.</exception>
    public ReturnContent AsSigned()
    {
        if (State != Signed) throw new Refused("This return has not been signed.");
        if (ContentHash != Hash()) throw new Refused("This return is not what was signed. Tell whoever runs the system before anything of it is used.");
        return ReturnContent.Read(Figures!);
    }

    public ReturnContent? Counts() => Figures is null ? null : ReturnContent.Read(Figures);

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    private DateOnly Later(Act act) => SignBy > act.Today ? SignBy : act.In(2);

    private string Hash() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{PanelId:N}\n{Period.Code}\n{Number}\n{DefinitionId:N}\n{BasisId:N}\n{CountedAt:yyyy-MM-ddTHH:mm:ss}\n{Figures}"))));

    private void MoveTo(ReturnState next)
    {
        if (!CanMoveTo(next)) throw HasMovedOn();
        State = next;
    }

    private static Refused HasMovedOn() => new Refused("This return has moved on since you opened it, so that step is no longer possible.");
}

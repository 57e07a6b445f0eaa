using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using static YoungFutures.Domain.Cases.RequestStatus;

namespace YoungFutures.Domain.Cases;

public enum ChairIsAsked
{
    [Display(Name = "Sign off its closing")] Closing,
    [Display(Name = "Agree that it is heard urgently")] Urgency,
}

public enum RequestStatus
{
    [Display(Name = "Waits for the chair")] Waiting,
    [Display(Name = "Agreed by the chair")] Agreed,
    [Display(Name = "Sent back by the chair")] SentBack,
    [Display(Name = "Taken back")] TakenBack,
    [Display(Name = "Lapsed, because the case moved on")] Lapsed,
}

/// <summary>What the coordinator asks of the chair about a case between two meetings. Until the chair agrees, the case stays as it is.</summary>
public sealed class RequestToChair : Record, IAboutYoungPerson, IOwned
{
    private RequestToChair() { }

    internal RequestToChair(Act act, Case @case, ChairIsAsked asks, string because, Guid chairId, DateOnly dueOn)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        Asks = asks;
        Because = because;
        AskedById = act.UserId;
        AskedAt = act.At;
        OwnerId = chairId;
        DueOn = dueOn;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public ChairIsAsked Asks { get; private set; }
    public RequestStatus Status { get; private set; } = Waiting;
    /// <summary>Of a closing, how it came to this: what the closed case will say.</summary>
    public string Because { get; private set; } = "";
    public ClosingReason? Reason { get; internal init; }
    public string? ExitPlan { get; internal init; }
    public NotAskedBecause? NotAsked { get; internal init; }
    public Guid AskedById { get; private set; }
    public DateTime AskedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? SentBackBecause { get; private set; }

    public bool IsOpen => Status == Waiting;

    /// <summary>The chair signs the closing off, and the case closes now if everything that stood in the way is still out of it.</summary>
    public void SignOff(Act act)
    {
        if (Asks != ChairIsAsked.Closing) throw new InvalidOperationException("Only a closing is signed off; urgency is agreed on the case.");
        MustBeOpen();
        Case.MustBeAbleToClose(act, Reason!.Value, ExitPlan, NotAsked);
        End(act, Agreed);
        Case.Close(act, Reason.Value, Because, ExitPlan, signedOff: true, NotAsked);
    }

    public void SendBack(Act act, string because)
    {
        End(act, SentBack);
        SentBackBecause = because;
    }

    public void TakeBack(Act act) => End(act, TakenBack);

    internal void Agree(Act act) => End(act, Agreed);

    internal void Lapse(Act act) => End(act, Lapsed);

    /// <summary>The chair it rested with has left. Any other chair of the panel answers it; the coordinator sees to that.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>The date under the limits in force.</summary>
    internal void Date(Act act)
    {
        if (IsOpen) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(AskedAt), Asks == ChairIsAsked.Urgency ? Case.UrgencyAnsweredIn : act.Limits.MinutesDays);
    }

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void End(Act act, RequestStatus status)
    {
        MustBeOpen();
        Status = status;
        EndedById = act.UserId;
        EndedAt = act.At;
        (OwnerId, DueOn) = (null, null);
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new Refused("This request has been answered or taken back already.");
    }
}

internal sealed class RequestToChairConfiguration : IEntityTypeConfiguration<RequestToChair>
{
    public void Configure(EntityTypeBuilder<RequestToChair> request)
    {
        request.Property(held => held.Because).HasMaxLength(Lengths.Text);
        request.Property(held => held.ExitPlan).HasMaxLength(Lengths.Text);
        request.Property(held => held.SentBackBecause).HasMaxLength(Lengths.Text);
        request.HasOne(held => held.Case).WithMany(@case => @case.Requests).HasForeignKey(held => held.CaseId);
        request.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        request.HasIndex(held => new { held.PanelId, held.Status, held.DueOn });
        request.HasIndex(held => new { held.OwnerId, held.DueOn });
    }
}

public static class ChairsOfCase
{
    /// <summary>A chair of the panel who sees the case, if any does: it is no use to ask somebody who is kept out of it.</summary>
    /// <exception cref="Refused">No chair of the panel sees the case.</exception>
    public static async Task<Guid> ChairOf(this YoungFuturesDb db, Case @case)
    {
        var (now, today, caseId, byNameOnly) = (db.Now, UkTime.LocalDate(db.Now), @case.Id, @case.IsRestricted);
        return await db.Memberships.Where(held => held.Role == Role.Chair && held.PanelId == @case.PanelId && held.From <= now && (held.Until == null || now < held.Until)
                && db.Users.Any(user => user.Id == held.UserId && (user.LeavesOn == null || user.LeavesOn >= today))
                && !db.Exclusions.Any(kept => kept.CaseId == caseId && kept.UserId == held.UserId && kept.From <= now && (kept.Until == null || now < kept.Until))
                && (!byNameOnly || db.Involvements.Any(named => named.CaseId == caseId && named.UserId == held.UserId && named.Reach == Reach.Party
                    && named.From <= now && (named.Until == null || now < named.Until))))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Select(held => (Guid?)held.UserId).FirstOrDefaultAsync()
            ?? throw new Refused("No chair of this panel sees this case. Let somebody chair the panel who does, or name a chair on the case.");
    }
}

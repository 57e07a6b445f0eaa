using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using static YoungFutures.Domain.Cases.TransferStatus;

namespace YoungFutures.Domain.Cases;

public enum TransferStatus
{
    [Display(Name = "Waiting for the other panel")] Proposed,
    [Display(Name = "The other panel has it in hand")] Accepted,
    [Display(Name = "Declined by the other panel")] Declined,
    [Display(Name = "Taken back")] Withdrawn,
    [Display(Name = "Lapsed, because the case closed")] Lapsed,
}

/// <summary>What is written for the other panel, and goes there if it accepts.</summary>
public sealed record TransferWords(string Because, string Summary, string Concerns, string Strengths, string? Views, FamilyAware FamilyAware, string FamilyKnows, Answer ImmediateRisk);

/// <summary>
/// A case offered to the panel of another area. It stays here, with its owner, until that panel says that it has it: then it closes here, and
/// there begins, as a referral to screen, what was written for the transfer. Nobody there ever sees the case.
/// </summary>
public sealed class CaseTransfer : Record, IAboutYoungPerson, IOwned
{
    /// <summary>Working days to answer in.</summary>
    private const int AnswerDays = 2;

    private CaseTransfer() { }

    internal CaseTransfer(Act act, Case @case, Panel to, TransferWords words)
    {
        if (to.Id == @case.PanelId) throw new Refused("The case belongs to this panel already. Choose another panel.");
        if (words.ImmediateRisk == Answer.Yes) throw new Refused("A child at risk of harm is not transferred: act now, and report it to the statutory service first.");
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        ToPanelId = to.Id;
        CaseReference = @case.Reference;
        SubjectName = @case.YoungPerson.FullName;
        SubjectBornOn = @case.YoungPerson.BornOn;
        (Because, Summary, Concerns, Strengths, Views, FamilyAware, FamilyKnows, ImmediateRisk) = words;
        ProposedById = act.UserId;
        ProposedAt = act.At;
        OwnerId = to.CoordinatorId;
        DueOn = act.In(AnswerDays);
    }

    public Guid PanelId { get; private set; }
    public Guid ToPanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public TransferStatus Status { get; private set; } = Proposed;
    public string CaseReference { get; private set; } = "";
    /// <summary>The other panel's own copy of whom it is about: the transfer opens nothing else.</summary>
    public string SubjectName { get; private set; } = "";
    public DateOnly? SubjectBornOn { get; private set; }
    public string Because { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Concerns { get; private set; } = "";
    public string Strengths { get; private set; } = "";
    public string? Views { get; private set; }
    public FamilyAware FamilyAware { get; private set; }
    public string FamilyKnows { get; private set; } = "";
    public Answer ImmediateRisk { get; private set; }
    public Guid ProposedById { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? DeclinedBecause { get; private set; }
    /// <summary>What the other panel calls it.</summary>
    public string? TheirReference { get; private set; }

    public bool IsOpen => Status == Proposed;

    /// <summary>The other panel has it in hand: a referral waits there to be screened, with a copy of who the young person is, and the case closes here.</summary>
    /// <param name="there">Whoever acknowledges, under the limits of their panel.</param>
    /// <param name="here">The same person, under the limits of the panel that the case leaves.</param>
    /// <param name="note">How the closed case says where it went.</param>
    public Referral Accept(Act there, Act here, string reference, string fromPanel, string note)
    {
        if (there.Panel.Id != ToPanelId || here.Panel.Id != PanelId) throw new ArgumentException("A transfer is accepted between its own two panels.", nameof(there));
        if (!Case.IsOpen) throw new Refused("The case has been closed meanwhile, so there is nothing to transfer.");
        End(there, Accepted);
        TheirReference = reference;
        var who = Case.YoungPerson;
        // Where the young person lived and went to school is not where they live now.
        var referral = new Referral(there, agencyId: null)
        {
            BornOn = who.BornOn, BornOnEstimated = who.BornOnEstimated, Sex = who.Sex, EthnicityCode = who.EthnicityCode, Language = who.SpokenLanguage,
            CommunicationNeeds = who.CommunicationNeeds, SafeContact = who.SafeContact, Identifier = who.Upn ?? who.NhsNumber,
            AreaCode = there.Panel.Areas.Count == 1 ? there.Panel.Areas[0].Code : null,
            WhatHappened = Summary, ConcernsText = Concerns, StrengthsText = Strengths, OwnWords = Views,
            FamilyAware = FamilyAware, FamilyNotAwareBecause = FamilyAware == FamilyAware.Neither ? FamilyKnows : null,
        };
        referral.Call(who.GivenName, who.FamilyName, who.PreferredName, who.AlsoKnownAs);
        referral.ToldBy(ReferralSource.Professional, fromPanel, null, null);
        referral.AnswerImmediateRisk(ImmediateRisk, there);
        referral.SaveStep(DraftStep.YoungPerson, complete: true, there.At);
        referral.SaveStep(DraftStep.Reasons, complete: true, there.At);
        referral.Submit(there, reference, safeguardingConfirmed: false);
        Case.CloseByTransfer(here, note, Summary);
        return referral;
    }

    public void Decline(Act act, string because)
    {
        End(act, Declined);
        DeclinedBecause = because;
    }

    public void Withdraw(Act act) => End(act, Withdrawn);

    internal void Lapse(Act act) => End(act, Lapsed);

    /// <summary>The date by the calendar as it is now.</summary>
    internal void Date()
    {
        if (IsOpen) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(ProposedAt), AnswerDays);
    }

    internal void RestWith(Guid userId) => OwnerId = userId;

    /// <summary>Whoever was to answer it has left.</summary>
    internal void OwnerLeft(Act there) => OwnerId = there.CoordinatorId;

    private void End(Act act, TransferStatus status)
    {
        if (!IsOpen) throw new Refused("This transfer has been answered or taken back already.");
        Status = status;
        EndedById = act.UserId;
        EndedAt = act.At;
        (OwnerId, DueOn) = (null, null);
    }
}

internal sealed class CaseTransferConfiguration : IEntityTypeConfiguration<CaseTransfer>
{
    public void Configure(EntityTypeBuilder<CaseTransfer> transfer)
    {
        transfer.Property(held => held.Because).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.Summary).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.Concerns).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.Strengths).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.Views).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.FamilyKnows).HasMaxLength(Lengths.Text);
        transfer.Property(held => held.DeclinedBecause).HasMaxLength(Lengths.Text);
        transfer.HasOne(held => held.Case).WithMany(@case => @case.Transfers).HasForeignKey(held => held.CaseId);
        transfer.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        transfer.HasOne<Panel>().WithMany().HasForeignKey(held => held.ToPanelId);
        transfer.HasIndex(held => new { held.PanelId, held.Status, held.DueOn });
        transfer.HasIndex(held => new { held.ToPanelId, held.Status, held.DueOn });
        transfer.HasIndex(held => new { held.OwnerId, held.DueOn });
    }
}

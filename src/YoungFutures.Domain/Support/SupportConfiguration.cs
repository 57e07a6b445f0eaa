using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Support;

internal sealed class SupportConfiguration : IEntityTypeConfiguration<NeedsConversation>, IEntityTypeConfiguration<SupportPlan>, IEntityTypeConfiguration<Goal>,
    IEntityTypeConfiguration<GoalStep>, IEntityTypeConfiguration<OutcomeMeasure>, IEntityTypeConfiguration<SupportReview>, IEntityTypeConfiguration<Feedback>,
    IEntityTypeConfiguration<RisenRisk>, IEntityTypeConfiguration<AdultHandover>, IEntityTypeConfiguration<PostClosureCheck>, IEntityTypeConfiguration<SecondOffer>
{
    public void Configure(EntityTypeBuilder<NeedsConversation> conversation)
    {
        foreach (var text in new[]
        {
            nameof(NeedsConversation.OwnWords), nameof(NeedsConversation.NoOwnWords), nameof(NeedsConversation.Helps), nameof(NeedsConversation.YoungPersonWell), nameof(NeedsConversation.YoungPersonHard),
            nameof(NeedsConversation.FamilyWell), nameof(NeedsConversation.FamilyHard), nameof(NeedsConversation.SchoolWell), nameof(NeedsConversation.SchoolHard), nameof(NeedsConversation.FriendsWell),
            nameof(NeedsConversation.FriendsHard), nameof(NeedsConversation.CommunityWell), nameof(NeedsConversation.CommunityHard),
        })
            conversation.Property<string?>(text).HasMaxLength(Lengths.Text);
        conversation.Ignore(held => held.Areas);
        conversation.PrimitiveCollection(held => held.NeedCodes).HasMaxLength(Lengths.Text);
        conversation.HasOne(held => held.Case).WithMany(held => held.Conversations).HasForeignKey(held => held.CaseId);
        conversation.HasIndex(held => new { held.CaseId, held.RecordedAt });
        conversation.HasIndex(held => new { held.PanelId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<SupportPlan> plan)
    {
        plan.Property(held => held.Strengths).HasMaxLength(Lengths.Text);
        plan.Property(held => held.CallWhom).HasMaxLength(Lengths.Text);
        plan.HasOne(held => held.Case).WithMany(held => held.Plans).HasForeignKey(held => held.CaseId);
        // Two people who begin the next version in the same moment meet here.
        plan.HasIndex(held => new { held.CaseId, held.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.Property(held => held.Words).HasMaxLength(Lengths.Text);
        goal.Property(held => held.NeedCode).HasMaxLength(10);
        goal.HasOne(held => held.Case).WithMany(held => held.Goals).HasForeignKey(held => held.CaseId);
        goal.HasIndex(held => new { held.CaseId, held.SetAt });
    }

    public void Configure(EntityTypeBuilder<GoalStep> step)
    {
        step.Property(held => held.What).HasMaxLength(Lengths.Text);
        step.HasOne(held => held.Goal).WithMany(held => held.Steps).HasForeignKey(held => held.GoalId);
        step.HasOne<SupportAction>().WithMany().HasForeignKey(held => held.ActionId);
        step.HasIndex(held => held.CaseId);
    }

    public void Configure(EntityTypeBuilder<OutcomeMeasure> measure)
    {
        measure.HasOne(held => held.Case).WithMany(held => held.Measures).HasForeignKey(held => held.CaseId);
        measure.HasOne<Goal>().WithMany().HasForeignKey(held => held.GoalId);
        measure.HasIndex(held => new { held.CaseId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<SupportReview> review)
    {
        review.Property(held => held.WhatChanged).HasMaxLength(Lengths.Text);
        review.HasOne(held => held.Case).WithMany(held => held.Reviews).HasForeignKey(held => held.CaseId);
        review.HasIndex(held => new { held.CaseId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<Feedback> feedback)
    {
        feedback.Property(held => held.Best).HasMaxLength(Lengths.Text);
        feedback.Property(held => held.Better).HasMaxLength(Lengths.Text);
        feedback.HasOne(held => held.Case).WithMany(held => held.Feedback).HasForeignKey(held => held.CaseId);
        feedback.HasIndex(held => new { held.CaseId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<RisenRisk> risen)
    {
        risen.Property(held => held.WhatChanged).HasMaxLength(Lengths.Text);
        risen.Property(held => held.WhatWasDone).HasMaxLength(Lengths.Text);
        risen.HasOne(held => held.Case).WithMany(held => held.RisenRisks).HasForeignKey(held => held.CaseId);
        risen.HasOne<PanelMeeting>().WithMany().HasForeignKey(held => held.MeetingId);
        risen.HasIndex(held => new { held.CaseId, held.RaisedAt });
        risen.HasIndex(held => new { held.PanelId, held.DueOn });
        risen.HasIndex(held => new { held.OwnerId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<AdultHandover> handover)
    {
        handover.Property(held => held.What).HasMaxLength(Lengths.Text);
        handover.HasOne(held => held.Case).WithMany(held => held.Handovers).HasForeignKey(held => held.CaseId);
        handover.HasIndex(held => new { held.CaseId, held.PlannedAt });
        handover.HasIndex(held => new { held.PanelId, held.DueOn });
        handover.HasIndex(held => new { held.OwnerId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<SecondOffer> again)
    {
        again.Property(held => held.Note).HasMaxLength(Lengths.Text);
        again.HasOne(held => held.Case).WithMany(held => held.SecondOffers).HasForeignKey(held => held.CaseId);
        again.HasIndex(held => new { held.CaseId, held.RecordedAt });
        again.HasIndex(held => new { held.PanelId, held.Answer });
    }

    public void Configure(EntityTypeBuilder<PostClosureCheck> check)
    {
        check.Property(held => held.CaseReference).HasMaxLength(20);
        check.Property(held => held.Note).HasMaxLength(Lengths.Text);
        check.Property(held => held.FollowedUp).HasMaxLength(Lengths.Text);
        check.HasOne(held => held.Case).WithMany(held => held.ChecksAfter).HasForeignKey(held => held.CaseId);
        check.HasIndex(held => new { held.CaseId, held.MadeAt });
        check.HasIndex(held => new { held.PanelId, held.DueOn });
        check.HasIndex(held => new { held.OwnerId, held.DueOn });
        check.HasIndex(held => new { held.PanelId, held.AnsweredAt });
        check.HasIndex(held => new { held.PanelId, held.EndedAt });
    }
}

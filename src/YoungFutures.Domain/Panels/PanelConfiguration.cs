using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

internal sealed class PanelConfiguration : IEntityTypeConfiguration<Panel>, IEntityTypeConfiguration<PanelArea>,
    IEntityTypeConfiguration<PanelSettings>, IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.Property(held => held.Code).HasMaxLength(6);
        panel.Property(held => held.PoliceAreaCode).HasMaxLength(9);
        panel.HasIndex(held => held.Code).IsUnique();
        panel.HasIndex(held => held.PoliceAreaCode);
        panel.Ignore(held => held.Settings);
        panel.HasMany(held => held.Areas).WithOne().HasForeignKey(area => area.PanelId);
        panel.HasMany(held => held.Agencies).WithOne().HasForeignKey(seat => seat.PanelId);
        panel.HasMany(held => held.SettingsHistory).WithOne().HasForeignKey(settings => settings.PanelId);
    }

    public void Configure(EntityTypeBuilder<PanelArea> area)
    {
        area.Property(held => held.Code).HasMaxLength(9);
        area.Property(held => held.DayNumber).HasMaxLength(40);
        area.Property(held => held.NightNumber).HasMaxLength(40);
        area.HasIndex(held => new { held.PanelId, held.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PanelSettings> settings)
    {
        settings.HasIndex(held => new { held.PanelId, held.Number }).IsUnique();
        // Panels from before there was a choice are reminded as new ones are; 0 is a choice like any other.
        settings.Property(held => held.ChaseDays).HasDefaultValue(5).HasSentinel(-1);
        settings.Property(held => held.CheckReminderDays).HasDefaultValue(2).HasSentinel(-1);
        settings.Property(held => held.SignalDays).HasDefaultValue(730).HasSentinel(-1);
        settings.Property(held => held.SignalUnmatchedDays).HasDefaultValue(460).HasSentinel(-1);
        settings.Property(held => held.LinkDays).HasDefaultValue(5).HasSentinel(-1);
        settings.Property(held => held.TurningMonths).HasDefaultValue(3).HasSentinel(-1);
        settings.Property(held => held.OfferAgainDays).HasDefaultValue(10).HasSentinel(-1);
        settings.Property(held => held.ProviderAnswerDays).HasDefaultValue(5).HasSentinel(-1);
        settings.Property(held => held.TakeUpDays).HasDefaultValue(10).HasSentinel(-1);
        settings.Property(held => held.WaitingWeeks).HasDefaultValue(12).HasSentinel(-1);
        settings.Property(held => held.WithoutSessionDays).HasDefaultValue(15).HasSentinel(-1);
        settings.Property(held => held.PlacesOldDays).HasDefaultValue(30).HasSentinel(-1);
        settings.Property(held => held.ServiceOldDays).HasDefaultValue(180).HasSentinel(-1);
        settings.Property(held => held.PrivacyNoticeDays).HasDefaultValue(30).HasSentinel(-1);
        settings.Property(held => held.WarningReviewWeeks).HasDefaultValue(12).HasSentinel(-1);
        settings.Property(held => held.CandidateDays).HasDefaultValue(5).HasSentinel(-1);
        settings.Property(held => held.AdoptedYears).HasDefaultValue(25).HasSentinel(-1);
        settings.Property(held => held.NotAdoptedMonths).HasDefaultValue(12).HasSentinel(-1);
        settings.Property(held => held.DeclinedMonths).HasDefaultValue(12).HasSentinel(-1);
        settings.Property(held => held.DisposalCoolingDays).HasDefaultValue(7).HasSentinel(-1);
        settings.Property(held => held.DatedBy).HasMaxLength(40);
        settings.Property(held => held.NoContactDays).HasDefaultValue(20).HasSentinel(-1);
        settings.Property(held => held.SnoozeDays).HasDefaultValue(20).HasSentinel(-1);
        settings.Property(held => held.AgencyDigestDays).HasDefaultValue(5).HasSentinel(-1);
        settings.Property(held => held.ChairDigestDays).HasDefaultValue(10).HasSentinel(-1);
        settings.PrimitiveCollection(held => held.QuorumAllOf).HasMaxLength(Lengths.Text).ElementType().HasConversion<string>();
        settings.PrimitiveCollection(held => held.QuorumOneOf).HasMaxLength(Lengths.Text).ElementType().HasConversion<string>();
        settings.PrimitiveCollection(held => held.ReferringSectors).HasMaxLength(Lengths.Text).ElementType().HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<ReferenceCounter> counter)
    {
        counter.Property(held => held.Kind).HasMaxLength(2);
        counter.HasIndex(held => new { held.PanelId, held.Kind, held.Year }).IsUnique();
    }
}

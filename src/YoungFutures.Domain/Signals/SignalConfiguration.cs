using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

internal sealed class SignalConfiguration : IEntityTypeConfiguration<SignalList>, IEntityTypeConfiguration<SignalImport>, IEntityTypeConfiguration<Signal>,
    IEntityTypeConfiguration<SignalBlockKey>, IEntityTypeConfiguration<LinkedIdentity>, IEntityTypeConfiguration<ImportFault>, IEntityTypeConfiguration<ImportChange>,
    IEntityTypeConfiguration<ImportProgress>, IEntityTypeConfiguration<PurgedSignals>
{
    public void Configure(EntityTypeBuilder<SignalList> list)
    {
        list.PrimitiveCollection(held => held.Kinds).HasMaxLength(Lengths.Text).ElementType().HasConversion<string>();
        list.Property(held => held.Purpose).HasMaxLength(Lengths.Text);
        list.Property(held => held.Mapping).HasMaxLength(-1);
        list.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        list.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        list.HasIndex(held => new { held.PanelId, held.AgencyId, held.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignalImport> import)
    {
        import.Property(held => held.Sha256).HasMaxLength(64);
        import.Property(held => held.Mapping).HasMaxLength(-1);
        import.HasOne<SignalList>().WithMany().HasForeignKey(held => held.ListId);
        import.HasIndex(held => new { held.PanelId, held.Status, held.StartedAt });
        import.HasIndex(held => new { held.AgencyId, held.StartedAt });
        import.HasIndex(held => new { held.Status, held.StartedAt });
        import.Property(held => held.CommittedSha256).HasMaxLength(64);
        import.Property(held => held.UndoneBecause).HasMaxLength(Lengths.Text);
        // The same file is here once, and one file of a list at a time is taken in or undone: two people at once meet the index.
        import.HasIndex(held => new { held.ListId, held.Sha256 }).IsUnique().HasFilter("[Status] <> 'Undone' AND [Status] <> 'Abandoned'");
        import.HasIndex(held => held.ListId, "OneAtATime").IsUnique().HasFilter("[Status] IN ('Staging', 'Undoing')");
    }

    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.Property(held => held.Id).ValueGeneratedNever();
        signal.Property(held => held.SourceKey).HasMaxLength(Lengths.Name);
        foreach (var name in new[] { nameof(Signal.GivenName), nameof(Signal.MiddleNames), nameof(Signal.FamilyName), nameof(Signal.Town), nameof(Signal.Reference), nameof(Signal.LocalId) })
            signal.Property<string?>(name).HasMaxLength(Lengths.Name);
        signal.Property(held => held.Postcode).HasMaxLength(Postcode.MaxLength);
        signal.Property(held => held.AreaCode).HasMaxLength(9);
        signal.Property(held => held.Upn).HasMaxLength(13);
        signal.Property(held => held.NhsNumber).HasMaxLength(10);
        signal.Property(held => held.PncId).HasMaxLength(13);
        signal.Property(held => held.Quantity).HasPrecision(6, 2);
        signal.Property(held => held.Detail).HasMaxLength(1000);
        signal.PrimitiveCollection(held => held.ConcernCodes).HasMaxLength(Lengths.Line);
        signal.PrimitiveCollection(held => held.StrengthCodes).HasMaxLength(Lengths.Line);
        signal.HasOne<SignalImport>().WithMany().HasForeignKey(held => held.ImportId);
        signal.HasOne<LinkedIdentity>().WithMany().HasForeignKey(held => held.IdentityId);
        // One row of a file is one signal, however often a crash makes the import begin a batch anew.
        signal.HasIndex(held => new { held.ImportId, held.Row }).IsUnique();
        signal.HasIndex(held => new { held.ListId, held.SourceKey });
        signal.HasIndex(held => new { held.IdentityId, held.OccurredOn });
        signal.HasIndex(held => new { held.PanelId, held.IsNeeded, held.OccurredOn });
        signal.HasIndex(held => new { held.PanelId, held.BornOn });
    }

    public void Configure(EntityTypeBuilder<ImportFault> fault)
    {
        fault.HasKey(held => new { held.ImportId, held.Number });
        fault.HasOne<SignalImport>().WithMany().HasForeignKey(held => held.ImportId);
    }

    public void Configure(EntityTypeBuilder<ImportChange> change)
    {
        change.HasKey(held => new { held.ImportId, held.Row });
        change.HasOne<SignalImport>().WithMany().HasForeignKey(held => held.ImportId);
        change.HasIndex(held => held.SignalId);
        change.HasIndex(held => new { held.ImportId, held.AppliedAt });
    }

    public void Configure(EntityTypeBuilder<ImportProgress> progress)
    {
        progress.HasKey(held => held.ImportId);
        progress.HasOne<SignalImport>().WithMany().HasForeignKey(held => held.ImportId);
    }

    public void Configure(EntityTypeBuilder<PurgedSignals> purged)
    {
        purged.HasKey(held => new { held.ListId, held.On });
        purged.HasOne<SignalList>().WithMany().HasForeignKey(held => held.ListId);
    }

    public void Configure(EntityTypeBuilder<SignalBlockKey> key)
    {
        // The largest table: sixteen bytes instead of a text of thirty-six, and no second index.
        key.HasKey(held => new { held.Key, held.SignalId });
        key.Property(held => held.Key).ValueGeneratedNever();
        key.Property(held => held.SignalId).HasConversion(id => id.ToByteArray(true), bytes => new Guid(bytes, true)).HasMaxLength(16).IsFixedLength();
    }

    public void Configure(EntityTypeBuilder<LinkedIdentity> identity)
    {
        identity.Property(held => held.Id).ValueGeneratedNever();
        identity.Property(held => held.Version).IsConcurrencyToken();
        identity.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        identity.HasOne<YoungPerson>().WithMany().HasForeignKey(held => held.YoungPersonId);
        identity.HasIndex(held => new { held.PanelId, held.ToEvaluateSince }).HasFilter("[ToEvaluateSince] IS NOT NULL");
        identity.HasIndex(held => new { held.PanelId, held.EvaluateAgainOn }).HasFilter("[EvaluateAgainOn] IS NOT NULL");
        identity.HasIndex(held => held.JoinedIntoId).HasFilter("[JoinedIntoId] IS NOT NULL");
    }
}

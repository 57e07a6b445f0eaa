using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditPending>,
    IEntityTypeConfiguration<AuditSeal>, IEntityTypeConfiguration<AuditCheckpoint>, IEntityTypeConfiguration<SubjectKey>, IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        // The trigger that refuses updates is SQL Server's reason not to use OUTPUT; EF has to know.
        entry.ToTable("AuditEntries", table => table.HasTrigger("AuditEntriesAreAppendOnly"));
        entry.Property(held => held.Id).ValueGeneratedNever();
        entry.Property(held => held.Event).HasMaxLength(40);
        entry.Property(held => held.Purpose).HasMaxLength(40);
        entry.Property(held => held.RecordKind).HasMaxLength(60);
        entry.Property(held => held.Route).HasMaxLength(300);
        entry.Property(held => held.From).HasMaxLength(64);
        entry.Property(held => held.RequestId).HasMaxLength(64);
        entry.Property(held => held.Fields).HasMaxLength(1000);
        entry.Property(held => held.Values).HasMaxLength(1_000_000);
        entry.Property(held => held.Mac).HasMaxLength(32);
        entry.HasIndex(held => held.At);
        entry.HasIndex(held => new { held.RecordId, held.At });
        entry.HasIndex(held => new { held.SubjectId, held.At });
        entry.HasIndex(held => new { held.UserId, held.At });
        entry.HasIndex(held => new { held.PanelId, held.At });
    }

    public void Configure(EntityTypeBuilder<AuditPending> pending)
    {
        pending.ToTable("AuditPending");
        pending.HasKey(held => held.EntryId);
        pending.Property(held => held.EntryId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("AuditSeals", table => table.HasTrigger("AuditSealsAreAppendOnly"));
        seal.HasKey(held => held.Number);
        seal.Property(held => held.Number).ValueGeneratedNever();
        seal.Property(held => held.Mac).HasMaxLength(32);
        seal.HasIndex(held => held.EntryId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditCheckpoint> checkpoint)
    {
        checkpoint.ToTable("AuditCheckpoints", table => table.HasTrigger("AuditCheckpointsAreAppendOnly"));
        checkpoint.HasKey(held => held.Number);
        checkpoint.Property(held => held.Number).ValueGeneratedNever();
        checkpoint.Property(held => held.Mac).HasMaxLength(32);
        checkpoint.Property(held => held.Code).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<SubjectKey> key)
    {
        key.HasKey(held => held.SubjectId);
        key.Property(held => held.SubjectId).ValueGeneratedNever();
        key.Property(held => held.WrappedKey).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Lease> lease)
    {
        lease.HasKey(held => held.Name);
        lease.Property(held => held.Name).HasMaxLength(60);
        lease.Property(held => held.Holder).HasMaxLength(100);
        lease.Property(held => held.Version).IsConcurrencyToken();
    }
}

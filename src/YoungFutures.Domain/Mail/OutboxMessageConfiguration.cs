using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Mail;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.Property(held => held.Id).ValueGeneratedNever();
        message.Property(held => held.To).HasMaxLength(256);
        message.Property(held => held.Body).HasMaxLength(Lengths.Text);
        message.Property(held => held.Calendar).HasMaxLength(Lengths.Text);
        message.HasIndex(held => new { held.SentAt, held.NextTryAt });
    }
}

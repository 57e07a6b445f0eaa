using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Looking;

internal sealed class LookingConfiguration : IEntityTypeConfiguration<UnusualLook>, IEntityTypeConfiguration<LookingDay>, IEntityTypeConfiguration<LooksRead>
{
    public void Configure(EntityTypeBuilder<UnusualLook> unusual)
    {
        unusual.Property(held => held.Note).HasMaxLength(Lengths.Text);
        unusual.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        unusual.HasOne<User>().WithMany().HasForeignKey(held => held.LookerId);
        // One of each rule for one person and day; about a young person there is one that is open, and the job knows it.
        unusual.HasIndex(held => new { held.LookerId, held.PanelId, held.Rule, held.Day }, "OnceADay").IsUnique().HasFilter("[SubjectId] IS NULL");
        unusual.HasIndex(held => new { held.LookerId, held.Rule, held.SubjectId });
        unusual.HasIndex(held => held.SubjectId);
        unusual.HasIndex(held => new { held.PanelId, held.FoundAt });
        unusual.HasIndex(held => new { held.PanelId, held.Rule, held.Outcome });
        unusual.HasIndex(held => new { held.PanelId, held.DueOn });
        unusual.HasIndex(held => new { held.OwnerId, held.DueOn });
        unusual.HasIndex(held => new { held.AgencyId, held.ReviewedAt });
    }

    public void Configure(EntityTypeBuilder<LookingDay> day)
    {
        day.HasKey(held => new { held.UserId, held.PanelId, held.Day });
        day.HasIndex(held => new { held.PanelId, held.Role, held.Day });
    }

    public void Configure(EntityTypeBuilder<LooksRead> read)
    {
        read.ToTable("LooksRead");
        read.HasKey(held => held.Name);
        read.Property(held => held.Name).HasMaxLength(20);
        read.Property(held => held.Version).IsConcurrencyToken();
    }
}

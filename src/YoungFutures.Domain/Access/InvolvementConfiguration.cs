using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Access;

internal sealed class InvolvementConfiguration : IEntityTypeConfiguration<Involvement>, IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Involvement> involvement)
    {
        involvement.Property(held => held.Despite).HasMaxLength(Data.Lengths.Text);
        involvement.HasIndex(held => new { held.CaseId, held.AgencyId });
        involvement.HasIndex(held => new { held.ReferralId, held.AgencyId });
        involvement.HasIndex(held => new { held.AgencyId, held.Reach, held.Until });
        involvement.HasIndex(held => new { held.UserId, held.Reach, held.Until });
        involvement.HasIndex(held => held.CheckId);
        involvement.HasIndex(held => held.ActionId);
        involvement.HasIndex(held => held.InterventionId);
        // Those of people who stand in, a handful.
        involvement.HasIndex(held => held.CoversId, "Covering").HasFilter("[CoversId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Exclusion> exclusion)
    {
        exclusion.HasIndex(held => new { held.CaseId, held.UserId });
        exclusion.HasIndex(held => new { held.PanelId, held.Until });
        exclusion.HasIndex(held => new { held.SubjectId, held.UserId });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Services;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>, IEntityTypeConfiguration<ApproachRating>
{
    public void Configure(EntityTypeBuilder<Service> service)
    {
        foreach (var text in new[] { nameof(Service.About), nameof(Service.AboutCy), nameof(Service.WhileWaiting), nameof(Service.WhileWaitingCy), nameof(Service.ClosedBecause) })
            service.Property<string?>(text).HasMaxLength(Lengths.Text);
        service.PrimitiveCollection(held => held.NeedCodes).HasMaxLength(Lengths.Text);
        service.PrimitiveCollection(held => held.AreaCodes).HasMaxLength(Lengths.Text);
        service.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        service.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        // A panel's directory holds some hundreds: what it is for, where and for whom is looked at within the panel's stretch.
        service.HasIndex(held => new { held.PanelId, held.ClosedAt, held.Name });
        service.HasIndex(held => new { held.PanelId, held.ClosedAt, held.NameCy });
        service.HasIndex(held => new { held.AgencyId, held.ClosedAt });
        service.HasIndex(held => held.ClosedAt);
    }

    public void Configure(EntityTypeBuilder<ApproachRating> rating) => rating.HasIndex(held => held.Kind).IsUnique();
}

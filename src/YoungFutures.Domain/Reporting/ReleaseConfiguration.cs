using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Reporting;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.Property(r => r.Content).HasMaxLength(Release.ContentLength);
        release.Ignore(r => r.Period);
        release.HasOne<Panel>().WithMany().HasForeignKey(r => r.PanelId);

        // Two roundings of the same people would narrow down what each of them hides: there is one, whoever computes it.
        release.HasIndex(r => new { r.PanelId, r.PeriodKind, r.PeriodStart }).IsUnique();
    }
}

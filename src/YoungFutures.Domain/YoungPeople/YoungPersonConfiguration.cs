using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.YoungPeople;

internal sealed class YoungPersonConfiguration : IEntityTypeConfiguration<YoungPerson>, IEntityTypeConfiguration<NameKeyRow>, IEntityTypeConfiguration<YoungPersonMerge>
{
    public void Configure(EntityTypeBuilder<YoungPerson> youngPerson)
    {
        youngPerson.Property(held => held.GivenName).HasMaxLength(Lengths.Name);
        youngPerson.Property(held => held.FamilyName).HasMaxLength(Lengths.Name);
        youngPerson.Property(held => held.PreferredName).HasMaxLength(Lengths.Name);
        youngPerson.Property(held => held.AlsoKnownAs).HasMaxLength(Lengths.Line);
        youngPerson.Property(held => held.CommunicationNeeds).HasMaxLength(Lengths.Text);
        youngPerson.Property(held => held.SafeContact).HasMaxLength(Lengths.Text);
        youngPerson.Property(held => held.SpeechAndLanguage).HasMaxLength(Lengths.Text);
        youngPerson.Property(held => held.Neurodiversity).HasMaxLength(Lengths.Text);
        youngPerson.Property(held => held.HowToTalkToMe).HasMaxLength(Lengths.Text);
        youngPerson.Property(held => held.Interpreter).HasMaxLength(Lengths.Name);
        youngPerson.Property(held => held.Postcode).HasMaxLength(20);
        youngPerson.Property(held => held.AreaCode).HasMaxLength(9);
        youngPerson.Property(held => held.EthnicityCode).HasMaxLength(20);
        youngPerson.Property(held => held.CareStatusCode).HasMaxLength(20);
        youngPerson.Property(held => held.LearningNeedsCode).HasMaxLength(20);
        youngPerson.Property(held => held.Upn).HasMaxLength(13);
        youngPerson.Property(held => held.NhsNumber).HasMaxLength(10);
        youngPerson.Property(held => held.PncId).HasMaxLength(13);
        youngPerson.HasIndex(held => new { held.PanelId, held.SortKey });
        youngPerson.HasIndex(held => new { held.PanelId, held.BornOn });
        // No foreign key: for one, SQLite would write the whole table anew. That the other is there, the merge that set it says.
        youngPerson.HasIndex(held => held.MergedIntoId);
        youngPerson.HasMany(held => held.NameKeys).WithOne().HasForeignKey(key => key.YoungPersonId).OnDelete(DeleteBehavior.ClientCascade);
    }

    public void Configure(EntityTypeBuilder<YoungPersonMerge> merge)
    {
        merge.Property(held => held.Because).HasMaxLength(Lengths.Text);
        merge.Property(held => held.UndoneBecause).HasMaxLength(Lengths.Text);
        merge.HasOne<YoungPerson>().WithMany().HasForeignKey(held => held.SurvivorId);
        merge.HasOne<YoungPerson>().WithMany().HasForeignKey(held => held.MergedId);
        merge.HasIndex(held => new { held.SurvivorId, held.At });
        // Whoever disposes of somebody asks for merges that were undone as well, which the index below leaves out.
        merge.HasIndex(held => held.MergedId);
        // Two who put the same one with somebody in the same moment do it once.
        merge.HasIndex(held => held.MergedId, "StandsOnce").IsUnique().HasFilter("[UndoneAt] IS NULL");
    }

    public void Configure(EntityTypeBuilder<NameKeyRow> key)
    {
        key.ToTable("NameKeys");
        key.Property(held => held.Value).HasMaxLength(40);
        key.HasIndex(held => new { held.Value, held.Kind });
        key.HasIndex(held => held.YoungPersonId);
        key.HasIndex(held => held.ReferralId);
    }
}

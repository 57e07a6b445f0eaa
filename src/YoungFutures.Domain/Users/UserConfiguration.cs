using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<UserWord>, IEntityTypeConfiguration<Membership>,
    IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<Session>,
    IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<UsedCode>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<RememberedDevice>, IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<PasskeyUse>, IEntityTypeConfiguration<OrganisationSignIn>,
    IEntityTypeConfiguration<KeptForm>, IEntityTypeConfiguration<FormKey>, IEntityTypeConfiguration<SavedSearch>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("Users");
        user.Property(held => held.Culture).HasMaxLength(5);
        // Whoever had an account before there was a choice.
        user.Property(held => held.DigestRhythm).HasDefaultValue(DigestRhythm.Daily);
        user.Property(held => held.Version).IsConcurrencyToken();
        user.HasMany(held => held.Words).WithOne().HasForeignKey(word => word.UserId).OnDelete(DeleteBehavior.ClientCascade);
        user.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        user.HasMany(held => held.Memberships).WithOne().HasForeignKey(held => held.UserId);
        user.HasIndex(held => new { held.AgencyId, held.DisplayName });
        user.HasIndex(held => held.DisplayName);
        user.HasIndex(held => held.LeavesOn);
    }

    public void Configure(EntityTypeBuilder<UserWord> word)
    {
        word.HasKey(held => new { held.UserId, held.Word });
        word.HasIndex(held => held.Word);
    }

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(held => held.CodeHash).HasMaxLength(32);
        invitation.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        invitation.HasIndex(held => new { held.UserId, held.SentAt });
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasIndex(held => new { held.UserId, held.Role, held.PanelId });
        membership.HasIndex(held => new { held.PanelId, held.Role });
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasOne(held => held.User).WithMany().HasForeignKey(held => held.UserId);
        session.Property(held => held.StartedFrom).HasMaxLength(64);
        session.Property(held => held.StartedWith).HasMaxLength(60);
        session.HasIndex(held => new { held.UserId, held.EndedAt });
        session.HasIndex(held => held.LastSeenAt);
    }

    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.Property(held => held.Secret).HasMaxLength(500);
        authenticator.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        authenticator.HasIndex(held => held.UserId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UsedCode> code)
    {
        code.HasKey(held => new { held.UserId, held.Step });
        code.HasIndex(held => held.Step);
        code.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasKey(held => new { held.UserId, held.Hash });
        code.Property(held => held.Hash).HasMaxLength(32);
        code.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
    }

    public void Configure(EntityTypeBuilder<RememberedDevice> device)
    {
        device.Property(held => held.TokenHash).HasMaxLength(32);
        device.Property(held => held.With).HasMaxLength(60);
        device.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        device.HasIndex(held => new { held.UserId, held.On });
    }

    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.Property(held => held.Name).HasMaxLength(Lengths.Name);
        passkey.Property(held => held.CredentialId).HasMaxLength(1023);
        // What a passkey is, it stays.
        passkey.Property(held => held.CredentialHash).HasMaxLength(32).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        passkey.Property(held => held.PublicKey).HasMaxLength(2000);
        passkey.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        passkey.HasOne(held => held.Use).WithOne().HasForeignKey<PasskeyUse>(use => use.PasskeyId).OnDelete(DeleteBehavior.ClientCascade);
        passkey.HasIndex(held => held.CredentialHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PasskeyUse> use)
    {
        use.HasKey(held => held.PasskeyId);
        use.Property(held => held.PasskeyId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<OrganisationSignIn> known)
    {
        known.Property(held => held.Organisation).HasMaxLength(OrganisationSignIn.LongestOrganisation);
        known.Property(held => held.WhomHash).HasMaxLength(32).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        known.Property(held => held.Name).HasMaxLength(Lengths.Name);
        known.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        known.HasIndex(held => held.WhomHash).IsUnique();
        known.HasIndex(held => new { held.UserId, held.Organisation }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KeptForm> form)
    {
        form.Property(held => held.Content).HasMaxLength(2_000_000);
        form.Property(held => held.Path).HasMaxLength(500);
        form.HasIndex(held => new { held.UserId, held.KeptAt });
        form.HasIndex(held => held.KeptAt);
    }

    public void Configure(EntityTypeBuilder<FormKey> key)
    {
        key.HasKey(held => held.Key);
        key.Property(held => held.Key).ValueGeneratedNever();
        key.Property(held => held.LedTo).HasMaxLength(500);
        key.HasIndex(held => held.UsedAt);
    }

    public void Configure(EntityTypeBuilder<SavedSearch> search)
    {
        search.Property(held => held.FamilyName).HasMaxLength(Lengths.Name);
        search.Property(held => held.Postcode).HasMaxLength(20);
        search.HasIndex(held => new { held.UserId, held.At });
        search.HasIndex(held => held.At);
    }

    // Recovery codes stand in one value.
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.Property(held => held.Value).HasMaxLength(2000);

    // An encrypted key is as long as its certificate makes it.
    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(held => held.Xml).HasMaxLength(-1);
}

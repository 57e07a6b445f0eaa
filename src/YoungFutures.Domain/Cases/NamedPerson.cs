using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Cases;

/// <summary>Somebody beside the young person who is named in a case, and as what: whoever bears this name at the panel's table may have a conflict of interest.</summary>
public sealed class NamedPerson : Record, IAboutYoungPerson
{
    private NamedPerson() { }

    internal NamedPerson(Act act, Case @case, string? given, string? family, Tie part)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        GivenName = given;
        FamilyName = family;
        Part = part;
        NamedById = act.UserId;
        NamedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? GivenName { get; private set; }
    public string? FamilyName { get; private set; }
    public Tie Part { get; private set; }
    public Guid NamedById { get; private set; }
    public DateTime NamedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsNamed => EndedAt is null;
    public string FullName => $"{GivenName} {FamilyName}".Trim();

    internal void End(Act act) => (EndedById, EndedAt) = (act.UserId, act.At);

    /// <summary>
    /// Whether the one line in which an account is called may be this name: the given and the family name, each the same, another form of it or nearly it.
    /// A family name alone never is, nor with no more than an initial: half of a town may bear it.
    /// </summary>
    public bool MayBe(string called)
    {
        if (FoldedName.Of(GivenName).Joined.Length < 2 || FoldedName.Of(FamilyName).IsEmpty) return false;
        var named = Facts(GivenName!, FamilyName!);
        var words = FoldedName.Of(called).Words;
        // Where the one ends and the other begins is not said.
        return Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(first => words.Take(first).Any(word => word.Length > 1)
            && Resemblance.Between(named, Facts(string.Join(' ', words.Take(first)), string.Join(' ', words.Skip(first)))) is var alike
            && alike.Fields[(int)PersonField.Given].Agrees && alike.Fields[(int)PersonField.Family].Agrees);
    }

    private static PersonFacts Facts(string given, string family) => new(given, family, null, [], null, false, null, null, null);
}

internal sealed class NamedPersonConfiguration : IEntityTypeConfiguration<NamedPerson>
{
    public void Configure(EntityTypeBuilder<NamedPerson> person)
    {
        person.Property(held => held.GivenName).HasMaxLength(Lengths.Name);
        person.Property(held => held.FamilyName).HasMaxLength(Lengths.Name);
        person.HasOne<Case>().WithMany(held => held.NamedPeople).HasForeignKey(held => held.CaseId);
        person.HasIndex(held => new { held.PanelId, held.EndedAt });
    }
}

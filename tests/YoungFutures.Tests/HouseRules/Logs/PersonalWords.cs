using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.HouseRules.Logs;

/// <summary>Every word by which somebody can be known that the suite saved: names and numbers of young people, names of their families, addresses for the mail of users.</summary>
public sealed class PersonalWords : ISaveChangesInterceptor
{
    public static PersonalWords OfTheSuite { get; } = new();

    private static readonly HashSet<string> Names = [nameof(YoungPerson.GivenName), nameof(YoungPerson.FamilyName), nameof(YoungPerson.PreferredName), nameof(YoungPerson.AlsoKnownAs)];
    private static readonly HashSet<string> Numbers = [nameof(YoungPerson.Upn), nameof(YoungPerson.NhsNumber), nameof(YoungPerson.PncId), nameof(Referral.Identifier), nameof(YoungPerson.Postcode), nameof(User.Email)];

    private readonly ConcurrentDictionary<string, string> words = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Words => words;

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Note(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            foreach (var property in entry.Metadata.GetProperties())
            {
                var isName = Names.Contains(property.Name) || (entry.Entity is FamilyContact && property.Name == nameof(FamilyContact.Name));
                if ((!isName && !Numbers.Contains(property.Name)) || entry.Property(property).CurrentValue is not string value) continue;
                // One or two letters are in every second word.
                foreach (var word in SuiteLog.WordsOf(value).Where(word => word.Length >= (isName ? 3 : 6))) words.TryAdd(word, $"{entry.Metadata.ClrType.Name}.{property.Name}");
            }
    }
}

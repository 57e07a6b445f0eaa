using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// What the pack of an item says of the case and the young person: whoever sits on the item reads this much and opens neither of them.
/// </summary>
public sealed record PackFacts(Guid CaseId, string Reference, CaseStatus Status, string? AreaCode, bool IsUrgent, bool IsRepeat, string Summary,
    string GivenName, string FamilyName, DateOnly? BornOn, string? School, ContactLanguage WrittenLanguage)
{
    public string FullName => $"{GivenName} {FamilyName}".Trim();

    public bool IsInWelsh => WrittenLanguage == ContactLanguage.Welsh;
}

public static class ItemPacks
{
    /// <summary>
    /// The facts for those of the items that are in the viewer's sight, by case. Names are read around the filter, ids are not: an item out
    /// of sight gives nothing.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, PackFacts>> FactsOf(this YoungFuturesDb db, IQueryable<AgendaItem> items) =>
        await Facts(db, await items.Select(item => item.CaseId).Distinct().ToListAsync());

    /// <inheritdoc cref="FactsOf(YoungFuturesDb, IQueryable{AgendaItem})"/>
    public static async Task<IReadOnlyDictionary<Guid, PackFacts>> FactsOf(this YoungFuturesDb db, IQueryable<AgendaChange> changes) =>
        await Facts(db, await changes.Select(change => change.CaseId).Distinct().ToListAsync());

    private static async Task<IReadOnlyDictionary<Guid, PackFacts>> Facts(YoungFuturesDb db, List<Guid> caseIds)
    {
        if (caseIds.Count == 0) return new Dictionary<Guid, PackFacts>();
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Seating);
        try
        {
            return await db.Cases.Where(@case => caseIds.Contains(@case.Id))
                .Select(@case => new PackFacts(@case.Id, @case.Reference, @case.Status, @case.AreaCode, @case.IsUrgent, @case.IsRepeat, @case.Summary,
                    @case.YoungPerson.GivenName, @case.YoungPerson.FamilyName, @case.YoungPerson.BornOn, @case.YoungPerson.School, @case.YoungPerson.WrittenLanguage))
                .ToDictionaryAsync(facts => facts.CaseId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}

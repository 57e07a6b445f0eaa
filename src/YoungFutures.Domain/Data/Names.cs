using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data;

/// <summary>How the keys of names lead to those who bear them.</summary>
public static class Names
{
    /// <summary>
    /// These young people, asked for by the keys of their names. Who may see them is asked of them alone, once, and not of each key on the way: of the
    /// thousands that a common name has, few answer to the rest of the question.
    /// </summary>
    public static IQueryable<YoungPerson> Lead(this IQueryable<YoungPerson> people) => people.IgnoreQueryFilters([YoungFuturesDb.NamesFilter]);

    /// <inheritdoc cref="Lead(IQueryable{YoungPerson})"/>
    public static IQueryable<Referral> Lead(this IQueryable<Referral> referrals) => referrals.IgnoreQueryFilters([YoungFuturesDb.NamesFilter]);
}

using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Disclosures;

/// <summary>The keys of agreements whose last day is past are destroyed.</summary>
public static class EvaluationKeys
{
    private const int AtOnce = 100;

    /// <param name="db">Opened for the product’s own work.</param>
    public static async Task<int> Destroy(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var today = UkTime.LocalDate(db.Now);
        var over = await db.EvaluationAgreements.Where(held => held.Until < today && held.WrappedKey != null).OrderBy(held => held.Until).Take(AtOnce).ToListAsync(cancelled);
        foreach (var agreement in over) agreement.DestroyKey(db.Now);
        await db.SaveChangesAsync(cancelled);
        return over.Count;
    }
}

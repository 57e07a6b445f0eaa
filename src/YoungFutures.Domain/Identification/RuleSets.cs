using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Identification;

public static class RuleSets
{
    /// <summary>The newest published version that is in force on a day. A panel that has none begins with the one this product comes with.</summary>
    public static async Task<RuleSet> RulesOf(this YoungFuturesDb db, Guid panelId, DateOnly on)
    {
        if (await Held() is { } held) return held;
        // In a save of its own: whoever asks may be reading a page.
        await using (var own = db.As(Purpose.Identifying))
        {
            own.RuleSets.Add(RuleSet.Shipped(panelId, own.Now));
            try
            {
                await own.SaveChangesAsync();
            }
            catch (DbUpdateException clash) when (Clash.Is(clash))
            {
                // Somebody asked in the same moment, and theirs is the first.
            }
        }

        return await Held() ?? throw new InvalidOperationException("A panel without rules.");

        Task<RuleSet?> Held() => db.RuleSets.AsNoTracking().Include(set => set.Terms)
            .Where(set => set.PanelId == panelId && set.PublishedAt != null && set.EffectiveFrom <= on)
            .OrderByDescending(set => set.Number).FirstOrDefaultAsync();
    }
}

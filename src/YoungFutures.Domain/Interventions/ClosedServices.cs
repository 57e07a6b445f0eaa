using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Interventions;

/// <summary>What is still open with a service that has closed comes back to whoever leads the case, with a next date.</summary>
public static class ClosedServices
{
    private const int AtOnce = 50;
    private const int MostClashes = 5;

    /// <summary>
    /// Gives everything back and says how much it was. Running it again, or twice at once, does no harm; what a program that died left behind, the next run gives back.
    /// Whoever closes a service need see none of its young people.
    /// </summary>
    /// <param name="tell">Queues a mail to the new owner, in the same save.</param>
    public static async Task<int> GiveBack(YoungFuturesDb db, Func<YoungFuturesDb, Intervention, Act, Task> tell, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Sweeping);
        var acts = new Dictionary<Guid, Act>();
        var (given, clashes) = (0, 0);
        // As many as a panel’s directory has; asked of both tables at once, the database would go through all support there ever was.
        var closed = await own.Services.Where(service => service.ClosedAt != null).OrderBy(service => service.ClosedAt).Select(service => service.Id).ToListAsync(cancelled);
        while (true)
        {
            var ids = await own.Interventions.Where(held => closed.Contains(held.ServiceId))
                .Where(held => held.Status == InterventionStatus.Offered || held.Status == InterventionStatus.Waiting || held.Status == InterventionStatus.Accepted
                    || held.Status == InterventionStatus.Started || held.Status == InterventionStatus.OnHold)
                .OrderBy(held => held.ServiceId).ThenBy(held => held.Status).ThenBy(held => held.Id).Select(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            if (ids.Count == 0) return given;
            var some = await own.Interventions.Where(held => ids.Contains(held.Id)).Include(held => held.Case).ThenInclude(held => held.Exclusions).Include(held => held.Service).Include(held => held.Sessions).Include(held => held.Involvements).AsSplitQuery()
                .ToListAsync(cancelled);
            foreach (var one in some)
            {
                var act = acts.TryGetValue(one.PanelId, out var known) ? known : acts[one.PanelId] = await own.ActIn(one.PanelId);
                one.ServiceClosed(act);
                await tell(own, one, act);
            }

            try
            {
                await own.SaveChangesAsync(cancelled);
                given += some.Count;
            }
            catch (DbUpdateException) when (clashes++ < MostClashes)
            {
                // Somebody changed one of them meanwhile, or another node was quicker: what is still with a closed service is looked up again.
            }

            own.ChangeTracker.Clear();
        }
    }
}

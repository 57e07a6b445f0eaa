using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;

namespace YoungFutures.Domain.Data;

/// <summary>Lets one node at a time do a job.</summary>
public static class Leases
{
    /// <summary>True when this holder may do the job until the lease lasts; false when another holds it, or was quicker.</summary>
    public static async Task<bool> TakeLease(this YoungFuturesDb db, string name, string holder, TimeSpan lasts)
    {
        var now = db.Now;
        var lease = await db.Leases.SingleOrDefaultAsync(held => held.Name == name);
        if (lease is not null && lease.Holder != holder && now < lease.Until) return false;
        if (lease is null) db.Leases.Add(lease = new Lease { Name = name });
        lease.Holder = holder;
        lease.Until = now + lasts;
        lease.Version = Guid.NewGuid();
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

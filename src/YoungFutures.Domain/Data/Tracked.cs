using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace YoungFutures.Domain.Data;

internal static class Tracked
{
    /// <summary>All that is tracked, as it was when changes were last looked for: asked plainly, EF looks through thousands of records once more each time.</summary>
    public static List<EntityEntry> AsLastSeen(this ChangeTracker tracker)
    {
        var looks = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. tracker.Entries()];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = looks;
        }
    }
}

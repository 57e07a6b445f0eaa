using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Data;

/// <summary>Opens the records for the product's own work, outside any request. Dispose of what it gives.</summary>
public sealed class Records(Func<YoungFuturesDb> open, TimeProvider clock)
{
    public YoungFuturesDb As(Purpose purpose)
    {
        var db = open();
        db.Viewer = Viewer.For(purpose);
        db.Clock = clock;
        return db;
    }

    /// <summary>For a viewer; what a request gets.</summary>
    public YoungFuturesDb For(Viewer viewer, Origin origin)
    {
        var db = open();
        db.Viewer = viewer;
        db.Clock = clock;
        db.Origin = origin;
        return db;
    }
}

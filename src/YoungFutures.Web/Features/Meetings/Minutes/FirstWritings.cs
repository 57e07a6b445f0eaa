using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Features.Meetings.Minutes;

/// <summary>A text that is a record of its own only once somebody writes it.</summary>
public static class FirstWritings
{
    /// <summary>The version of a text that nobody has written yet.</summary>
    public static readonly string None = Guid.Empty.ToString();

    /// <summary>
    /// The record to write on. Where the page showed none and somebody else wrote one meanwhile, or the other way about, saving meets a conflict that shows both texts.
    /// </summary>
    public static async Task<T> FirstWriting<T>(this YoungFuturesDb db, string? version, Func<Task<T?>> find, Func<T> begin) where T : Record
    {
        if (await find() is { } written)
        {
            db.Expect(written, version);
            return written;
        }

        var begun = begin();
        db.Add(begun);
        return begun;
    }

    /// <summary>Of two who wrote the first text at the same moment, the second is shown both, as whoever comes a minute later is.</summary>
    public static async Task SaveWriting<T>(this YoungFuturesDb db, T written, Func<Task<T?>> find) where T : Record
    {
        var isFirst = db.Entry(written).State == EntityState.Added;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException clash) when (isFirst && Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            if (await find() is not { } other) throw;
            db.Expect(other, None);
            db.Entry(other).Property(nameof(Record.Version)).IsModified = true;
            await db.SaveChangesAsync();
        }
    }
}

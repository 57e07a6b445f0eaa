using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Web.Plumbing;

public interface IPaged
{
    int Page { get; }
    int PageSize { get; }
    int Total { get; }
    int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>One page of a list, and how long the whole list is.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total) : IPaged;

public static class Paging
{
    public const int UsualSize = 50;

    /// <summary>Counts and reads one page in the database. The query must be ordered. A page past the end is the last one.</summary>
    public static async Task<Paged<T>> ToPageAsync<T>(this IQueryable<T> rows, int page, int size = UsualSize, CancellationToken cancelled = default)
    {
        var total = await rows.CountAsync(cancelled);
        var last = Math.Max(1, (total + size - 1) / size);
        page = Math.Clamp(page, 1, last);
        var items = total == 0 ? [] : await rows.Skip((page - 1) * size).Take(size).ToListAsync(cancelled);
        return new(items, page, size, total);
    }
}

using Microsoft.Extensions.Caching.Memory;

namespace YoungFutures.Domain.Data;

/// <summary>
/// Where EF keeps what it compiled. Its own keeps about a thousand queries, and this product asks more than that: the need-to-know of each is part of it, so that compiling one anew costs
/// more than asking it.
/// </summary>
public static class CompiledQueries
{
    // EF says ten for a query and more for a model.
    private const int OfAQuery = 10;
    private const int Most = 8_000;

    public static readonly IMemoryCache Kept = new MemoryCache(new MemoryCacheOptions { SizeLimit = Most * OfAQuery });
}

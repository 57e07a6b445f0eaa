using System.Diagnostics;

namespace YoungFutures.Benchmarks;

/// <summary>What one stretch of load showed.</summary>
/// <param name="Processor">Of the server alone, what it did after the last answer included, in milliseconds for each request.</param>
internal sealed record Measured(int Requests, int Failed, double PerSecond, double P50, double P99, double Processor);

/// <summary>So many connections, each of which asks again as soon as it is answered.</summary>
internal static class Load
{
    /// <summary>The sealing of what was looked at comes up to two seconds after the page.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2.2);

    /// <param name="next">The next request; null when there is nothing left to ask for.</param>
    public static async Task<Measured> On(Site site, Func<HttpRequestMessage?> next, int status, int connections, double seconds, bool settle = true)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) };
        using var http = new HttpMessageInvoker(handler);
        var failed = 0;
        var began = site.Processor;
        var watch = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var own = new List<double>(4096);
            var buffer = new byte[65536];
            while (watch.Elapsed < until && next() is { } request)
            {
                using (request)
                {
                    var start = Stopwatch.GetTimestamp();
                    using var answer = await http.SendAsync(request, CancellationToken.None);
                    await using var body = await answer.Content.ReadAsStreamAsync();
                    while (await body.ReadAsync(buffer) > 0)
                    {
                    }

                    own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    if ((int)answer.StatusCode != status) Interlocked.Increment(ref failed);
                }
            }

            return own;
        }));
        var elapsed = watch.Elapsed;
        if (settle) await Task.Delay(Afterwards);
        var processor = site.Processor - began;

        var sorted = times.SelectMany(own => own).Order().ToArray();
        if (sorted.Length == 0) return new(0, 0, 0, 0, 0, 0);
        return new(sorted.Length, failed, sorted.Length / elapsed.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), processor.TotalMilliseconds / sorted.Length);
    }

    private static double At(double[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
}

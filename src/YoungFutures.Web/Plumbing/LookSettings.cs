using YoungFutures.Domain.Looking;

namespace YoungFutures.Web.Plumbing;

/// <summary>From when on looking is unusual here: <c>UnusualLooks:…</c>.</summary>
public static class LookSettings
{
    /// <exception cref="InvalidOperationException">One of them makes no sense.</exception>
    public static LookLimits Of(IConfiguration configuration)
    {
        var limits = configuration.GetSection("UnusualLooks").Get<LookLimits>() ?? LookLimits.Usual;
        return limits.Fault() is { } fault ? throw new InvalidOperationException($"UnusualLooks:{fault} is no limit that can be kept: see the settings in docs/operations.md.") : limits;
    }
}

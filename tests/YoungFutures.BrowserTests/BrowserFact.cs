using Xunit;
using Xunit.Sdk;

namespace YoungFutures.BrowserTests;

/// <summary>A test that needs a browser. Where there is none it is skipped and says so, save in CI, where a missing browser fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <inheritdoc cref="LongBrowserTheoryAttribute"/>
[TraitDiscoverer("YoungFutures.Tests.LongTraits", "YoungFutures.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongBrowserFactAttribute : FactAttribute, ITraitAttribute
{
    public LongBrowserFactAttribute() => Skip = LongBrowserTheoryAttribute.Skipped;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}

/// <summary>A test that needs a browser and takes long: it joins when <c>YOUNGFUTURES_LONG</c> is 1.</summary>
[TraitDiscoverer("YoungFutures.Tests.LongTraits", "YoungFutures.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongBrowserTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public LongBrowserTheoryAttribute() => Skip = Skipped;

    internal static string? Skipped => Environment.GetEnvironmentVariable("YOUNGFUTURES_LONG") == "1" ? Chromium.Missing : "Long: set YOUNGFUTURES_LONG=1.";
}

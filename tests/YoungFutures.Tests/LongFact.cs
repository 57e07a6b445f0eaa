using Xunit;
using Xunit.Sdk;

namespace YoungFutures.Tests;

/// <summary>A test that takes long: it joins when <c>YOUNGFUTURES_LONG</c> is 1.</summary>
[TraitDiscoverer("YoungFutures.Tests.LongTraits", "YoungFutures.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute, ITraitAttribute
{
    public LongFactAttribute() => Skip = Long.Skipped;
}

/// <inheritdoc cref="LongFactAttribute"/>
[TraitDiscoverer("YoungFutures.Tests.LongTraits", "YoungFutures.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public LongTheoryAttribute() => Skip = Long.Skipped;
}

internal static class Long
{
    public static string? Skipped => Environment.GetEnvironmentVariable("YOUNGFUTURES_LONG") == "1" ? null : "Long: set YOUNGFUTURES_LONG=1.";
}

/// <summary>So that <c>--filter Category=Long</c> finds them.</summary>
public sealed class LongTraits : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(Xunit.Abstractions.IAttributeInfo traitAttribute) => [new("Category", "Long")];
}

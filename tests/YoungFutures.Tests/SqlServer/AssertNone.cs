using Xunit;

namespace YoungFutures.Tests.SqlServer;

internal static class AssertNone
{
    /// <summary>As Assert.Empty, but says every fault in full.</summary>
    public static void Of(IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join("\n\n", faults));
}

using System.Runtime.CompilerServices;

namespace YoungFutures.Tests.Web;

internal static class NoWatching
{
    /// <summary>A machine has only so many watches on files, and a hundred sites under test would hold them all: they read their settings once, and look at their built files now and then.</summary>
    [ModuleInitializer]
    internal static void Of()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }
}

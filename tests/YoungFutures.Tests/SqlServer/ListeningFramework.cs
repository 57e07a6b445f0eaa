using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;
using YoungFutures.Tests.SqlServer;

[assembly: TestFramework("YoungFutures.Tests.SqlServer.ListeningFramework", "YoungFutures.Tests")]

namespace YoungFutures.Tests.SqlServer;

/// <summary>xunit as it is; but before the first of the long run's tests, somebody begins to listen to what all of them ask.</summary>
public sealed class ListeningFramework : XunitTestFramework
{
    public ListeningFramework(IMessageSink messages) : base(messages)
    {
        if (Long.Skipped is not null || Recording is not null) return;
        (Recording, Unheard) = (new Recording(), new Unheard());
        TestDatabase.Followers.Add(Recording);
    }

    internal static Recording? Recording { get; private set; }
    internal static Unheard? Unheard { get; private set; }
}

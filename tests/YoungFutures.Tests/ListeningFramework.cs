using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;
using YoungFutures.Tests.HouseRules.Logs;
using YoungFutures.Tests.SqlServer;

[assembly: TestFramework("YoungFutures.Tests.ListeningFramework", "YoungFutures.Tests")]

namespace YoungFutures.Tests;

/// <summary>xunit as it is; but before the first of the long run's tests, somebody begins to listen to what all of them ask of their databases and say to their logs.</summary>
public sealed class ListeningFramework : XunitTestFramework
{
    public ListeningFramework(IMessageSink messages) : base(messages)
    {
        if (Long.Skipped is not null || Recording is not null) return;
        (Recording, Unheard) = (new Recording(), new Unheard());
        TestDatabase.Followers.Add(Recording);
        TestDatabase.Followers.Add(PersonalWords.OfTheSuite);
    }

    internal static Recording? Recording { get; private set; }
    internal static Unheard? Unheard { get; private set; }
}

/// <summary>For what looks at all that was heard. xunit runs what may not stand beside others last of all.</summary>
[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public sealed class AfterAllOthers;

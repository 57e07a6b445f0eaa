using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Web.MyWork;

/// <summary>The site as a newcomer finds it, with a tenth of the crowd.</summary>
public sealed class DemoHost : YoungFuturesHost
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        await DemoYoungPeople.Fill(db, perCent: 10);
        await new ReleaseComputation(db).ComputeDue();
    }
}

/// <summary>Filled once for all who look at it.</summary>
[CollectionDefinition(nameof(DemoSite))]
public sealed class DemoSite : ICollectionFixture<DemoHost>;

using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Web.Imports;

public sealed class DemoListsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task The_demo_has_four_lists_each_with_a_file_that_was_taken_in_whole()
    {
        await using var db = site.Db();
        await DemoLists.Fill(db);
        var imports = await db.SignalImports.AsNoTracking().ToListAsync();
        Assert.Equal(4, imports.Count);
        Assert.All(imports, import => Assert.Equal((ImportStatus.Committed, 0L), (import.Status, import.Faulty)));
        Assert.Equal(imports.Sum(import => import.Rows), await db.Signals.CountAsync());
        // Those of health and children’s services were accepted by whoever governs.
        var governor = (await site.Given.User("ig.nw")).Id;
        Assert.Equal(2, await db.SignalLists.CountAsync(list => list.AcceptedById == governor));
        await DemoLists.Fill(db);
        Assert.Equal(4, await db.SignalLists.CountAsync());
    }
}

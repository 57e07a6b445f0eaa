using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web;

public sealed class DatabaseSetupTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task SQLite_loses_nothing_that_was_saved(string pragma, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("young-futures-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.db");
            await using var services = Records(("ConnectionStrings:YoungFutures", $"Data Source={file};Pooling=False"));
            await using (var db = services.GetRequiredService<Records>().As(Purpose.Testing))
            {
                await db.Database.MigrateAsync();
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                Assert.Equal(expected, $"{await command.ExecuteScalarAsync()}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task SQL_Server_is_asked_again_after_a_fault_of_the_network()
    {
        await using var services = Records(("Database:Provider", "SqlServer"), ("ConnectionStrings:YoungFutures", "Server=nowhere.invalid"));
        await using var db = services.GetRequiredService<Records>().As(Purpose.Testing);
        Assert.IsNotType<SqliteYoungFuturesDb>(db);
        Assert.True(db.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Theory]
    [InlineData("SqlServer", "", "ConnectionStrings:YoungFutures is empty")]
    [InlineData("Oracle", "x", "can be Sqlite or SqlServer")]
    public void A_database_that_cannot_be_opened_stops_the_start_with_the_reason(string provider, string connection, string reason)
    {
        var stopped = Assert.Throws<InvalidOperationException>(() => Records(("Database:Provider", provider), ("ConnectionStrings:YoungFutures", connection)));
        Assert.Contains(reason, stopped.Message);
    }

    private static ServiceProvider Records(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new AuditKeyring(new byte[32]))
        .AddRecords(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
            Mock.Of<IHostEnvironment>())
        .BuildServiceProvider();
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Plumbing;

public static class DatabaseSetup
{
    /// <summary>SQLite unless <c>Database:Provider</c> says SqlServer; where, says <c>ConnectionStrings:YoungFutures</c>.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<AuditTrail>();
        var connection = configuration.GetConnectionString("YoungFutures");
        switch (configuration["Database:Provider"] ?? "Sqlite")
        {
            case "SqlServer":
                if (string.IsNullOrWhiteSpace(connection))
                    throw new InvalidOperationException("Database:Provider is SqlServer, but ConnectionStrings:YoungFutures is empty.");
                services.AddPooledDbContextFactory<YoungFuturesDb>((provider, options) => Common(provider, options.UseSqlServer(connection, SqlServerChoices.Set)));
                services.AddSingleton(provider => new Records(
                    provider.GetRequiredService<IDbContextFactory<YoungFuturesDb>>().CreateDbContext, provider.GetRequiredService<TimeProvider>()));
                break;
            case "Sqlite":
                var sqlite = new SqliteConnectionStringBuilder(connection ?? $"Data Source={Path.Combine(DataFolder.Of(configuration, environment), "young-futures.db")}")
                {
                    ForeignKeys = true,
                    // A writer waits this long for another before it gives up.
                    DefaultTimeout = 15,
                };
                services.AddPooledDbContextFactory<SqliteYoungFuturesDb>((provider, options) => Common(provider, options.UseSqlite(sqlite.ConnectionString, SqliteChoices.Set).AddInterceptors(SqliteChoices.Kept)));
                services.AddSingleton(provider => new Records(
                    provider.GetRequiredService<IDbContextFactory<SqliteYoungFuturesDb>>().CreateDbContext, provider.GetRequiredService<TimeProvider>()));
                break;
            case var other:
                throw new InvalidOperationException($"Database:Provider is '{other}'; it can be Sqlite or SqlServer.");
        }

        services.AddScoped(provider =>
        {
            var context = provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
            return provider.GetRequiredService<Records>().For(
                provider.GetRequiredService<Viewer>(),
                context is null ? Origin.Itself : new Origin(null, null, context.Connection.RemoteIpAddress?.ToString(), context.TraceIdentifier));
        });
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Viewer>() ?? Viewer.Nobody);
        return services;
    }

    private static void Common(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        options.UseMemoryCache(CompiledQueries.Kept);
        options.AddInterceptors(provider.GetRequiredService<AuditTrail>());
        options.AddInterceptors(provider.GetServices<IInterceptor>());
        // A filter that reads through another record's filter is the way need-to-know is written here.
        options.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
            .Throw(RelationalEventId.MultipleCollectionIncludeWarning)
            .Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
            .Throw(CoreEventId.FirstWithoutOrderByAndFilterWarning));
    }
}

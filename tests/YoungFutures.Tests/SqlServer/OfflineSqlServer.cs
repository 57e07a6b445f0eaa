using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.SqlServer;

/// <summary>The records on a SQL Server that is not there.</summary>
internal static class OfflineSqlServer
{
    public static YoungFuturesDb Context(params IInterceptor[] interceptors) => new(new DbContextOptionsBuilder<YoungFuturesDb>()
        .UseSqlServer("Server=nowhere.invalid;Database=YoungFutures", SqlServerChoices.Set)
        .AddInterceptors(interceptors)
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning))
        .Options);
}

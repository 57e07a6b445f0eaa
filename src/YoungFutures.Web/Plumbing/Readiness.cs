using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Plumbing;

/// <summary>Whether this node can serve: the database answers, is migrated, and can be written. No detail leaves.</summary>
public static class Readiness
{
    public static async Task<IResult> Answer(Records records, IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            await using var db = records.As(Purpose.Sweeping);
            var ready = !(await db.Database.GetPendingMigrationsAsync()).Any() && CanWrite(DataFolder.Of(configuration, environment));
            return ready ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, $".ready-{Environment.ProcessId}");
        File.WriteAllText(probe, "ready");
        File.Delete(probe);
        return true;
    }
}

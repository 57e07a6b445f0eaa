using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Commands;

/// <summary>Brings the database up to date, and the lists that people choose from with it.</summary>
public static class Migrate
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output)
    {
        await using var db = services.GetRequiredService<Records>().As(Purpose.Seeding);
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        // Even with nothing to do EF would first compare the whole model with its snapshot, which a start every morning need not wait for.
        if (pending.Count > 0) await db.Database.MigrateAsync();
        await Domain.Reference.ReferenceLists.Fill(db);
        await output.WriteLineAsync(pending.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", pending)}.");
        return 0;
    }
}

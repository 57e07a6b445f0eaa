using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Commands;

namespace YoungFutures.Web.Plumbing;

/// <summary>A newcomer's start makes its own database and demo; anywhere else the database must have been migrated on purpose.</summary>
public static class FirstRun
{
    public static async Task Prepare(WebApplication app)
    {
        var records = app.Services.GetRequiredService<Records>();
        if (app.Environment.IsDevelopment())
        {
            await Migrate.Run(app.Services, [], TextWriter.Null);
            if (!app.Configuration.GetValue("Demo:Fill", true)) return;
            await Demo.Fill(app.Services);
            app.Lifetime.ApplicationStarted.Register(() => Demo.Greet(app, Console.Out));
            return;
        }

        await using var db = records.As(Purpose.Seeding);
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToHashSet();
        var known = db.Database.GetMigrations().ToHashSet();
        if (known.Except(applied).Any())
            throw new InvalidOperationException("The database is older than this program. Back it up, then run: dotnet YoungFutures.Web.dll migrate");
        if (applied.Except(known).Any())
            throw new InvalidOperationException("The database is newer than this program. Start the version that it was migrated with.");
        if (await db.Users.AnyAsync(user => user.IsDemo))
            throw new InvalidOperationException("This database holds the demo panel. It is for Development only; use a database of its own.");
        KeysOpen(app.Services.GetRequiredService<IKeyManager>());
    }

    /// <summary>A key that does not open makes no noise otherwise: a new one takes its place, and what it locked, such as authenticators, is lost to their owners.</summary>
    private static void KeysOpen(IKeyManager keys)
    {
        foreach (var key in keys.GetAllKeys().Where(key => !key.IsRevoked))
        {
            try
            {
                _ = key.Descriptor;
            }
            catch (Exception closed) when (closed is CryptographicException or InvalidOperationException)
            {
                throw new InvalidOperationException("A key in the database was locked with a certificate that is not configured. Name it under Keys:Old, as Keys:Old:0:Certificate, until its keys are gone.", closed);
            }
        }
    }

    /// <summary>Finds the controllers and the views, which the first request would otherwise wait for.</summary>
    public static void ReadyPages(WebApplication app)
    {
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources) _ = source.Endpoints.Count;
        app.Services.GetRequiredService<ICompositeViewEngine>().GetView(null, "/Features/SignIn/New.cshtml", isMainPage: true);
    }
}

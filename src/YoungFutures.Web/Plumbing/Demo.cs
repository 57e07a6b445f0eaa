using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Web.Plumbing;

/// <summary>The made-up panels of a newcomer's first start.</summary>
public static class Demo
{
    public static async Task Fill(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<Records>().As(Purpose.Seeding);
        await DemoPanels.Fill(db);
        if (await db.Referrals.AnyAsync()) return;
        await DemoYoungPeople.Fill(db);
        await DemoLists.Fill(db);
        await DemoLinks.Fill(db);
        await DemoCandidates.Fill(db);
        await DemoGaps.Fill(db);
        await DemoKnownRecords.Fill(db);
        await DemoReturns.Fill(db);
        await DemoRights.Fill(db);
        await DemoDocuments.Fill(db, services.GetRequiredService<DocumentContents>());
        await new ReleaseComputation(db).ComputeDue();
    }

    public static void Greet(WebApplication app, TextWriter output)
    {
        using var db = app.Services.GetRequiredService<Records>().As(Purpose.SigningIn);
        output.WriteLine();
        output.WriteLine($"  Young Futures is at {string.Join(" and ", app.Urls)}");
        if (!db.Users.Any(user => user.IsDemo)) return;
        output.WriteLine($"  Demo sign-ins, all with the password {DemoPanels.Password}");
        foreach (var account in DemoPanels.SignIns) output.WriteLine($"    {account}");
        output.WriteLine();
    }
}

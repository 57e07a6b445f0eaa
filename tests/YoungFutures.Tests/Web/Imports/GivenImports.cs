using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports;
using YoungFutures.Web.Features.Imports.Files;

namespace YoungFutures.Tests.Web.Imports;

/// <summary>Lists and files of agencies, for tests about them.</summary>
public static class GivenImports
{
    public const string PoliceHeadings = "Record ID,Forename,Surname,DOB,Sex,Postcode,Crime Number,Offence Date,Type,Role,Status,Outcome";

    public static string PoliceRow(int number, string family = "Dolwen", string born = "14/03/2011", string on = "02/10/2026", string kind = "Crime", string role = "Suspect", string status = "Current", string outcome = "") =>
        $"K{number},Osian,{family},{born},M,LL11 1CI,CR{number},{on},{kind},{role},{status},{outcome}";

    private static int made;

    /// <summary>A list of an agency of North Wales, accepted unless said otherwise.</summary>
    public static Task<Guid> List(this YoungFuturesHost site, string agency, bool accepted = true, string? name = null, params SignalKind[] kinds) => site.Given.As("coordinator.nw", async (db, act) =>
    {
        var sends = await db.Agencies.SingleAsync(held => held.Name == agency);
        var list = new SignalList(act.Panel.Id, sends, name ?? $"List {Interlocked.Increment(ref made)}",
            kinds.Length > 0 ? kinds : [SignalKind.Crime, SignalKind.AntiSocialBehaviour, SignalKind.MissingEpisode]);
        if (accepted) list.Accept(sends, LegalGateway.CrimeAndDisorder, "To find those nobody holds.", "ISP 7", act.Today.AddMonths(6), act.UserId, act.At);
        db.SignalLists.Add(list);
        return list.Id;
    });

    /// <summary>A small file of the list, just sent by this account and not looked at yet.</summary>
    public static async Task<Guid> Import(this YoungFuturesHost site, Guid listId, string account, string? content = null)
    {
        using var client = site.CreateClient();
        var bytes = Encoding.UTF8.GetBytes(content ?? $"{PoliceHeadings}\n{PoliceRow(Interlocked.Increment(ref made))}\n");
        var user = await site.Given.User(account);
        return await site.Given.As(account, async (db, act) =>
        {
            var list = await db.SignalLists.SingleAsync(held => held.Id == listId);
            using var look = new FileLook();
            look.See(bytes);
            var import = new SignalImport(list, "list.csv", look.Sha256(), bytes.Length, user.Id, act.At);
            import.Understand(new ImportTerms { File = new FileForm { Encoding = "utf-8", IsEncodingSure = true, Separator = ',' } });
            db.SignalImports.Add(import);
            await using var writer = site.Services.GetRequiredService<ImportFiles>().Write(import.Id);
            await writer.Write(bytes, default);
            await writer.Finish(default);
            return import.Id;
        });
    }

    /// <summary>Sends a file as a browser does.</summary>
    public static async Task<Reply> SendFile(this Visitor visitor, Guid listId, string name, byte[] content, string? key = null)
    {
        var path = $"/lists/{listId}/file";
        var shown = await visitor.Get(path);
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "File", name);
        form.Add(new StringContent(shown.Page.QuerySelector("main input[name=__RequestVerificationToken], input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""), "__RequestVerificationToken");
        form.Add(new StringContent(key ?? Guid.NewGuid().ToString()), "FormKey");
        var message = await visitor.Client.PostAsync(path, form);
        return new Reply(message.StatusCode, message.Headers.Location?.OriginalString, await message.Content.ReadAsStringAsync(), message);
    }

    public static Task<Reply> SendFile(this Visitor visitor, Guid listId, string content, string name = "list.csv") => visitor.SendFile(listId, name, Encoding.UTF8.GetBytes(content));

    public static Guid IdIn(this Reply reply)
    {
        Assert.True((int)reply.Status == 302, $"{reply.Status} {string.Join("; ", reply.Errors)} {reply.Heading}");
        return Guid.Parse(reply.Location!.Split('/')[2]);
    }

    /// <summary>Confirms what is offered for columns and words, with the days as they are written, and lets the file be checked.</summary>
    public static async Task<Reply> Match(this Visitor visitor, YoungFuturesHost site, Guid importId, string dates = "DayMonthYear", params (string, string?)[] answers)
    {
        var reply = await visitor.Post($"/imports/{importId}/columns", [("Dates", dates), .. answers]);
        if (reply.Location?.EndsWith("/matching", StringComparison.Ordinal) == true) reply = await visitor.Post($"/imports/{importId}/matching");
        Assert.True((int)reply.Status == 302, $"{reply.Status} {string.Join("; ", reply.Errors)}");
        await site.Work();
        return await visitor.Get($"/imports/{importId}");
    }

    /// <summary>The whole way of a file: sent, matched, checked and taken in.</summary>
    public static async Task<Guid> TakeIn(this Visitor visitor, YoungFuturesHost site, Guid listId, string content, bool withoutFaulty = false)
    {
        var importId = (await visitor.SendFile(listId, content)).IdIn();
        await visitor.Match(site, importId);
        var reply = await visitor.Post($"/imports/{importId}/commitment", withoutFaulty ? [("WithoutFaulty", "true")] : []);
        Assert.True((int)reply.Status == 302, $"{reply.Status} {string.Join("; ", reply.Errors)}");
        await site.Work();
        return importId;
    }

    /// <summary>What the background would do by itself.</summary>
    public static Task Work(this YoungFuturesHost site) => site.Services.GetRequiredService<ImportJob>().Run();

    public static async Task<SignalImport> ImportNow(this YoungFuturesHost site, Guid importId)
    {
        await using var db = site.Db();
        return await db.SignalImports.AsNoTracking().SingleAsync(held => held.Id == importId);
    }

    public static async Task<List<Signal>> InForce(this YoungFuturesHost site, Guid listId)
    {
        await using var db = site.Db();
        return await YoungFutures.Domain.Signals.SignalsInForce.InForce(db).AsNoTracking().Where(signal => signal.ListId == listId).OrderBy(signal => signal.SourceKey).ToListAsync();
    }
}

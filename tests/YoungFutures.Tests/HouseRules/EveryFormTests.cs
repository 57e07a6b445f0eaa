using System.Globalization;
using System.Net;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>Every form of the site with everything that nobody would type. Each third of them has a site of its own, so that they are tried side by side.</summary>
public abstract class EveryFormTests(YoungFuturesHost site, ITestOutputHelper output, int part)
{
    private const int Parts = 3;

    private static readonly string[] Nasty =
    [
        "", " ", "0", "-1", "2147483648", "9999999999999999999999", "1e400", "NaN", "null", "undefined", "true", "[]", "{}", "00000000-0000-0000-0000-000000000000",
        "31", "32", "2/30", "99", "0001-01-01", "9999-12-31", "01/02/03", "‮drow", "👩‍👩‍👧‍👦", "ŵŷâêîôû", "İıſK", "\u0301\u0301\u0301", "\uFEFF", "\u200B", "\r\n\r\n", "\t",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE Cases; --", "{0} {1} {999}", "%00%0d%0aSet-Cookie:a=b", "../../etc/passwd", "=HYPERLINK(\"http://x\")", "${7*7}",
        new('x', 100_000), new('ŵ', 4001), string.Join(',', Enumerable.Repeat("a", 500)),
    ];

    private static readonly string[] Alone = ["", "-1", "‮👩‍👩‍👧‍👦 {0} <b>", "00000000-0000-0000-0000-000000000001", new('x', 100_000)];

    private readonly SampleRecords samples = new(site);

    [LongFact]
    public async Task Whatever_is_typed_into_any_form_gets_an_answer_that_can_be_read()
    {
        var faults = new List<string>();
        var posted = 0;
        var visitors = new Dictionary<string, Visitor>();
        foreach (var (_, account) in AccessRow.Viewers) visitors[account] = await site.AsProved(account);

        foreach (var row in Rows())
        {
            if (AccessRow.Viewers.Select(viewer => viewer.Account).FirstOrDefault(account => row.Expected[account] == "yes") is not { } account) continue;
            var visitor = visitors[account];
            var path = await samples.Filled(row.Route, account);
            var fields = FormFields.Of(site, row.Route);
            var shown = await visitor.Get(path);
            if (shown.Status != HttpStatusCode.OK) shown = await visitor.Get("/my-work");

            foreach (var typed in Nasty)
            {
                await Try([.. fields.Select(field => (field, (string?)typed))], "every field");
            }

            // One at a time as well, or the first that is wrong would hide what the others do.
            foreach (var field in fields)
                foreach (var typed in Alone) await Try([(field, typed)], field);
            await Try([.. fields.Select(field => (field, (string?)"before\0after"))], "NUL");

            async Task Try((string, string?)[] answers, string where)
            {
                Reply reply;
                try
                {
                    reply = await visitor.Send(shown, path, [.. answers, ("Status", "Closed"), ("PanelId", Guid.NewGuid().ToString()), ("OwnerId", Guid.NewGuid().ToString())]);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    faults.Add($"POST {row.Route}, {where}: {failure.GetType().Name} {failure.Message}");
                    return;
                }

                posted++;
                var status = (int)reply.Status;
                var said = $"POST {row.Route}, {where} = {Short(answers.Select(answer => answer.Item2).FirstOrDefault())}: {status}";
                // A new secret is shown where it was made, and what stood in a record where it was asked for, and nowhere else.
                if (status == 200 && (row.Route.EndsWith("/secret", StringComparison.Ordinal) || row.Route.EndsWith("/values", StringComparison.Ordinal))) status = 302;
                // A list leaves as a file where a reason is given, and as nothing else.
                if (status == 200 && row.Route.EndsWith("/export", StringComparison.Ordinal) && reply.Message.Content.Headers.ContentType?.MediaType == "text/csv") status = 302;
                if (status is not (302 or 400 or 403 or 404 or 409 or 413 or 422)) faults.Add(said);
                else if (status != 302 && reply.Heading is null) faults.Add(said + " without a heading");
                else if (status == 422 && reply.Errors.Count == 0) faults.Add(said + " without saying what is wrong");
                else if (status == 422 && reply.Errors.Any(error => error.Contains("is not valid", StringComparison.Ordinal) || error.Contains("The value", StringComparison.Ordinal)))
                    faults.Add(said + " in the framework's words: " + string.Join("; ", reply.Errors));
                // Where it went through, the next meets a fresh record.
                if (status is 302 or 404 or 409)
                {
                    path = await samples.Filled(row.Route, account);
                    shown = await visitor.Get(path);
                    if (shown.Status != HttpStatusCode.OK) shown = await visitor.Get("/my-work");
                }
            }
        }

        output.WriteLine($"{posted} forms were posted");
        Assert.True(posted > 2000 / Parts, $"only {posted} forms were posted");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct().Take(60)));
    }

    [LongFact]
    public async Task Whoever_sends_any_form_is_answered_as_the_table_says_and_who_may_not_learns_nobodys_name()
    {
        var (faults, names) = (new List<string>(), new YoungNames(site));
        var posted = 0;
        var visitors = new Dictionary<string, (Visitor Visitor, Reply Shown)>();
        foreach (var (_, account) in AccessRow.Viewers) visitors[account] = await SignIn(account);
        var nobody = site.Nobody();
        var door = await nobody.Get("/sign-in");
        var stranger = (await site.Given.Case("police.herts", "Mair Dieithr-Llanfair", "coordinator.herts", site.Given.OtherPanelId)).ToString();

        foreach (var (row, turn) in Rows().Select((row, turn) => (row, turn)))
        {
            var fields = FormFields.Of(site, row.Route);
            var ids = FormFields.IdsOf(site, row.Route);
            var nasty = Nasty[turn % Nasty.Length];
            (string Name, string? Value)[][] tries = [[], [.. fields.Select(field => (field, (string?)nasty))], [.. ids.Select(field => (field, (string?)stranger))]];
            var path = await samples.Filled(row.Route, "police.nw");
            foreach (var (_, account) in AccessRow.Viewers)
            {
                if (row.Route.Contains("{searchId", StringComparison.Ordinal) && row.Expected[account] == "yes") path = await samples.Filled(row.Route, account);
                // An empty form is the table's own test; here it is what comes with something in it.
                foreach (var (answers, number) in tries.Select((answers, number) => (answers, number)).Where(one => one.answers.Length > 0 || (one.number == 0 && fields.Length == 0)))
                {
                    var reply = await visitors[account].Visitor.Send(visitors[account].Shown, path, answers);
                    // Some forms end their sender's own session; whoever was signed out comes in again.
                    if (reply.Location is "/sign-in" && row.Route is not ("/invitations/{invitationId}"))
                    {
                        visitors[account] = await SignIn(account);
                        reply = await visitors[account].Visitor.Send(visitors[account].Shown, path, answers);
                    }

                    posted++;
                    var (status, asked) = ((int)reply.Status, $"POST {row.Route} as {account}, {(number == 1 ? Short(nasty) : number == 2 ? "a stranger's id" : "nothing")}");
                    if (account != "coordinator.herts" && reply.Body.Contains("Dieithr-Llanfair", StringComparison.Ordinal)) faults.Add($"{asked}: names a young person of another panel");
                    if (status >= 500) faults.Add($"{asked}: {status}");
                    else if (row.Expected[account] is "403" or "404")
                    {
                        if (status.ToString(CultureInfo.InvariantCulture) != row.Expected[account]) faults.Add($"{asked}: {status}, not {row.Expected[account]}");
                        names.Read($"{reply.Page.Title} {reply.Text}", asked);
                    }
                    // Where it went through, the next meets a fresh record.
                    else if (status is 302 or 404 or 409) path = await samples.Filled(row.Route, "police.nw");
                }
            }

            var unknown = await nobody.Send(door, path, tries[1]);
            if ((int)unknown.Status is not (302 or 400 or 401 or 404 or 422)) faults.Add($"POST {row.Route} as nobody: {(int)unknown.Status}");
            names.Read($"{unknown.Page.Title} {unknown.Text}", $"POST {row.Route} as nobody");
        }

        output.WriteLine($"{posted} forms were posted");
        Assert.True(posted > 1000 / Parts, $"only {posted} forms were posted");
        faults.AddRange(await names.Told());
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct().Take(60)));
    }

    private async Task<(Visitor Visitor, Reply Shown)> SignIn(string account)
    {
        var visitor = await site.AsProved(account);
        return (visitor, await visitor.Get("/my-work"));
    }

    private IEnumerable<AccessRow> Rows() => AccessRow.Read().Where(row => row is { Verb: "POST", Route: not ("/sign-in" or "/sign-in/code" or "/sign-in/again" or "/sign-in/passkey" or "/sign-in/code/passkey" or "/sign-in/organisation" or "/sign-in/again/passkey" or "/sign-out" or "/account/sessions/everywhere" or "/language") }).Where((_, number) => number % Parts == part);

    private static string Short(string? text) => text is { Length: > 40 } ? $"{text[..40]}… ({text.Length.ToString(CultureInfo.InvariantCulture)})" : text ?? "";
}

public sealed class FormsOfTheFirstThirdTests(YoungFuturesHost site, ITestOutputHelper output) : EveryFormTests(site, output, 0), IClassFixture<YoungFuturesHost>;

public sealed class FormsOfTheSecondThirdTests(YoungFuturesHost site, ITestOutputHelper output) : EveryFormTests(site, output, 1), IClassFixture<YoungFuturesHost>;

public sealed class FormsOfTheLastThirdTests(YoungFuturesHost site, ITestOutputHelper output) : EveryFormTests(site, output, 2), IClassFixture<YoungFuturesHost>;

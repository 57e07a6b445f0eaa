using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Tests.Domain.Audit;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Plumbing;

public sealed class AccessLogTests : IAsyncLifetime
{
    private static readonly Guid OwnPanel = Guid.NewGuid();
    private readonly Viewer viewer = new() { UserId = Guid.NewGuid(), AgencyId = Guid.NewGuid(), Roles = [new(Role.Partner, OwnPanel)] };
    private readonly Guid id = Guid.NewGuid();
    private AuditedDatabase database = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        database = await AuditedDatabase.Open();
        app = await Start(database, viewer);
        client = app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task A_page_that_names_a_record_is_noted_with_who_looked_at_what_and_from_where()
    {
        await client.GetAsync($"/looked-at/actions/{id}?name=Somebody");

        var line = await OnlyLine();
        Assert.Equal((AuditEvents.Seen, "SupportAction", id), (line.Event, line.RecordKind, line.RecordId));
        Assert.Equal((viewer.UserId, viewer.AgencyId), (line.UserId, line.AgencyId));
        Assert.Equal(((Guid?)LookedAtController.Subject, (Guid?)LookedAtController.Panel), (line.SubjectId, line.PanelId));
        Assert.Equal("GET /looked-at/actions/{actionId:guid}", line.Route);
        Assert.NotNull(line.RequestId);
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime, line.At);
        Assert.Equal(database.Keyring.Code(line), line.Mac);
    }

    [Theory]
    [InlineData("referrals/{0}/refused", AuditEvents.Refused, "Referral")]
    [InlineData("referrals/{0}/missing", AuditEvents.Missing, "Referral")]
    [InlineData("referrals/{0}/file", AuditEvents.Exported, "Referral")]
    [InlineData("referrals/{0}/unfinished", AuditEvents.Seen, "Referral")]
    [InlineData("search/{0}", AuditEvents.Searched, "YoungPerson")]
    public async Task The_line_says_what_became_of_the_request(string path, string what, string kind)
    {
        await client.GetAsync("/looked-at/" + string.Format(null, path, id));
        var line = await OnlyLine();
        Assert.Equal((what, kind, id), (line.Event, line.RecordKind, line.RecordId));
    }

    [Fact]
    public async Task An_export_of_a_list_is_noted_although_its_address_names_no_record()
    {
        await client.GetAsync("/looked-at/referrals.csv");
        var line = await OnlyLine();
        Assert.Equal((AuditEvents.Exported, "Referral", null), (line.Event, line.RecordKind, line.RecordId));
    }

    [Theory]
    [InlineData(403, AuditEvents.Refused)]
    [InlineData(404, AuditEvents.Missing)]
    [InlineData(409, AuditEvents.Refused)]
    [InlineData(422, AuditEvents.Seen)]
    public async Task A_post_that_changed_nothing_is_noted(int status, string what)
    {
        Assert.Equal(status, (int)(await client.PostAsync($"/looked-at/referrals/{id}/answer/{status}", null)).StatusCode);
        Assert.Equal(what, (await OnlyLine()).Event);
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("POST", "referrals/{0}/changed")]
    public async Task A_page_that_names_no_record_and_a_change_that_has_its_own_line_are_not(string verb, string path)
    {
        await client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), "/looked-at/" + string.Format(null, path, id)));
        await using var db = database.Db();
        Assert.Empty(await db.AuditEntries.ToListAsync());
    }

    [Fact]
    public async Task The_last_record_in_the_address_is_the_one_that_is_named()
    {
        await client.GetAsync($"/looked-at/cases/{Guid.NewGuid()}/notes/{id}");
        var line = await OnlyLine();
        Assert.Equal(("Note", (Guid?)id), (line.RecordKind, line.RecordId));
    }

    [Fact]
    public async Task Where_the_record_does_not_say_its_panel_the_viewers_only_one_is_noted()
    {
        await client.GetAsync($"/looked-at/referrals/{id}/missing");
        Assert.Equal(OwnPanel, (await OnlyLine()).PanelId);
    }

    [Fact]
    public async Task If_the_line_cannot_be_written_the_page_is_not_shown()
    {
        await database.Sql("""CREATE TRIGGER "NoMore" BEFORE INSERT ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'no'); END;""");
        var answer = await client.GetAsync($"/looked-at/actions/{id}");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("what it holds", page, StringComparison.Ordinal);
        Assert.Contains("the note could not be made", page, StringComparison.Ordinal);

        await database.Sql("""DROP TRIGGER "NoMore";""");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/looked-at/actions/{id}")).StatusCode);
    }

    [Fact]
    public async Task Lines_are_sealed_within_two_seconds_and_the_head_is_noted()
    {
        await client.GetAsync($"/looked-at/actions/{id}");
        database.Clock.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 100 && database.Head.Read() is null; i++) await Task.Delay(50);
        Assert.Equal(new AuditVerification(1, 0, null), await database.Verify());
        Assert.Equal(1, database.Head.Read()?.Number);
    }

    private async Task<AuditEntry> OnlyLine()
    {
        await using var db = database.Db();
        return await db.AuditEntries.SingleAsync();
    }

    private static async Task<WebApplication> Start(AuditedDatabase database, Viewer viewer)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Audit:HeadFile", database.Head.Path)]);
        builder.Services.AddSingleton<TimeProvider>(database.Clock);
        builder.Services.AddSingleton(database.Records);
        builder.Services.AddAudit(builder.Configuration, builder.Environment);
        builder.Services.Replace(ServiceDescriptor.Singleton(database.Keyring));
        builder.Services.AddScoped(_ => viewer);
        builder.Services.AddEnglishAndWelsh();
        builder.Services.AddSingleton<INavigation, NoNavigation>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        builder.Services.AddControllersWithViews().AddFeatureFolders().ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(typeof(AccessLogTests).Assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(AccessLog).Assembly));
        });
        var app = builder.Build();
        app.UseEnglishAndWelsh();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    private sealed class NoNavigation : INavigation
    {
        public Navigation For(Microsoft.AspNetCore.Http.HttpContext context) => Navigation.SignedOut;
    }
}

/// <summary>Answers in every way there is.</summary>
[Route("looked-at")]
public sealed class LookedAtController : Controller
{
    internal static readonly Guid Subject = Guid.NewGuid(), Panel = Guid.NewGuid();

    [HttpGet("actions/{actionId:guid}")]
    public IActionResult Details(Guid actionId)
    {
        HttpContext.Concerns(Subject, Panel);
        return Content($"what it holds {actionId}");
    }

    [HttpGet("cases/{caseId:guid}/notes/{noteId:guid}")]
    public IActionResult Note() => Content("the note");

    [HttpGet("referrals/{referralId:guid}/refused")]
    public IActionResult Refused() => Forbid();

    [HttpGet("referrals/{referralId:guid}/missing")]
    public IActionResult Missing() => NotFound();

    [HttpGet("referrals/{referralId:guid}/file")]
    public IActionResult Whole() => File("the record"u8.ToArray(), "text/plain", "file.txt");

    [HttpGet("referrals/{referralId:guid}/unfinished")]
    public IActionResult Unfinished() => new ContentResult { Content = "the form", StatusCode = 422 };

    [HttpGet("search/{searchId:guid}"), Looks(typeof(YoungFutures.Domain.YoungPeople.YoungPerson), AuditEvents.Searched)]
    public IActionResult Found() => Content("found");

    [HttpGet("referrals.csv"), Looks(typeof(Referral), AuditEvents.Exported)]
    public IActionResult Export() => File("the records"u8.ToArray(), "text/csv", "referrals.csv");

    [HttpGet("nothing")]
    public IActionResult Nothing() => Content("nothing");

    [HttpPost("referrals/{referralId:guid}/changed")]
    public IActionResult Changed() => LocalRedirect("/looked-at/nothing");

    [HttpPost("referrals/{referralId:guid}/answer/{status:int}")]
    public IActionResult Answer(int status) => status switch
    {
        403 => Forbid(),
        404 => NotFound(),
        _ => new ContentResult { Content = "no", StatusCode = status },
    };
}

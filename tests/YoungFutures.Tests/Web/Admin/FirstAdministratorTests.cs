using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Commands;

namespace YoungFutures.Tests.Web.Admin;

/// <summary>How an installation begins in Production: settings, <c>migrate</c>, <c>invite-administrator</c>, the first sign-in.</summary>
public sealed class FirstAdministratorTests
{
    private const string Password = "harbour-lantern-fiddle";

    [Fact]
    public async Task A_production_site_begins_with_an_administrator_who_chose_a_password()
    {
        using var site = new ProductionSite();
        await site.Run("migrate");
        var (code, said) = await site.Run("invite-administrator", "first@example.org");
        Assert.Equal(0, code);
        Assert.Contains("https://panel.example/invitations/", said, StringComparison.Ordinal);
        var link = UsersTests.LinkIn(said);

        var visitor = site.Visitor();
        Assert.Equal("/sign-in", (await visitor.Post(link.Path, ("Code", link.Code), ("Password", Password))).Location);
        var signedIn = await visitor.Post("/sign-in", ("Email", "first@example.org"), ("Password", Password));
        // In earnest codes are required: nothing else opens before they are set up.
        Assert.Equal("/account/codes/new", signedIn.Location);
        Assert.Equal("/account/codes/new", (await visitor.Get("/admin")).Location);
        var page = await visitor.Get("/account/codes/new");
        var secret = OtpNet.Base32Encoding.ToBytes(page.Page.QuerySelector("code.yf-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("Your recovery codes", (await visitor.Send(page, "/account/codes/new", ("Code", new OtpNet.Totp(secret).ComputeTotp()))).Heading);
        Assert.Contains("__Host-yf-session=", string.Join(';', signedIn.Message.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/admin")).Status);
        Assert.NotEmpty((await visitor.Get("/admin/reference-data/triggers")).Page.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("demo.example", (await site.Visitor().Get("/sign-in")).Body, StringComparison.Ordinal);

        // As long as an administrator works, only administrators invite.
        (code, said) = await site.Run("invite-administrator", "second@example.org");
        Assert.Equal(1, code);
        Assert.Contains("There is an administrator", said, StringComparison.Ordinal);
        // But the only one may have forgotten the password.
        (code, said) = await site.Run("invite-administrator", "first@example.org");
        Assert.Equal(0, code);
        Assert.Equal("/sign-in", (await site.Visitor().Post(UsersTests.LinkIn(said).Path, ("Code", UsersTests.LinkIn(said).Code), ("Password", "violin-marsh-teapot"))).Location);
    }

    [Fact]
    public async Task A_second_call_before_anybody_signed_in_replaces_the_first_link()
    {
        using var site = new ProductionSite();
        await site.Run("migrate");
        var first = UsersTests.LinkIn((await site.Run("invite-administrator", "first@example.org")).Said);
        var second = UsersTests.LinkIn((await site.Run("invite-administrator", "first@example.org")).Said);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().Post(first.Path, ("Code", first.Code), ("Password", Password))).Status);
        Assert.Equal("/sign-in", (await site.Visitor().Post(second.Path, ("Code", second.Code), ("Password", Password))).Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.Equal(1, await db.Memberships.CountAsync());
        Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == "Membership").ToListAsync(), line => line.Purpose == nameof(Purpose.Inviting));
    }

    [Theory]
    [InlineData]
    [InlineData("no address")]
    [InlineData("a@b.example", "c@d.example")]
    public async Task A_wrong_call_says_how(params string[] arguments)
    {
        using var site = new ProductionSite();
        var (code, said) = await site.Run(["invite-administrator", .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains("Usage: invite-administrator EMAIL", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_does_not_become_an_administrator()
    {
        using var site = new ProductionSite();
        await site.Run("migrate");
        await using (var db = site.Db())
        {
            var analyst = new User { DisplayName = "An analyst" };
            analyst.Address("analyst@example.org");
            analyst.Take(Role.Analyst, Guid.NewGuid(), db.Now);
            db.Users.Add(analyst);
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, (await site.Run("invite-administrator", "analyst@example.org")).Code);
    }

    /// <summary>The site as it runs in earnest, on a database that nobody has filled.</summary>
    private sealed class ProductionSite : WebApplicationFactory<Program>
    {
        private readonly TestDatabase database = new();
        private readonly string folder = Directory.CreateTempSubdirectory("young-futures-production-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            IEnumerable<KeyValuePair<string, string?>> settings =
            [
                .. database.Settings, new("Data:Folder", folder), new("Audit:Secret", Convert.ToBase64String(new byte[32])), new("Keys:Certificate", TestKeys.FileName), new("AllowedHosts", "panel.example"),
                new("Site:Address", "https://panel.example"), new("Mail:Host", "mail.invalid"), new("Mail:From", "young-futures@panel.example"), new("Documents:Scanning", "false"),
                new("Serilog:MinimumLevel:Default", "Fatal"),
            ];
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(TestDatabase.AddTo);
        }

        public async Task<(int Code, string Said)> Run(params string[] arguments)
        {
            var said = new StringWriter();
            return (await Command.Find(arguments)!.Run(Services, arguments[1..], said), said.ToString());
        }

        public Visitor Visitor() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://panel.example") }));

        public YoungFuturesDb Db() => database.Open();

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            // Called twice by the factory.
            if (!disposing || !Directory.Exists(folder)) return;
            database.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}

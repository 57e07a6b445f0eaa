using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>The site as a panel runs it: it starts only on safe settings, and answers only what came by https or through the proxy it was told of.</summary>
public sealed class ProductionTests : IDisposable
{
    private static readonly Dictionary<string, string?> Safe = new()
    {
        ["AllowedHosts"] = "panel.example",
        ["Audit:Secret"] = Convert.ToBase64String(Enumerable.Range(1, 32).Select(number => (byte)number).ToArray()),
        ["Site:Address"] = "https://panel.example",
        ["Mail:Host"] = "mail.panel.example",
        ["Mail:From"] = "young-futures@panel.example",
        ["Documents:Clamd"] = "clamav.panel.example:3310",
        ["Proxies:0"] = "10.0.0.7",
        ["Keys:Certificate"] = TestKeys.FileName,
    };

    private readonly TestDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("young-futures-production-").FullName;

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("http://panel.example/sign-in", "203.0.113.9", null, 400)]
    [InlineData("https://panel.example/sign-in", "203.0.113.9", null, 200)]
    [InlineData("http://panel.example/sign-in", "10.0.0.7", "https", 200)]
    [InlineData("http://panel.example/sign-in", "10.0.0.7", "http", 400)]
    [InlineData("http://panel.example/sign-in", "203.0.113.9", "https", 400)]
    [InlineData("http://panel.example/health/live", "203.0.113.9", null, 400)]
    [InlineData("https://elsewhere.example/sign-in", "203.0.113.9", null, 400)]
    public async Task Only_https_and_the_configured_proxy_are_answered(string address, string from, string? forwarded, int status)
    {
        await using var site = new Production(this, []);
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("From-Test", from);
        if (forwarded is not null) request.Headers.Add("X-Forwarded-Proto", forwarded);

        using var answer = await site.CreateClient(new() { AllowAutoRedirect = false }).SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status != 200) return;
        Assert.EndsWith("; report-uri /csp-reports; report-to csp", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-yf-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotContain("demo.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "panel.example;*")]
    [InlineData("AllowedHosts", "panel.example; 0.0.0.0")]
    [InlineData("AllowedHosts", "[::]")]
    [InlineData("AllowedHosts", ";")]
    [InlineData("Mail:RequireTls", "false")]
    [InlineData("Session:IdleMinutes", "0")]
    [InlineData("Session:IdleMinutes", "600")]
    [InlineData("Session:AbsoluteHours", "24")]
    [InlineData("Session:ProofMinutes", "240")]
    [InlineData("Audit:Secret", "")]
    [InlineData("Demo:Fill", "true")]
    [InlineData("Site:Address", "http://panel.example")]
    [InlineData("SignIn:CodesRequired", "false")]
    [InlineData("Limits:On", "false")]
    [InlineData("Keys:Certificate", "")]
    [InlineData("Keys:Certificate", "/no/such/file.pem")]
    [InlineData("Keys:Old:0:Certificate", "/no/such/file.pem")]
    [InlineData("SignIn:Organisations:north:Authority", "https://login.microsoftonline.com/common/v2.0")]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:From", "")]
    [InlineData("Documents:Clamd", "")]
    public async Task An_unsafe_setting_stops_the_start_and_is_named(string setting, string value)
    {
        await using var site = new Production(this, new() { [setting] = value });
        var refused = Assert.Throws<InvalidOperationException>(() => site.CreateClient());
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=db.example;Database=YF;Encrypt=False")]
    [InlineData("Server=db.example;Database=YF;Encrypt=Optional")]
    [InlineData("Server=db.example;Database=YF;TrustServerCertificate=True")]
    public async Task A_connection_to_the_server_of_the_database_that_others_could_read_stops_the_start(string connection)
    {
        await using var site = new Production(this, new() { ["Database:Provider"] = "SqlServer", ["ConnectionStrings:YoungFutures"] = connection });
        Assert.Contains("ConnectionStrings:YoungFutures", Assert.Throws<InvalidOperationException>(() => site.CreateClient()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_kept_as_slowly_as_is_advised_today()
    {
        await using var site = new Production(this, []);
        site.CreateClient();
        using var scope = site.Services.CreateScope();
        var hash = Convert.FromBase64String(scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>().HashPassword(new User(), "a password of mine"));

        // The format of Identity: 1, the function (2 is HMAC-SHA-512) and the rounds, both of four bytes.
        Assert.Equal((1, 2u), (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.InRange(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, 10_000_000u);
    }

    [Fact]
    public async Task A_database_with_the_demo_in_it_is_refused()
    {
        await using (var db = database.Open(Viewer.For(Purpose.Testing)))
        {
            await ReferenceLists.Fill(db);
            await DemoPanels.Fill(db);
        }

        await using var site = new Production(this, []);
        Assert.Contains("demo", Assert.Throws<InvalidOperationException>(() => site.CreateClient()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_newer_or_older_than_the_program_is_refused()
    {
        await using (var db = database.Open(Viewer.For(Purpose.Testing)))
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('99990101000000_Later', '10.0.0')");
        await using (var site = new Production(this, []))
            Assert.Contains("newer", Assert.Throws<InvalidOperationException>(() => site.CreateClient()).Message, StringComparison.Ordinal);

        await using (var db = database.Open(Viewer.For(Purpose.Testing)))
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory");
        await using (var site = new Production(this, []))
            Assert.Contains("migrate", Assert.Throws<InvalidOperationException>(() => site.CreateClient()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_locked_with_the_certificate_and_open_with_an_old_one_after_it_was_changed()
    {
        var (old, current) = (Path.Combine(folder, "old.pfx"), Path.Combine(folder, "current.pem"));
        using (var certificate = TestKeys.New()) await File.WriteAllBytesAsync(old, certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, "a password"));
        await File.WriteAllTextAsync(current, TestKeys.Pem());
        string closed;
        await using (var site = new Production(this, new() { ["Keys:Certificate"] = old, ["Keys:Password"] = "a password" }))
        {
            site.CreateClient();
            closed = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("kept");
        }

        await using (var db = database.Open(Viewer.For(Purpose.Testing)))
        {
            var key = Assert.Single(db.Set<Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey>());
            Assert.Contains("encryptedSecret", key.Xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", key.Xml, StringComparison.Ordinal);
        }

        await using (var site = new Production(this, new() { ["Keys:Certificate"] = current }))
            Assert.Contains("Keys:Old", Assert.Throws<InvalidOperationException>(() => site.CreateClient()).Message, StringComparison.Ordinal);
        await using (var site = new Production(this, new() { ["Keys:Certificate"] = old, ["Keys:Password"] = "another" }))
        {
            var refused = Assert.Throws<InvalidOperationException>(() => site.CreateClient());
            Assert.Contains("Keys:Certificate", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("another", refused.Message, StringComparison.Ordinal);
        }

        await using (var site = new Production(this, new() { ["Keys:Certificate"] = current, ["Keys:Old:0:Certificate"] = old, ["Keys:Old:0:Password"] = "a password" }))
        {
            site.CreateClient();
            Assert.Equal("kept", site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(closed));
        }
    }

    [Fact]
    public async Task Development_makes_a_certificate_once_and_locks_its_keys_too()
    {
        string closed;
        await using (var site = new Newcomer(this))
        {
            site.CreateClient();
            closed = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("kept");
        }

        var file = Path.Combine(folder, "keys.pem");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await using (var site = new Newcomer(this))
        {
            site.CreateClient();
            Assert.Equal("kept", site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(closed));
        }

        await using var db = database.Open(Viewer.For(Purpose.Testing));
        Assert.Contains("encryptedSecret", Assert.Single(db.Set<Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey>()).Xml, StringComparison.Ordinal);
    }

    private sealed class Newcomer(ProductionTests test) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (key, value) in test.database.Settings.Concat([new("Data:Folder", test.folder), new("Demo:Fill", "false"), new("Serilog:MinimumLevel:Default", "Fatal")])) builder.UseSetting(key, value);
            builder.ConfigureTestServices(TestDatabase.AddTo);
        }
    }

    private sealed class Production(ProductionTests test, Dictionary<string, string?> changed) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            foreach (var (key, value) in Safe.Concat(test.database.Settings).Append(new("Data:Folder", test.folder)).Append(new("Serilog:MinimumLevel:Default", "Fatal")))
                builder.UseSetting(key, changed.GetValueOrDefault(key, value));
            foreach (var (key, value) in changed) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                TestDatabase.AddTo(services);
                services.AddSingleton<IStartupFilter>(new ComesFrom());
            });
        }

        // The test server knows no addresses: a request says where it comes from.
        private sealed class ComesFrom : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (context, following) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["From-Test"].ToString());
                    await following(context);
                });
                next(app);
            };
        }
    }
}

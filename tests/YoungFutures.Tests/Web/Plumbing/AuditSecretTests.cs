using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Plumbing;

public sealed class AuditSecretTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("secret").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Development_makes_one_and_keeps_it_for_its_owner_alone()
    {
        var made = Read(Environments.Development);
        Assert.True(made.Length >= 32);
        Assert.Equal(made, Read(Environments.Development));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "App_Data", "audit-secret")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "App_Data")));
        }
    }

    [Fact]
    public void Two_that_start_at_once_end_with_the_same()
    {
        var made = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Convert.ToBase64String(Read(Environments.Development))).ToList();
        Assert.Single(made.Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "App_Data")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 at all, and long enough to be a secret")]
    [InlineData("c2hvcnQ=")]
    public void Production_refuses_to_go_on_without_a_proper_one_and_says_which_setting_is_missing(string? secret)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(Environments.Production, secret));
        Assert.Contains("Audit:Secret", refused.Message, StringComparison.Ordinal);
        if (secret is { Length: > 0 }) Assert.DoesNotContain(secret, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "App_Data")));
    }

    [Fact]
    public void The_configured_one_is_taken()
    {
        var secret = Enumerable.Range(0, 48).Select(number => (byte)number).ToArray();
        Assert.Equal(secret, Read(Environments.Production, Convert.ToBase64String(secret)));
    }

    private byte[] Read(string environment, string? secret = null) => AuditSecret.Of(
        new ConfigurationBuilder().AddInMemoryCollection([new("Audit:Secret", secret)]).Build(),
        new Place { EnvironmentName = environment, ContentRootPath = folder });

    private sealed class Place : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

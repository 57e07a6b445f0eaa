using YoungFutures.Tests.Web;

namespace YoungFutures.BrowserTests;

/// <summary>The whole site on a free port of this machine, where a real browser can reach it.</summary>
public sealed class OpenSite : YoungFuturesHost
{
    public OpenSite() => UseKestrel(0);

    public Uri Address { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        Address = ClientOptions.BaseAddress;
    }
}

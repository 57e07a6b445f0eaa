using Microsoft.Playwright;
using Xunit;

namespace YoungFutures.BrowserTests;

/// <summary>The browser of this run: one that the machine has, or Playwright's own where it was installed. A story has one of its own, pages share one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    // Nothing but the site is asked anything: no updates, no reports, no lists from elsewhere.
    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<string?> Installed = new(() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .Concat(Places)
            .FirstOrDefault(File.Exists));

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why tests that need a browser are skipped here, or nothing where they are not.</summary>
    public static string? Missing =>
        Installed.Value is not null || HasPlaywrightsOwn || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "No Chromium: install chromium or Google Chrome, or run \"pwsh playwright.ps1 install chromium\" in this project's output folder.";

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser was not started.");

    public async Task InitializeAsync()
    {
        if (Missing is not null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Installed.Value, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static bool HasPlaywrightsOwn
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsMacOS() ? "Library/Caches" : OperatingSystem.IsWindows() ? "AppData/Local" : ".cache", "ms-playwright");
            return Directory.Exists(folder) && Directory.EnumerateDirectories(folder, "chromium*").Any();
        }
    }
}

/// <summary>The tests of single pages share a browser and run one after another, once the stories are over: some of them look at the clock.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}

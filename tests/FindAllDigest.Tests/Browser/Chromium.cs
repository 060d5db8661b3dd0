using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(FindAllDigest.Tests.Browser.Chromium))]

namespace FindAllDigest.Tests.Browser;

/// <summary>Debian's Chromium, started when a test first asks for a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Usual = "/usr/bin/chromium";

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>An empty page of a window of its own.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await _started.Value).Browser.NewContextAsync(options);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && _started.Value.IsCompletedSuccessfully)
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Usual;
        if (!File.Exists(path))
        {
            throw new InvalidOperationException(
                $"The page is tested in a browser, and there is no {path}. Install Debian's package chromium, or let CHROMIUM name another Chromium.");
        }

        // The driver is where NuGet unpacked it; see the project file.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", RepositoryFiles.PlaywrightPackage);
        var playwright = await Playwright.CreateAsync();
        return (
            playwright,
            await playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"] }));
    }
}

using Deque.AxeCore.Playwright;
using FindAllDigest.Tests.Pipeline;
using Microsoft.Playwright;
using Xunit;

namespace FindAllDigest.Tests.Browser;

/// <summary>The page in a real browser, from disk: as people use it, and as hostile texts would misuse it.</summary>
[Trait("Lane", "browser")]
public sealed class SiteBrowserTests(Chromium chromium)
{
    private const int Large = 10_000;
    private const int LargestPage = 12 * 1024 * 1024;

    private static readonly string[] Serious = ["serious", "critical"];

    [Fact]
    public async Task Search_and_filters_leave_the_rows_that_fit()
    {
        var page = await OpenAsync(await SitePages.SmallAsync());

        await page.FillAsync("#search", "SAYS be");
        Assert.Empty(await NamesAsync(page));
        await page.FillAsync("#search", "be");
        Assert.Equal(["Beta"], await NamesAsync(page));
        Assert.Equal("1 of 8 entities", await page.InnerTextAsync("#count"));
        await page.FillAsync("#search", "");
        await page.SelectOptionAsync("#status", "rejected");
        Assert.Equal(["Beta"], await NamesAsync(page));
        await page.SelectOptionAsync("#status", "");
        await page.SelectOptionAsync("#watch", "cities");
        Assert.Equal(["Faro", "Lisbon", "Porto"], await NamesAsync(page));
        await page.SelectOptionAsync("#match", "low");
        Assert.Equal(["Porto"], await NamesAsync(page));
        await page.ClickAsync("button[type=reset]");
        await page.FillAsync("#from", "2026-11-04");
        await page.FillAsync("#until", "2026-11-06");
        Assert.Equal(["Émile", "Gamma", "Lisbon"], await NamesAsync(page));
        await page.ClickAsync("button[type=reset]");
        Assert.Equal("8 entities", await page.InnerTextAsync("#count"));
    }

    [Fact]
    public async Task Every_column_sorts_both_ways_and_numbers_by_their_value()
    {
        var page = await OpenAsync(await SitePages.SmallAsync());

        await page.SelectOptionAsync("#watch", "money");
        await page.ClickAsync("thead button:text-is('Funding')");
        Assert.Equal(["Gamma", "Zeta", "Beta", "alpha", "Émile"], await NamesAsync(page));
        await page.ClickAsync("thead button:text-is('Funding')");
        Assert.Equal(["Émile", "alpha", "Beta", "Zeta", "Gamma"], await NamesAsync(page));
        await page.ClickAsync("thead button:text-is('Name')");
        Assert.Equal(["alpha", "Beta", "Émile", "Gamma", "Zeta"], await NamesAsync(page));
        Assert.Equal("ascending", await page.GetAttributeAsync("#table thead th:first-child", "aria-sort"));
        foreach (var head in await page.Locator("#table thead button").AllAsync())
        {
            await head.ClickAsync();
            var once = await NamesAsync(page);
            await head.ClickAsync();
            Assert.Equal(once.Order(StringComparer.Ordinal), (await NamesAsync(page)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_can_be_done_by_keyboard()
    {
        var page = await OpenAsync(await SitePages.SmallAsync());

        await page.FocusAsync("#search");
        await page.Keyboard.TypeAsync("émile");
        Assert.Equal(["Émile"], await NamesAsync(page));
        await TabUntilAsync(page, "Funding");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await page.GetAttributeAsync("thead th:has(button:text-is('Funding'))", "aria-sort"));
        await TabUntilAsync(page, "Émile");
        await page.Keyboard.PressAsync("Space");

        var evidence = await page.InnerTextAsync("tr.evidence");
        Assert.Contains("Émile does what it says", evidence, StringComparison.Ordinal);
        Assert.Contains("The page says so.", evidence, StringComparison.Ordinal);
        Assert.Contains("source.example", evidence, StringComparison.Ordinal);
        Assert.Contains("first seen", evidence, StringComparison.Ordinal);
        Assert.Contains("rounds.example", evidence, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Space");
        Assert.Equal(0, await page.Locator("tr.evidence").CountAsync());
    }

    [Fact]
    public async Task Without_script_the_table_is_whole_and_nothing_is_offered_that_does_not_work()
    {
        var page = await OpenAsync(await SitePages.SmallAsync(), new() { JavaScriptEnabled = false });

        Assert.Equal(8, await page.Locator("#table tbody tr").CountAsync());
        Assert.False(await page.IsVisibleAsync("#filters"));
        Assert.False(await page.IsVisibleAsync("#more"));
    }

    [Fact]
    public async Task On_paper_there_is_the_table_and_no_controls()
    {
        var page = await OpenAsync(await SitePages.SmallAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await page.IsVisibleAsync("#filters"));
        Assert.Equal(8, await page.Locator("#table tbody tr:visible").CountAsync());
        Assert.NotEmpty(await page.PdfAsync());
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task It_fits_and_nobody_is_shut_out(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(
            await SitePages.SmallAsync(), new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        await page.ClickAsync("tbody button >> nth=0");

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        var faults = (await page.RunAxe()).Violations
            .Where(fault => Serious.Contains(fault.Impact))
            .Select(fault => $"{fault.Id}: {fault.Help} {string.Join(' ', fault.Nodes.Select(node => node.Html))}");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Hostile_texts_of_the_worst_of_the_web_do_nothing_and_nothing_is_fetched()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RunAsync(["refresh", "--simulate", "--scenario", "hostile", LocalStage.Watch])).Expect(0);
        var folder = Path.Combine(stage.Root, "site");
        (await new ProgramHost(Path.Combine(stage.Root, "artifacts", "simulation")).RunAsync("site", "--out", folder)).Expect(0);

        List<string> happened = [];
        var page = await chromium.OpenAsync();
        page.Request += (_, request) => happened.Add(request.Url);
        page.Dialog += (_, dialog) => happened.Add(dialog.Message);
        page.Console += (_, message) => happened.Add(message.Text);
        page.PageError += (_, error) => happened.Add(error);
        var address = new Uri(Path.Combine(folder, "index.html")).AbsoluteUri;
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("html[data-ready]");
        foreach (var name in await page.Locator("tbody button.name").AllAsync())
        {
            await name.ClickAsync();
        }

        Assert.Equal([address], happened);
        Assert.True(await page.Locator("tr.evidence").CountAsync() > 5);
        Assert.Equal(
            0,
            await page
                .Locator(
                    "img, iframe, object, embed, video, audio, base, form[action], script[src], link[rel=stylesheet], [style], [onclick], [onerror], [onload]")
                .CountAsync());
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main a')].map(link => link.protocol)");
        Assert.NotEmpty(links);
        Assert.All(links, protocol => Assert.Contains(protocol, new[] { "https:", "http:" }));
    }

    [Fact]
    public async Task What_the_policy_does_not_name_does_not_run()
    {
        var path = await SitePages.SmallAsync();
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            path,
            text.Replace(
                "<main>",
                "<main><script>document.title = 'run'</script><img src=\"https://evil.example/x.png\"><b onclick=\"document.title = 'run'\" id=\"trap\">x</b>",
                StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var page = await OpenAsync(path);
        List<string> answered = [];
        page.RequestFinished += (_, request) => answered.Add(request.Url);
        await page.ClickAsync("#trap");

        Assert.NotEqual("run", await page.TitleAsync());
        Assert.Empty(answered);
    }

    [Fact]
    public async Task Ten_thousand_entities_are_searched_sorted_and_shown_part_by_part()
    {
        var path = await SitePages.LargeAsync(Large);
        Assert.InRange(new FileInfo(path).Length, 1, LargestPage);

        var page = await OpenAsync(path);

        Assert.Equal("10000 entities", await page.InnerTextAsync("#count"));
        Assert.Equal(200, await page.Locator("#table tbody tr").CountAsync());
        await page.ClickAsync("#more");
        Assert.Equal(400, await page.Locator("#table tbody tr").CountAsync());
        await page.FillAsync("#search", "0999");
        Assert.Equal(11, (await NamesAsync(page)).Length);
        await page.FillAsync("#search", "");
        await page.ClickAsync("thead button:text-is('Funding')");
        await page.ClickAsync("thead button:text-is('Funding')");
        Assert.Equal("Company 09999", (await NamesAsync(page))[0]);

        var ready = await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        TestContext.Current.TestOutputHelper?.WriteLine($"{new FileInfo(path).Length / 1024} KB, usable after {ready:0} ms");
    }

    private async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var page = await chromium.OpenAsync(options);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        if (options?.JavaScriptEnabled != false)
        {
            await page.WaitForSelectorAsync("html[data-ready]");
        }

        return page;
    }

    private static Task<string[]> NamesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('tbody button.name')].map(button => button.textContent)");

    private static async Task TabUntilAsync(IPage page, string text)
    {
        for (var press = 0; press < 60; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent") == text)
            {
                return;
            }
        }

        Assert.Fail($"The tabulator never reaches '{text}'.");
    }
}

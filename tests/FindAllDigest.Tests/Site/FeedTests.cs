using System.Text.Json;
using System.Xml.Linq;
using FindAllDigest.Tests.Pipeline;
using FindAllDigest.Tests.Tables;
using Json.Schema;
using Xunit;

namespace FindAllDigest.Tests.Site;

/// <summary>The feeds, as others judge them: libxml2 by the grammar of Atom, a validator of
/// JSON Schema by what JSON Feed asks for.</summary>
[Trait("Lane", "thorough")]
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feeds_of_hostile_finds_are_valid_and_keep_their_ids_over_refreshes()
    {
        await using var stage = await LocalStage.StartAsync();
        var first = await SimulateAsync(stage, "first");
        var second = await SimulateAsync(stage, "second");

        await AssertValidAsync(first);
        await AssertValidAsync(second);
        var (before, after) = (await IdsAsync(first), await IdsAsync(second));
        Assert.True(before.Count > 5 && after.Count > before.Count, $"{before.Count} ids, then {after.Count}");
        Assert.Superset(before.ToHashSet(), after.ToHashSet());
        Assert.Equal(after.Count, after.Distinct().Count());
    }

    [Fact]
    public async Task Feeds_of_a_watch_that_has_found_nothing_are_valid()
    {
        await using var stage = await LocalStage.StartAsync();
        var folder = Path.Combine(stage.Root, "site");

        (await stage.RunAsync(["site", "--out", folder])).Expect(0);

        await AssertValidAsync(folder);
    }

    /// <summary>Plays a week of the worst of the web, and makes the page of it.</summary>
    private static async Task<string> SimulateAsync(LocalStage stage, string name)
    {
        (await stage.RunAsync(["refresh", LocalStage.Watch, "--simulate", "--scenario", "hostile"])).Expect(0);
        var folder = Path.Combine(stage.Root, name);
        (await new ProgramHost(Path.Combine(stage.Root, "artifacts", "simulation")).RunAsync("site", "--out", folder)).Expect(0);
        return folder;
    }

    private static async Task AssertValidAsync(string folder)
    {
        var judges = Path.Combine(RepositoryFiles.TestProjectRoot, "Site");
        await OtherProgram.RunAsync(
            "xmllint",
            "libxml2-utils",
            ["--noout", "--nonet", "--relaxng", Path.Combine(judges, "atom.rng"), Path.Combine(folder, "feed.xml")]);

        var schema = JsonSchema.FromText(await File.ReadAllTextAsync(Path.Combine(judges, "json-feed.schema.json"), CancellationToken));
        using var feed = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "feed.json"), CancellationToken));
        var result = schema.Evaluate(
            feed.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result));
    }

    private static async Task<List<string>> IdsAsync(string folder)
    {
        using var feed = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "feed.json"), CancellationToken));
        List<string> ids =
        [
            .. feed.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString() ?? "")
        ];
        var atom = XDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "feed.xml"), CancellationToken)).Root;
        Assert.Equal(ids, atom?.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")?.Value));
        return ids;
    }
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Site;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Site;

/// <summary>The page and its feeds, as far as they can be judged without a browser.</summary>
public sealed partial class SiteTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "<!-- <script>",
        "javascript:alert(1)", "&lt;b&gt;", "a\u202Eb\u0000c", "'`${1}",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void No_foreign_text_reaches_markup_or_script(string text)
    {
        var plain = Markup(SitePage.Of([Watch(Entities("name"))], new(2026, 11, 26)));
        var hostile = Markup(SitePage.Of([Watch(Entities(text))], new(2026, 11, 26)));

        Assert.Equal(Tags(plain), Tags(hostile));
    }

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Fact]
    public void The_policy_allows_the_pages_own_style_and_script_and_nothing_else()
    {
        var page = SitePage.Of([Watch(Entities("Acme"))], new(2026, 11, 26));

        var policy = Policy().Match(page).Groups[1].Value;
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$", policy);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("\\son[a-z]+=", Markup(page));
    }

    [Fact]
    public void The_day_of_the_last_refresh_is_that_of_the_watchs_time_zone()
    {
        var watch = Watch(Entities("Acme")) with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles") };

        var page = SitePage.Of([watch], new(2026, 11, 26));

        Assert.Contains("<td data-h=\"Last refresh\">Sun 22 Nov 2026</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_entity_has_its_row_and_its_evidence()
    {
        var watch = Watch([.. Enumerable.Range(0, 300).SelectMany(number => Entities($"Company {number}"))]);

        var page = SitePage.Of([watch], new(2026, 11, 26));

        Assert.Equal(300, page.Split("<tr data-e=").Length - 1);
        using var evidence = JsonDocument.Parse(EvidenceBlock().Match(page).Groups[1].Value);
        Assert.Equal(300, evidence.RootElement.GetArrayLength());
    }

    [Fact]
    public void Feeds_keep_their_ids_when_something_new_comes_and_hold_the_newest_hundred()
    {
        var few = Enumerable.Range(0, 60).SelectMany(number => Entities($"Company {number}")).ToList();
        List<Entity> more =
        [
            .. few,
            .. Enumerable.Range(60, 60)
                .SelectMany(number => Entities($"Company {number}"))
                .Select(entity => entity with { FirstSeen = new(2026, 11, 9) })
        ];

        var before = Ids(SiteEntry.Of([Watch(few)]));
        var after = Ids(SiteEntry.Of([Watch(more)]));

        Assert.Equal(60, before.Distinct().Count());
        Assert.Equal(100, after.Distinct().Count());
        Assert.Equal(40, after.Intersect(before).Count());
    }

    [Fact]
    public void Both_feeds_say_the_same_of_every_entry()
    {
        SiteWatch[] watches = [Watch([.. Hostile.SelectMany(Entities)])];
        var entries = SiteEntry.Of(watches);

        var atom = XDocument.Parse(Encoding.UTF8.GetString(SiteFeeds.Atom(watches, entries).Span)).Root!.Elements(Atom + "entry").ToList();
        using var json = JsonDocument.Parse(SiteFeeds.Json(entries));
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(Hostile.Length, atom.Count);
        Assert.Equal(items.Select(item => item.GetProperty("id").GetString()), atom.Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.Equal(
            items.Select(item => item.GetProperty("title").GetString()), atom.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.All(atom, entry => Assert.Equal("text", entry.Element(Atom + "title")!.Attribute("type")!.Value));
    }

    [Fact]
    public void A_simulated_watch_says_that_its_entities_are_made_up()
    {
        var watch = Watch(Entities("Acme")) with { IsSimulated = true };

        Assert.Contains(
            "come from the built-in simulator. Nothing was bought.", SitePage.Of([watch], new(2026, 11, 26)), StringComparison.Ordinal);
        Assert.All(SiteEntry.Of([watch]), entry => Assert.StartsWith("Made up", entry.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void That_an_entity_is_made_up_is_a_doubt_only_where_the_others_are_not()
    {
        var watch = Watch(
            [.. Entities("Acme").Select(entity => entity with { Key = EntityKey.Of("https://acme.example", "Acme"), IsMadeUp = true })]);

        Assert.Contains("⚠ 1 doubt</span>", SitePage.Of([watch], new(2026, 11, 26)), StringComparison.Ordinal);
        Assert.DoesNotContain("⚠", Markup(SitePage.Of([watch with { IsSimulated = true }], new(2026, 11, 26))), StringComparison.Ordinal);
        Assert.Contains(
            "Made up by the simulator.", Encoding.UTF8.GetString(EntityTableCsv.Of(watch.Table).Span), StringComparison.Ordinal);
    }

    private static List<Uri> Ids(IEnumerable<SiteEntry> entries) => [.. entries.Select(entry => entry.Id)];

    private static string Markup(string page) => Assets().Replace(page, "");

    private static List<string> Tags(string markup) => [.. Tag().Matches(markup).Select(match => match.Value)];

    private static SiteWatch Watch(IReadOnlyCollection<Entity> entities)
    {
        var name = WatchName.TryParse("vc", out var parsed) ? parsed : throw new InvalidOperationException("The name is good.");
        var watch = new Watch { Name = name, Criteria = PartialCriteria.Empty };
        return new SiteWatch
        {
            Name = name,
            Objective = entities.First().Name,
            Table = EntityTable.Of(watch, PartialCriteria.Empty, entities, ExcludeList.Empty, new HashSet<EntityKey>()),
            Shown = ["funding", "note"],
            Ledger = RunLedger.Empty.With(Plans.Record(Plans.Monday)),
            Precision = Precision.Of([], ExcludeList.Empty, [], RunLedger.Empty),
            Numbers = new([entities.First().Name], [entities.First().Name]),
            IsSimulated = false,
        };
    }

    private static Entity[] Entities(string text) =>
    [
        new()
        {
            Key = EntityKey.Of(null, text),
            Name = text,
            Url = "https://acme.example/?q=1",
            Description = text,
            FirstSeen = new(2026, 11, 2),
            LastSeen = new(2026, 11, 9),
            Run = Plans.Id(1),
            Conditions =
            [
                new("c", OutputKind.MatchCondition, "\"\"", true, new Evidence(text, "high", [new Citation(text, text, [text])]))
            ],
            Enrichments =
            [
                new("funding", OutputKind.Enrichment, "5400000", null, Evidence.None),
                new("note", OutputKind.Enrichment, JsonSerializer.Serialize(text), null, Evidence.None),
            ],
            Changes = [],
        },
    ];

    [GeneratedRegex("<(style|script)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Assets();

    [GeneratedRegex("<[a-z/!][^>]*?(?=[ >])")]
    private static partial Regex Tag();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("id=\"evidence\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex EvidenceBlock();
}

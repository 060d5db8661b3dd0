using System.Text;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Site;
using FindAllDigest.Tests.Runs;

namespace FindAllDigest.Tests.Browser;

/// <summary>Pages of made-up entities, as files that a browser opens.</summary>
internal static class SitePages
{
    /// <summary>Two watches: five companies with money, three cities.</summary>
    public static Task<string> SmallAsync() => WriteAsync([
        Watch(
            "money",
            [Company(
                "Zeta",
                900,
                1), Company("alpha", 5_000_000, 2), Company("Beta", 12_000, 3), Company("Émile", 70_000_000, 4), Company("Gamma", 8, 5)],
            "Beta"),
        Watch("cities", [Company("Lisbon", 1, 6), Company("Porto", 2, 7), Company("Faro", 3, 8)], ""),
    ]);

    /// <summary>One watch with many entities.</summary>
    public static Task<string> LargeAsync(int count) =>
        WriteAsync(
            [Watch(
                "many",
                [.. Enumerable.Range(0, count).Select(number => Company($"Company {number:00000}", number, 1 + (number % 28)))],
                "Company 00007")]);

    private static async Task<string> WriteAsync(IReadOnlyList<SiteWatch> watches)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("findall-page-").FullName, "index.html");
        await File.WriteAllTextAsync(path, SitePage.Of(watches, new(2026, 11, 26)), new UTF8Encoding(false));
        return path;
    }

    private static SiteWatch Watch(string name, IReadOnlyList<Entity> entities, string rejected)
    {
        var watch = WatchName.TryParse(name, out var parsed) ? parsed : throw new InvalidOperationException("The name is good.");
        var list = ExcludeList.Empty.Append([.. entities.Where(entity => entity.FirstSeen.Day != 5).Select(entity =>
            NewExcludeRow.FromService(entity.Name, entity.Url, entity.FirstSeen, entity.Run) with
            {
                Status = entity.Name == rejected ? ExcludeStatus.Rejected : ExcludeStatus.Known,
            })]);
        return new SiteWatch
        {
            Name = watch,
            Objective = "Find what is asked for",
            Table = EntityTable.Of(
                new Watch { Name = watch, Criteria = PartialCriteria.Empty },
                PartialCriteria.Empty,
                entities,
                list,
                new HashSet<EntityKey>()),
            Shown = ["funding"],
            Ledger = RunLedger.Empty.With(Plans.Record(Plans.Monday)),
            Precision = Precision.Of([], ExcludeList.Empty, [], RunLedger.Empty),
            Numbers = new(
                ["Of 64 candidates, “Portfolio” refused 38 (12 alone).", "Found 137; at least 151 exist (about 91 %)."],
                ["“Portfolio”: 26 passed, 38 refused, 12 of them by it alone."]),
            IsSimulated = false,
        };
    }

    private static Entity Company(string name, int funding, int day) => new()
    {
        Key = EntityKey.Of($"https://{EntityLikeness.FoldedName(name).Replace(' ', '-')}.example", name),
        Name = name,
        Url = $"https://{EntityLikeness.FoldedName(name).Replace(' ', '-')}.example",
        Description = $"{name} does what it says and is described in one sentence.",
        FirstSeen = new(2026, 11, day),
        LastSeen = new(2026, 11, 28),
        Run = Plans.Id(1),
        Conditions =
        [
            new(
                "is_asked_for",
                OutputKind.MatchCondition,
                "\"yes\"",
                true,
                new Evidence(
                    "The page says so.",
                    day % 2 == 0 ? "high" : "low",
                    [new Citation("https://www.source.example/about", "About", ["We are."])]))
        ],
        Enrichments =
        [
            new(
                "funding",
                OutputKind.Enrichment,
                $"\"USD {funding}\"",
                null,
                new Evidence("A round.", "high", [new Citation("https://rounds.example/1", "Round", ["It raised money."])]))
        ],
        Changes =
        [
            new()
            {
                Date = new(2026, 11, 28),
                Run = Plans.Id(1),
                Kind = ChangeKind.Enrichment,
                Field = "funding",
                BeforeJson = "\"USD 1\"",
                AfterJson = $"\"USD {funding}\"",
                Source = "https://rounds.example/2",
            }
        ],
    };
}

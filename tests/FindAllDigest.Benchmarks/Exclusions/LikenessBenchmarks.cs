using BenchmarkDotNet.Attributes;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Benchmarks.Exclusions;

/// <summary>What a refresh does to say <em>possibly the same as</em>: one pass over the list
/// for 50 new entities. Goal: under 200 ms for a million rows.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LikenessBenchmarks
{
    private static readonly FindAllRunId Run = FindAllRunId.TryParse("findall_bench", out var id)
        ? id
        : throw new InvalidOperationException();

    private readonly Entity[] _fifty =
    [
        .. Enumerable.Range(0, 50).Select(number => NewEntity($"Novapeak Robotics {number} GmbH", $"https://novapeak{number}.example/"))
    ];
    private readonly Entity[] _common =
    [
        .. Enumerable.Range(0, 50).Select(number => NewEntity($"Acme Nova {number}", $"https://acmenova{number}.com/"))
    ];
    private KnownEntities _known = new([]);

    [Params(100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp() => _known = new([ExcludeList.Read("exclude.csv", GeneratedList.Write(Rows)).OrThrow()]);

    [Benchmark(Description = "hints for 50 new entities")]
    public int Hints() => Count(_fifty);

    [Benchmark(Description = "hints for 50 whose words are in every fifth row")]
    public int HintsOfCommonWords() => Count(_common);

    private static Entity NewEntity(string name, string url) => new()
    {
        Key = EntityKey.Of(url, name),
        Name = name,
        Url = url,
        Description = "",
        FirstSeen = new(2026, 11, 23),
        LastSeen = new(2026, 11, 23),
        Run = Run,
        Conditions = [],
        Enrichments = [],
        Changes = [],
    };

    private int Count(Entity[] reported)
    {
        var hints = new LikenessHints(_known, reported);
        return reported.Sum(entity => hints.For(entity).PossiblySameAs.Count);
    }
}

using BenchmarkDotNet.Attributes;
using CsvHelper;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Benchmarks.Exclusions;

/// <summary>What a refresh does with an exclude list, beside a scan by CsvHelper that does nothing with what it reads.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ExcludeListBenchmarks
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly NewExcludeRow[] _fifty =
    [
        .. Enumerable.Range(0, 50).Select(number => new NewExcludeRow($"New {number}", $"https://new{number}.example/", Added: Today))
    ];
    private readonly string _path = Path.GetTempFileName();
    private byte[] _file = [];
    private ExcludeList _list = ExcludeList.Empty;
    private ExcludeList _ours = ExcludeList.Empty;
    private ExcludeList _theirs = ExcludeList.Empty;

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _file = GeneratedList.Write(Rows);
        File.WriteAllBytes(_path, _file);
        _list = ExcludeList.Read("exclude.csv", _file).OrThrow();
        _ours = _list.Append(_fifty);
        _theirs = _list.Edit(
            [.. _list.Rows.Where((_, row) => row % (Rows / 10) == 0).Select(row => new CellEdit(row.Line, ExcludeColumn.Note, "seen"))]);
    }

    [GlobalCleanup]
    public void TearDown() => File.Delete(_path);

    [Benchmark(Baseline = true, Description = "CsvHelper alone, from file")]
    public long ScanFile()
    {
        using var reader = CsvReader.FromFile(_path);
        return Scan(reader);
    }

    [Benchmark(Description = "load from file, check, key, index")]
    public int LoadFile() => ExcludeList.Read("exclude.csv", File.ReadAllBytes(_path)).OrThrow().Count;

    [Benchmark(Description = "CsvHelper alone, in memory")]
    public long ScanMemory()
    {
        using var reader = CsvReader.Create(_file);
        return Scan(reader);
    }

    [Benchmark(Description = "check, key, index, in memory")]
    public int LoadMemory() => ExcludeList.Read("exclude.csv", _file).OrThrow().Count;

    [Benchmark(Description = "find 1,000 entities")]
    public int Find()
    {
        var excluded = 0;
        for (var number = 0; number < 1000; number++)
        {
            excluded += _list.Find(EntityKey.Of($"https://acmenova{number}.com/", "Acme"), Today) is ExclusionVerdict.Excluded ? 1 : 0;
        }

        return excluded;
    }

    [Benchmark(Description = "append 50")]
    public int Append() => _list.Append(_fifty).Segments.Sum(segment => segment.Length);

    [Benchmark(Description = "merge three ways")]
    public int Merge() => ExcludeListMerge.Merge(_list, _ours, _theirs).List.Count;

    [Benchmark(Description = "look for duplicates")]
    public int Duplicates() => DuplicateMerge.Merge(_list).Groups.Count;

    private static long Scan(CsvReader reader)
    {
        long length = 0;
        while (reader.Read())
        {
            length += reader.GetSpan(0).Length + reader.GetSpan(1).Length;
        }

        return length;
    }
}

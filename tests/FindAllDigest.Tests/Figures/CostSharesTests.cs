using DuckDB.NET.Data;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Exclusions;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

/// <summary>What an accepted entity cost, recomputed by a database from the files themselves.</summary>
public sealed class CostSharesTests
{
    [Fact]
    public async Task Costs_for_each_accepted_entity_are_what_a_few_lines_of_sql_say()
    {
        var (ledger, entities, list) = Sample(seed: 11);
        var shares = CostShares.Of(ledger, entities, Precision.Of(entities, list, [], ledger));
        using var folder = new TemporaryFiles(
            ("runs.csv", ledger.ToUtf8()), ("exclude.csv", list.Bytes), ("entities.jsonl", EntityCatalogue.Empty.With(entities).ToUtf8()));

        var rows = await folder.QueryAsync("""
            with kept as (
                select entity.run as run from read_json('{0}/entities.jsonl', columns = {{name: 'VARCHAR', run: 'VARCHAR'}}) entity
                join read_csv('{0}/exclude.csv', header = true, all_varchar = true) row on row.name = entity.name
                where coalesce(row.status, '') in ('', 'known') and row.until is null),
            runs as (select * from read_csv('{0}/runs.csv', header = true))
            select criteria, sum(usd)::decimal(18, 2), sum(new)::int, (select count(*) from kept where kept.run in (select id from runs r where r.criteria = runs.criteria))::int
            from runs group by criteria order by min(started)
            """);

        Assert.All(shares.Criteria, share => Assert.NotNull(share.LastRefresh));
        Assert.Equal(rows, shares.Criteria.Select(share => new CostShare(share.Name, Math.Round(share.Usd, 2), share.New, share.Accepted)));
        Assert.Equal(rows.Select(row => row.PerAccepted), shares.Criteria.Select(share => share.PerAccepted));
        Assert.Equal(rows.Sum(row => row.Usd), Math.Round(shares.All.Usd, 2));
        Assert.Equal(shares.All.Usd, shares.Generators.Sum(share => share.Usd));
        Assert.Equal(["core", "preview", "pro"], shares.Generators.Select(share => share.Name));
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        var shares = CostShares.Of(RunLedger.Empty, [], Precision.Of([], ExcludeList.Empty, [], RunLedger.Empty));

        Assert.Equal(new CostShare("", 0, 0, 0), shares.All);
        Assert.Null(shares.All.PerNew);
        Assert.Null(shares.All.PerAccepted);
    }

    private static (RunLedger Ledger, IReadOnlyList<Entity> Entities, ExcludeList List) Sample(int seed)
    {
        var random = new Random(seed);
        var ledger = RunLedger.Empty;
        List<Entity> entities = [];
        var rows = "name,url,status,until\n";
        for (var number = 1; number <= 12; number++)
        {
            var found = number % 4 == 0 ? 0 : random.Next(1, 6);
            ledger = ledger.With(Plans.Record(Plans.Monday, usd: 2 + (0.1525m * found), id: number) with
            {
                Started = Plans.Monday.AddDays(7 * number),
                Kind = number == 5 ? RunKind.Preview : RunKind.Refresh,
                CriteriaHash = number <= 7 ? "older" : "newer",
                New = found,
            });
            for (var index = 0; index < found; index++)
            {
                var name = $"Company {number} {index}";
                entities.Add(EntityOf(name, number));
                rows += $"{name},https://company-{number}-{index}.example,{(random.Next(3) == 0 ? "rejected" : "")},\n";
            }
        }

        return (ledger, entities, Lists.Of(rows));
    }

    private static Entity EntityOf(string name, int run) => new()
    {
        Key = EntityKey.Of($"https://{name.ToLowerInvariant().Replace(' ', '-')}.example", name),
        Name = name,
        Url = $"https://{name.ToLowerInvariant().Replace(' ', '-')}.example",
        Description = "",
        FirstSeen = new(2026, 11, 2),
        LastSeen = new(2026, 11, 2),
        Run = Plans.Id(run),
        Generator = run < 9 ? "core" : "pro",
        Conditions = [],
        Enrichments = [],
        Changes = [],
    };

    private sealed class TemporaryFiles : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-digest-");

        public TemporaryFiles(params (string Name, ReadOnlyMemory<byte> Bytes)[] files)
        {
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes.Span);
            }
        }

        public async Task<IReadOnlyList<CostShare>> QueryAsync(string sql)
        {
            await using var connection = new DuckDBConnection("DataSource=:memory:");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = sql
                .Replace("{0}", _folder.FullName, StringComparison.Ordinal)
                .Replace("{{", "{", StringComparison.Ordinal)
                .Replace("}}", "}", StringComparison.Ordinal);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            List<CostShare> rows = [];
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.Add(new CostShare(reader.GetString(0), reader.GetDecimal(1), reader.GetInt32(2), reader.GetInt32(3)));
            }

            return rows;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}

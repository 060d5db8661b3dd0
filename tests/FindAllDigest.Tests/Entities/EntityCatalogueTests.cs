using System.Text;
using CsCheck;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Entities;

public sealed class EntityCatalogueTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly HashSet<EntityKey> Nobody = [];

    [Fact]
    public void The_file_is_sorted_by_key_in_whatever_order_entities_came_and_reads_back_to_the_same_bytes()
    {
        var one = EntityCatalogue.Empty.With([Entity("b.example"), Entity("a.example"), Entity("ü.example")]);
        var other = EntityCatalogue.Empty.With([Entity("ü.example")]).With([Entity("a.example"), Entity("b.example")]);

        Assert.Equal(Text(one), Text(other));
        Assert.Equal(Text(one), Text(EntityCatalogue.Read("entities.jsonl", one.ToUtf8())));
        Assert.Equal(["a.example", "b.example", "xn--tda.example"], one.Entities.Select(entity => entity.Key.Value));
    }

    [Fact]
    public void A_pointer_of_git_lfs_is_named_as_one()
    {
        var fault = Assert.Throws<DigestException>(
            () => EntityCatalogue.Read(
                "entities.jsonl", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"u8.ToArray()));

        Assert.Contains("Git LFS", Assert.Single(fault.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_nobody_touched_keeps_its_bytes()
    {
        var spaced = Text(EntityCatalogue.Empty.With([Entity("a.example")]))
            .Replace("{\"key\":", "{ \"key\" :", StringComparison.Ordinal)
            .Replace("\"changes\":[]", "\"mine\":1,\"changes\":[]", StringComparison.Ordinal);

        var changed = EntityCatalogue.Read("entities.jsonl", Encoding.UTF8.GetBytes(spaced)).With([Entity("b.example")]);

        Assert.StartsWith(spaced, Text(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_as_scripts_of_people_read_it()
    {
        var evidence = new Evidence("because <b>", "high", [new("https://a.example/p", "T", ["“quoted”"])]);
        var entity = Entity("a.example") with
        {
            Name = "Ünïcode & Co",
            Url = "https://a.example",
            Description = "d\u202E",
            Conditions =
            [
                new("c", OutputKind.MatchCondition, "{\"a\":[1.50]}", true, evidence),
                new("n", OutputKind.MatchCondition, "null", null, Evidence.None)
            ],
            Enrichments = [new("e", OutputKind.Enrichment, "null", null, Evidence.None)],
            Changes =
            [
                new()
                {
                    Date = Today,
                    Run = Plans.Id(2),
                    Kind = ChangeKind.Enrichment,
                    Field = "e",
                    BeforeJson = "null",
                    AfterJson = "\"x\"",
                    Source = "https://s.example",
                }
            ],
        };

        Assert.Equal(
            $$"""{"key":"a.example","name":"Ünïcode \u0026 Co","url":"https://a.example","description":"d\u202E","first_seen":"{{entity.FirstSeen:yyyy-MM-dd}}","last_seen":"{{entity.LastSeen:yyyy-MM-dd}}","run":"{{entity.Run.Value}}","conditions":[{"name":"c","matched":true,"value":{"a":[1.50]},"reasoning":"because \u003Cb\u003E","confidence":"high","citations":[{"url":"https://a.example/p","title":"T","excerpts":["“quoted”"]}]},{"name":"n","value":null,"reasoning":"","confidence":"","citations":[]}],"enrichments":[{"name":"e","value":null,"reasoning":"","confidence":"","citations":[]}],"changes":[{"date":"2026-11-23","run":"{{Plans.Id(2).Value}}","kind":"enrichment","field":"e","from":null,"to":"x","source":"https://s.example"}]}""" + "\n",
            Text(EntityCatalogue.Empty.With([entity])));
    }

    [Fact]
    public void A_line_of_an_earlier_version_is_read_with_what_it_has()
    {
        var line =
            """{"key":"a.example","name":"A","first_seen":"2026-01-02","last_seen":"2026-01-02","run":"findall_00000000000000000000000000000001","conditions":[{"name":"c","matched":false,"citations":null}],"later":{"x":1}}""";

        var entity = EntityCatalogue.Read("entities.jsonl", Encoding.UTF8.GetBytes(line)).Entities.Single();

        Assert.Equal(("A", "", "null", false), (entity.Name, entity.Url, entity.Conditions[0].ValueJson, entity.Conditions[0].IsMatched));
        Assert.Empty(entity.Changes);
    }

    [Fact]
    public void Every_bad_line_is_told_with_its_number()
    {
        var good = Text(EntityCatalogue.Empty.With([Entity("a.example")]));

        var failure = Assert.Throws<DigestException>(
            () => EntityCatalogue.Read(
                "entities.jsonl", Encoding.UTF8.GetBytes($"{{\n{good}\n[]\n{{\"key\":\"x\",\"run\":\"\\ud800\"}}\n")));

        Assert.Equal([1, 4, 5], failure.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void A_harvest_repeated_after_its_own_delivery_is_the_same_harvest() =>
        Gen.Select(Addresses, Addresses, Addresses, Addresses).Sample((found, excluded, expired, catalogued) =>
        {
            var list = List(excluded, expired);
            var before = EntityCatalogue.Empty.With(catalogued.Select(host => Entity(host)));
            var result = Result(found);

            var first = Sort(list, before, result, Nobody);
            var cleared = first.BackAgain
                .SelectMany(entity => list.RowsOf(entity.Key))
                .Select(row => new CellEdit(row.Line, ExcludeColumn.Until, ""))
                .ToList();
            var added = first.New
                .Concat(first.BackAgain)
                .Where(entity => !list.ContainsKey(entity.Key))
                .Select(entity => new NewExcludeRow(entity.Name, entity.Url))
                .ToList();
            var after = before.With(first.New.Concat(first.BackAgain));
            var second = Sort(list.Edit(cleared).Append(added), after, result, first.BackAgain.Select(entity => entity.Key).ToHashSet());

            Assert.Equal(Names(first.New), Names(second.New));
            Assert.Equal(Names(first.BackAgain), Names(second.BackAgain));
            Assert.Equal(first.Leaked, second.Leaked);
            Assert.Equal(Text(after), Text(after.With(second.New.Concat(second.BackAgain))));
        });

    private static Gen<string[]> Addresses => Gen.OneOf("a.example", "b.example", "c.example", "d.example/x", "www.a.example").Array[0, 5];

    private static RunFindings Sort(
        ExcludeList list, EntityCatalogue catalogue, FindAllResult result, IReadOnlySet<EntityKey> toldAsBack) =>
        new NetNewFilter(new KnownEntities([list]), catalogue).Sort(result, Plans.Plan, Today, toldAsBack);

    private static ExcludeList List(string[] excluded, string[] expired) => ExcludeList.Read(
        "exclude.csv",
        Encoding.UTF8.GetBytes(
            $"name,url,until\n{string.Concat(excluded.Select(host => $"x,{host},\n"))}{string.Concat(expired.Select(host => $"x,{host},2026-11-23\n"))}")).OrThrow();

    private static FindAllResult Result(string[] hosts) =>
        new(
            new FindAllRun(Plans.Id(5), new RunStatus("completed", false, hosts.Length, hosts.Length, null)),
            [.. hosts.Select(host => Match(host))],
            []);

    private static Candidate Match(string host) =>
        new() { Name = $"Of {host}", Url = host, Description = "", MatchStatus = "matched", Outputs = [] };

    private static Entity Entity(string host) =>
        Core.Entities.Entity.From(
            Match(host), EntityKey.Of(host, null), new HashSet<string>(), Plans.Id(1), Today.AddDays(-7), earlier: null);

    private static string Text(EntityCatalogue catalogue) => Encoding.UTF8.GetString(catalogue.ToUtf8().Span);

    private static IEnumerable<string> Names(IEnumerable<Entity> entities) => entities.Select(entity => entity.Key.Value);
}

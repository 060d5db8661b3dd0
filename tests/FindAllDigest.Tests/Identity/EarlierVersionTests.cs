using System.Text;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Identity;

/// <summary>A list and a catalogue that an earlier version wrote, with the keys of its rules: <c>EarlierVersion/</c>.</summary>
public sealed class EarlierVersionTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Nobody_is_new_because_keys_are_made_otherwise_now()
    {
        var (list, catalogue) = Read();

        var found = new NetNewFilter(new KnownEntities([list]), catalogue).Sort(
            Result(catalogue), Plans.Plan, Today, new HashSet<EntityKey>());

        Assert.Empty(found.New);
        Assert.Empty(found.BackAgain);
        Assert.Empty(found.UnderAnotherName);
    }

    [Fact]
    public void Whose_row_was_deleted_comes_back_and_is_not_new()
    {
        var (list, catalogue) = Read();

        var found = new NetNewFilter(new KnownEntities([list.Remove([.. list.Rows])]), catalogue).Sort(
            Result(catalogue), Plans.Plan, Today, new HashSet<EntityKey>());

        Assert.Empty(found.New);
        Assert.Equal(catalogue.Count, found.BackAgain.Count);
        Assert.Equal(catalogue.Count, catalogue.With(found.BackAgain).Count);
    }

    [Fact]
    public void The_catalogue_keeps_its_lines_and_their_bytes()
    {
        var (_, catalogue) = Read();

        var lines = Encoding.UTF8.GetString(catalogue.ToUtf8().Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            Text("entities.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
    }

    private static (ExcludeList List, EntityCatalogue Catalogue) Read() => (
        ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes(Text("exclude.csv"))).OrThrow(),
        EntityCatalogue.Read("entities.jsonl", Encoding.UTF8.GetBytes(Text("entities.jsonl"))));

    private static FindAllResult Result(EntityCatalogue catalogue) => new(
        new FindAllRun(Plans.Id(9), new RunStatus("completed", false, catalogue.Count, catalogue.Count, null)),
        [.. catalogue.Entities.Select(
            entity => new Candidate { Name = entity.Name, Url = entity.Url, Description = "", MatchStatus = "matched", Outputs = [] })],
        []);

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(RepositoryFiles.TestProjectRoot, "Identity", "EarlierVersion", file));
}

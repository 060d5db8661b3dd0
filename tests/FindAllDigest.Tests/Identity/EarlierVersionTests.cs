using System.Text;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Cli;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Identity;

/// <summary>Lists and catalogues with the keys of an earlier version's rules: those of <c>by-hand</c> hold a case of each rule, those of
/// <c>three-weeks</c> are what the program at its first release wrote in three simulated weeks, its memory with them.</summary>
public sealed class EarlierVersionTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("by-hand")]
    [InlineData("three-weeks")]
    public void Nobody_is_new_because_keys_are_made_otherwise_now(string folder)
    {
        var (list, catalogue) = Read(folder);

        var found = new NetNewFilter(new KnownEntities([list]), catalogue).Sort(
            Result(catalogue), Plans.Plan, Today, new HashSet<EntityKey>());

        Assert.Empty(found.New);
        Assert.Empty(found.BackAgain);
        Assert.Empty(found.UnderAnotherName);
    }

    [Theory]
    [InlineData("by-hand")]
    [InlineData("three-weeks")]
    public void Whose_row_was_deleted_comes_back_and_is_not_new(string folder)
    {
        var (list, catalogue) = Read(folder);

        var found = new NetNewFilter(new KnownEntities([list.Remove([.. list.Rows])]), catalogue).Sort(
            Result(catalogue), Plans.Plan, Today, new HashSet<EntityKey>());

        Assert.Empty(found.New);
        Assert.Equal(catalogue.Count, found.BackAgain.Count);
        Assert.Equal(catalogue.Count, catalogue.With(found.BackAgain).Count);
    }

    [Theory]
    [InlineData("by-hand")]
    [InlineData("three-weeks")]
    public void The_catalogue_keeps_its_lines_and_their_bytes(string folder)
    {
        var (_, catalogue) = Read(folder);

        var lines = Encoding.UTF8.GetString(catalogue.ToUtf8().Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            Text(folder, "entities.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_it_remembers_of_its_runs_is_read()
    {
        using var repository = new TestRepository();
        foreach (var (path, file) in new[]
        {
            ("data/vc", "entities.jsonl"), ("data/vc", "exclude.csv"), (".findall-digest/vc", "run.json"), (".findall-digest/vc", "runs.csv"),
        })
        {
            repository.Write($"{path}/{file}", Text("three-weeks", file));
        }

        Assert.Contains("last success 34 days ago", await repository.AnswerAsync("status"), StringComparison.Ordinal);
        Assert.Contains("46 new in 3 runs", await repository.AnswerAsync("status"), StringComparison.Ordinal);
        Assert.Equal(47, (await repository.AnswerAsync("export")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static (ExcludeList List, EntityCatalogue Catalogue) Read(string folder) => (
        ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes(Text(folder, "exclude.csv"))).OrThrow(),
        EntityCatalogue.Read("entities.jsonl", Encoding.UTF8.GetBytes(Text(folder, "entities.jsonl"))));

    private static FindAllResult Result(EntityCatalogue catalogue) => new(
        new FindAllRun(Plans.Id(9), new RunStatus("completed", false, catalogue.Count, catalogue.Count, null)),
        [.. catalogue.Entities.Select(
            entity => new Candidate { Name = entity.Name, Url = entity.Url, Description = "", MatchStatus = "matched", Outputs = [] })],
        []);

    private static string Text(string folder, string file) =>
        File.ReadAllText(Path.Combine(RepositoryFiles.TestProjectRoot, "Identity", "EarlierVersion", folder, file));
}

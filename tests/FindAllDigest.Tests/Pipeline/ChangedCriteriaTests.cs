using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A digest that was judged by other words than the last one says so.</summary>
public sealed class ChangedCriteriaTests
{
    private const string Note = "not comparable with earlier ones";

    [Fact]
    public async Task The_first_digest_after_an_edit_of_the_question_says_so_and_later_ones_do_not()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RefreshAsync()).Expect(0);
        Ask(stage, "Find batteries of 2026");
        (await stage.RefreshAsync()).Expect(0);
        stage.PassWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.DoesNotContain(Note, stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        Assert.Contains(Note, stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
        stage.WriteExclude("name,url\nx,https://x.example\n");
        (await stage.RefreshAsync()).Expect(0);
        Assert.DoesNotContain(Note, stage.Read("data/batteries/digests/2026-01-12-2.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_generator_limit_or_enrichment_judges_by_the_same_words()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.Write(
            "data/batteries/watch.json", stage.Read("data/batteries/watch.json").Replace("\"base\"", "\"core\"", StringComparison.Ordinal));
        stage.PassWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.DoesNotContain(Note, stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
    }

    private static void Ask(LocalStage stage, string objective) =>
        stage.Write(
            "data/batteries/watch.json",
            stage.Read("data/batteries/watch.json").Replace("Find batteries", objective, StringComparison.Ordinal));
}

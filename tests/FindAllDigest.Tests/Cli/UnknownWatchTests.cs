using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A watch that does not exist is a mistake that is named, in every command that takes one, and nothing is done.</summary>
public sealed class UnknownWatchTests
{
    [Theory]
    [InlineData("refresh")]
    [InlineData("refresh", "--dry-run")]
    [InlineData("refresh", "--simulate")]
    [InlineData("status")]
    [InlineData("estimate")]
    [InlineData("sync")]
    [InlineData("plan", "--force")]
    [InlineData("preview")]
    [InlineData("cancel")]
    [InlineData("resolve", "--abandon")]
    [InlineData("explain", "Acme")]
    [InlineData("exclude check")]
    [InlineData("exclude add", "Acme")]
    [InlineData("exclude remove", "Acme")]
    [InlineData("exclude import")]
    [InlineData("exclude export")]
    [InlineData("exclude dedupe")]
    public async Task The_nearest_name_is_told_and_nothing_is_done(string command, params string[] more)
    {
        using var repository = new TestRepository();
        repository.Write("data/lighthouses/watch.json", repository.Read("data/vc/watch.json"));
        string[] watches = command is "explain" ? [.. more, "lighthuoses"] : ["lighthuoses", .. more];

        var run = await repository.RunAsync([.. command.Split(' '), .. watches]);

        run.Expect(2);
        Assert.Contains("There is no watch 'lighthuoses'; did you mean 'lighthouses'?", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("findall-digest doctor", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.False(repository.HasList);
    }

    [Fact]
    public async Task Where_one_of_several_is_unknown_none_is_touched()
    {
        using var repository = new TestRepository();

        var run = await repository.RunAsync("refresh", "vc", "cv", "--dry-run");

        Assert.Contains("There is no watch 'cv'", run.Expect(2).Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}

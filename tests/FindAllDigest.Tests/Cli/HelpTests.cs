using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>Help that somebody can begin with.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. NonsenseTests.Leaves(NonsenseTests.Root(), "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_each_command_ends_with_two_or_three_examples_that_can_be_typed(string path)
    {
        using var repository = new TestRepository();

        var help = await repository.AnswerAsync([.. path.Split(' '), "--help"]);

        var examples = help.TrimEnd('\n').Split('\n').SkipWhile(line => line != "Examples:").Skip(1).ToList();
        Assert.InRange(examples.Count, 2, 3);
        Assert.All(examples, example =>
        {
            Assert.StartsWith($"  findall-digest {path}", example, StringComparison.Ordinal);
            var typed = example.Replace("  findall-digest ", "", StringComparison.Ordinal).Split(" > ")[0];
            Assert.Empty(NonsenseTests.Root().Parse(typed).Errors);
        });
    }

    [Fact]
    public async Task The_commands_are_listed_in_groups_and_each_once()
    {
        using var repository = new TestRepository();

        var lines = (await repository.AnswerAsync("--help")).Split('\n');

        string[] groups = ["Every day:", "Your list:", "When something is wrong:", "Set up:", "Look elsewhere:"];
        Assert.Equal(groups, lines.Where(groups.Contains));
        Assert.All(
            NonsenseTests.Root().Subcommands,
            command => Assert.Single(lines, line => line.StartsWith($"  {command.Name} ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "#compdef findall-digest")]
    [InlineData("fish", "complete -c findall-digest")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task A_shell_gets_its_completion_script(string shell, string line)
    {
        using var repository = new TestRepository();

        var script = await repository.AnswerAsync("completion", shell);

        Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findall-digest sta", "status")]
    [InlineData("findall-digest refresh ", "vc")]
    [InlineData("findall-digest exclude add ", "vc")]
    [InlineData("findall-digest refresh --deliver ", "pull-request")]
    public async Task Commands_watches_and_values_are_completed(string typed, string offered)
    {
        using var repository = new TestRepository();

        Assert.Contains(offered, (await repository.AnswerAsync($"[suggest:{typed.Length}]", typed)).Split('\n'));
    }
}

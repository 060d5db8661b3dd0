using CsCheck;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using Xunit;

namespace FindAllDigest.Tests.Diagnostics;

public sealed class LogTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf<string>(
        Gen.String,
        Gen.OneOf(
            "::",
            "##[",
            "#",
            "[",
            ":",
            "error",
            "add-mask",
            "]",
            "%0A",
            "%",
            ",",
            "\n",
            "\r",
            "\u001B[31m",
            "\u0085",
            "\u2028",
            "\u202E",
            "\u200B",
            "\0",
            "x",
            " ").Array[0, 10].Select(string.Concat));

    [Fact]
    public void Any_text_is_one_line_in_which_no_command_takes_effect() => Texts.Sample(text =>
    {
        var line = LogText.Of(text);

        Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
        Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
        Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\u202E');
    });

    [Fact]
    public void An_annotation_is_one_command_on_one_line_whatever_it_says() => Texts.Sample(text =>
    {
        using var output = new StringWriter();
        var commands = new WorkflowCommands(output);

        commands.Error(text);
        commands.Warning(text);
        commands.Error(new FileProblem($"data/{text}/watch.json", 3, 4, text, text));

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("::error::", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("::warning::", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("::error file=data/", lines[2], StringComparison.Ordinal);
        Assert.Equal(["", "error file", ",line", ",col"], Parameters(lines[2]));
        Assert.DoesNotContain(output.ToString().Replace(Environment.NewLine, "", StringComparison.Ordinal), char.IsControl);
    });

    // file=…,line=3,col=4 as the runner splits it: parameters end at the first :: after the command.
    private static string[] Parameters(string line)
    {
        var parameters = line[2..line.IndexOf("::", 2, StringComparison.Ordinal)].Split(',');
        return ["", parameters[0].Split('=')[0], .. parameters[1..].Select(parameter => $",{parameter.Split('=')[0]}")];
    }
}

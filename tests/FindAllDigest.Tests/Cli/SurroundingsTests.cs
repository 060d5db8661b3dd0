using FindAllDigest.Cli.Commands;
using FindAllDigest.Diagnostics;
using FindAllDigest.Tests.Tables;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A machine that refuses something is told in a sentence, and what is being done goes on.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private const string Gone = "The folder that you are in was deleted. Go to one that is there.";

    private readonly TestRepository _repository = new();

    [Fact]
    public async Task A_current_folder_that_was_deleted()
    {
        var script = $"mkdir gone && cd gone && rmdir ../gone && dotnet '{RepositoryFiles.Program}' status 2>&1; echo $?";

        var said = await OtherProgram.RunAsync("sh", "dash", ["-c", script], _repository.Root);

        Assert.Equal($"{Gone}\nsee 'findall-digest status --help'\n1\n", said);
    }

    [Theory]
    [InlineData("status", "--root", "/")]
    [InlineData("export", "-o", "out.csv")]
    [InlineData("refresh", "--simulate")]
    public async Task No_command_begins_in_a_folder_that_was_deleted(params string[] arguments)
    {
        var run = (await new ProgramHost("") { IsRootNamed = false }.RunAsync(arguments)).Expect(1);

        Assert.StartsWith(Gone, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_takes_no_simulation()
    {
        _repository.Write("artifacts", "a file in the way");

        var run = (await _repository.RunAsync("refresh", "--simulate")).Expect(2);

        Assert.StartsWith("This machine refused: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("artifacts/simulation", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("status", "--json")]
    [InlineData("--help")]
    [InlineData("completion", "bash")]
    public async Task An_answer_that_cannot_be_written_is_told_at_the_end(params string[] arguments)
    {
        using var error = new StringWriter { NewLine = "\n" };

        var code = await CommandLine.RunAsync(arguments, Environment(new FullDisk(), error), TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Equal("The answer could not be written (No space left on device). What was to be done is done.\n", error.ToString());
    }

    [Theory]
    [InlineData(0, "status")]
    [InlineData(1, "statsu")]
    [InlineData(2, "status", "nowhere")]
    public async Task A_log_that_cannot_be_written_changes_nothing(int code, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };

        Assert.Equal(
            code, await CommandLine.RunAsync(arguments, Environment(output, new FullDisk()), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _repository.Dispose();

    private ProgramEnvironment Environment(TextWriter output, TextWriter error) => new()
    {
        Variables = new Dictionary<string, string>(),
        CurrentDirectory = _repository.Root,
        Output = output,
        Error = error,
        IsInteractive = false,
        Time = TimeProvider.System,
    };

    private sealed class FullDisk : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}

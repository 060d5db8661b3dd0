using System.Text;
using FindAllDigest.Cli;
using FindAllDigest.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A repository in a temporary folder, and the command line as a shell would call it there.</summary>
internal sealed class TestRepository : IDisposable
{
    private const string WatchJson = """{ "objective": "Find", "entity_type": "companies", "match_conditions": [ { "name": "a", "description": "b" } ] }""";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("findall-digest-");

    public TestRepository() => Write("data/vc/watch.json", WatchJson);

    public string Root => _root.FullName;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>What is piped in; null when nothing is.</summary>
    public byte[]? Input { get; set; }

    /// <summary>The exclude list of the watch <c>vc</c>.</summary>
    public string List
    {
        get => Read("data/vc/exclude.csv");
        set => Write("data/vc/exclude.csv", value);
    }

    public bool HasList => File.Exists(Path.Combine(Root, "data/vc/exclude.csv"));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Root);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Root, path)));

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new ProgramEnvironment
        {
            Variables = Variables,
            CurrentDirectory = Root,
            OpenInput = () => new MemoryStream(Input ?? []),
            IsInputRedirected = Input is not null,
            Output = output,
            Error = error,
            IsInteractive = false,
            Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero)),
        };
        var code = await CommandLine.RunAsync(arguments, environment, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must end well, and gives its answer.</summary>
    public async Task<string> AnswerAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.Code == 0, $"exit {result.Code}: {result.Error}");
        return result.Output;
    }

    public void Dispose() => _root.Delete(recursive: true);
}

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int Code, string Output, string Error);

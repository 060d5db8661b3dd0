using System.Text;

namespace FindAllDigest.Tests.Cli;

/// <summary>A repository in a temporary folder, and the command line as a shell would call it there.</summary>
internal sealed class TestRepository : IDisposable
{
    private const string WatchJson =
        """{ "objective": "Find", "entity_type": "companies", "match_conditions": [ { "name": "a", "description": "b" } ] }""";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("findall-digest-");

    private readonly ProgramHost _host;

    public TestRepository()
    {
        _host = new(Root) { IsRootNamed = false, Time = new TestClock(TestClock.Monday) };
        Write("data/vc/watch.json", WatchJson);
    }

    public string Root => _root.FullName;

    public Dictionary<string, string> Variables => _host.Variables;

    /// <summary>What is piped in; null when nothing is.</summary>
    public byte[]? Input
    {
        get => _host.Input;
        set => _host.Input = value;
    }

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

    public Task<ProgramRun> RunAsync(params string[] arguments) => _host.RunAsync(arguments);

    /// <param name="isStopped">Whether it is asked to stop before it begins, as what listens must be.</param>
    public Task<ProgramRun> RunAsync(bool isStopped, string[] arguments) =>
        isStopped ? _host.RunAsync(new CancellationToken(canceled: true), arguments) : RunAsync(arguments);

    /// <summary>Runs a command that must end well, and gives its answer.</summary>
    public async Task<string> AnswerAsync(params string[] arguments) => (await RunAsync(arguments)).Expect(0).Output;

    public void Dispose() => _root.Delete(recursive: true);
}

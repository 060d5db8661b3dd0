using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator.Faults;

/// <summary>What happens to certain requests. A rule fires on the first request that fits unless told otherwise. "Before" means that the
/// endpoint does nothing; "after" that it did its work and only the answer is lost or replaced.</summary>
public sealed class FaultRule
{
    private readonly Func<RecordedRequest, bool> _matches;
    private int _first = 1;
    private int _last = 1;
    private int _seen;

    internal FaultRule(Func<RecordedRequest, bool> matches) => _matches = matches;

    /// <summary>How many requests fitted so far.</summary>
    public int Seen => Volatile.Read(ref _seen);

    internal ScriptedAnswer? Instead { get; private set; }
    internal ScriptedAnswer? Afterwards { get; private set; }
    internal bool CutsBefore { get; private set; }
    internal bool CutsAfter { get; private set; }
    internal TimeSpan Pause { get; private set; }
    internal Func<RecordedRequest, Task>? RunBefore { get; private set; }
    internal Func<RecordedExchange, Task>? RunAfter { get; private set; }

    /// <summary>Fires on the <paramref name="number"/>th request that fits, counted from 1.</summary>
    public FaultRule OnCall(int number) => OnCalls(number, number);

    /// <summary>Fires on a range of the requests that fit, both ends included.</summary>
    public FaultRule OnCalls(int first, int last) => Set(() => (_first, _last) = (first, last));

    /// <summary>Fires on every request that fits.</summary>
    public FaultRule Always() => OnCalls(1, int.MaxValue);

    /// <summary>Answers at once, without acting.</summary>
    public FaultRule Answers(int status, string? message = null, params IEnumerable<(string Name, string Value)> headers) =>
        Set(() => Instead = Answer(status, message, headers));

    /// <summary>Answers with these exact words at once, without acting.</summary>
    public FaultRule Answers(ScriptedAnswer answer) => Set(() => Instead = answer);

    /// <summary>Acts, then answers this instead of the truth.</summary>
    public FaultRule AnswersAfterActing(int status, string? message = null, params IEnumerable<(string Name, string Value)> headers) =>
        Set(() => Afterwards = Answer(status, message, headers));

    /// <summary>Cuts the connection without acting.</summary>
    public FaultRule CutsConnection() => Set(() => CutsBefore = true);

    /// <summary>Acts, then cuts the connection instead of answering.</summary>
    public FaultRule CutsConnectionAfterActing() => Set(() => CutsAfter = true);

    /// <summary>Waits before acting, by the clock of the server.</summary>
    public FaultRule Waits(TimeSpan pause) => Set(() => Pause = pause);

    /// <summary>Runs a test's own code before the endpoint acts, for example another person's push.</summary>
    public FaultRule Before(Action<RecordedRequest> work) => BeforeAsync(request =>
    {
        work(request);
        return Task.CompletedTask;
    });

    public FaultRule BeforeAsync(Func<RecordedRequest, Task> work) => Set(() => RunBefore = work);

    /// <summary>Runs a test's own code after the endpoint acted and before the answer is sent.</summary>
    public FaultRule After(Action<RecordedExchange> work) => AfterAsync(exchange =>
    {
        work(exchange);
        return Task.CompletedTask;
    });

    public FaultRule AfterAsync(Func<RecordedExchange, Task> work) => Set(() => RunAfter = work);

    /// <summary>Counts the request if it fits, and says whether the rule fires on it.</summary>
    internal bool Fires(RecordedRequest request) =>
        _matches(request) && Interlocked.Increment(ref _seen) is var call && call >= _first && call <= _last;

    private static ScriptedAnswer Answer(int status, string? message, IEnumerable<(string Name, string Value)> headers)
    {
        var body = new JsonObject
        {
            ["message"] = message ?? "Server Error",
            ["documentation_url"] = "https://docs.github.com/rest",
            ["status"] = status.ToString(),
        };
        return new(status, body.ToJsonString(), headers.ToDictionary(header => header.Name, header => header.Value));
    }

    private FaultRule Set(Action change)
    {
        change();
        return this;
    }
}

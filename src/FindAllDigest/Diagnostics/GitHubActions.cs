using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Diagnostics;

/// <summary>What GitHub Actions tells a process. The only reader of the <c>GITHUB_*</c> variables.</summary>
/// <remarks><see href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables"/></remarks>
internal sealed class GitHubActions(ProgramEnvironment environment)
{
    /// <summary>Whether this process runs in a workflow.</summary>
    public bool IsRunning => environment["GITHUB_ACTIONS"] == "true";

    /// <summary>Whether a repository on GitHub is meant: there is a token and a name.</summary>
    public bool HasRepository => Token.Length > 0 && Repository.Length > 0;

    /// <summary>The secret that GitHub knows this process by.</summary>
    public string Token => environment["GITHUB_TOKEN"];

    public string ApiUrl => environment["GITHUB_API_URL"] is { Length: > 0 } url ? url : "https://api.github.com";

    /// <summary><c>owner/name</c>.</summary>
    public string Repository => environment["GITHUB_REPOSITORY"];

    /// <summary>Whether the event that started the workflow belongs to a fork, which has no secrets.</summary>
    public bool IsFork => Event is { } payload && ThreadEventReader.IsOfFork(payload);

    /// <summary>What happened in a pull request or an issue and started the workflow; null where something else did.</summary>
    /// <param name="number">The pull request or the issue that is asked about.</param>
    public ThreadEvent? EventOf(int number) => Event is { } payload ? ThreadEventReader.Read(payload, number, Repository) : null;

    /// <summary>The run whose end the relay reported, which started the workflow; null where something else did.</summary>
    public ReportedRun? ReportedRun => Event is { } payload ? ReportedRunEvent.Read(payload) : null;

    /// <summary>The workflow run; empty elsewhere.</summary>
    public string RunId => environment["GITHUB_RUN_ID"];

    /// <summary>The workflow run, where a person runs it again; empty elsewhere.</summary>
    public string RepeatedRunId => environment["GITHUB_RUN_ATTEMPT"] is "" or "1" ? "" : RunId;

    public string ServerUrl => environment["GITHUB_SERVER_URL"] is { Length: > 0 } url ? url : "https://github.com";

    /// <summary>The repository's page, without a slash at the end; empty where no repository is named.</summary>
    public string RepositoryUrl => Repository.Length == 0 ? "" : $"{ServerUrl.TrimEnd('/')}/{Repository}";

    /// <summary>File that receives a step's outputs; empty elsewhere.</summary>
    public string OutputPath => environment["GITHUB_OUTPUT"];

    /// <summary>File that receives a step's summary; empty elsewhere.</summary>
    public string StepSummaryPath => environment["GITHUB_STEP_SUMMARY"];

    private byte[]? Event => environment["GITHUB_EVENT_PATH"] is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;
}

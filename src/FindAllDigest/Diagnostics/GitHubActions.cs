using System.Text.Json;
using FindAllDigest.Cli;

namespace FindAllDigest.Diagnostics;

/// <summary>What GitHub Actions tells a process. The only reader of the <c>GITHUB_*</c> variables.</summary>
/// <remarks><see href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables"/></remarks>
public sealed class GitHubActions(ProgramEnvironment environment)
{
    /// <summary>Whether this process runs in a workflow.</summary>
    public bool IsRunning => environment["GITHUB_ACTIONS"] == "true";

    /// <summary>Whether a repository on GitHub is meant: there is a token and a name.</summary>
    public bool HasRepository => environment["GITHUB_TOKEN"].Length > 0 && Repository.Length > 0;

    /// <summary><c>owner/name</c>.</summary>
    public string Repository => environment["GITHUB_REPOSITORY"];

    /// <summary>Whether the event that started the workflow belongs to a fork, which has no secrets.</summary>
    public bool IsFork
    {
        get
        {
            var path = environment["GITHUB_EVENT_PATH"];
            if (!File.Exists(path))
            {
                return false;
            }

            using var payload = JsonDocument.Parse(File.ReadAllBytes(path));
            return payload.RootElement.ValueKind == JsonValueKind.Object
                && payload.RootElement.TryGetProperty("repository", out var repository)
                && repository.ValueKind == JsonValueKind.Object
                && repository.TryGetProperty("fork", out var fork)
                && fork.ValueKind == JsonValueKind.True;
        }
    }

    /// <summary>The workflow run; empty elsewhere.</summary>
    public string RunId => environment["GITHUB_RUN_ID"];

    /// <summary>The web address of GitHub.</summary>
    public string ServerUrl => environment["GITHUB_SERVER_URL"] is { Length: > 0 } url ? url : "https://github.com";

    /// <summary>File that receives a step's outputs; empty elsewhere.</summary>
    public string OutputPath => environment["GITHUB_OUTPUT"];

    /// <summary>File that receives a step's summary; empty elsewhere.</summary>
    public string StepSummaryPath => environment["GITHUB_STEP_SUMMARY"];
}

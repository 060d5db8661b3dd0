using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>How a person settles a run that may exist although its id was lost: in the browser, or on a command line.</summary>
internal static class LostRunAdvice
{
    // The choices of the form, word for word; a test holds them against .github/workflows/fix-a-run.yml.
    private const string Exists = "The lost run exists, and its id is below";
    private const string ExistsNot = "The lost run does not exist";

    /// <summary>For a run of which nobody knows whether it exists.</summary>
    public static string Of(WatchName watch) =>
        "Look for the run in the service's dashboard, https://platform.parallel.ai. "
        + $"On GitHub, open Actions, Fix a run, Run workflow, write '{watch.Value}', and choose '{Exists}' and paste the id (findall_…), "
        + $"or choose '{ExistsNot}'. "
        + $"On a command line, call 'findall-digest resolve {watch.Value} --resume findall_…' or 'findall-digest resolve {watch.Value} "
        + $"--abandon'.";

    /// <summary>For a run that exists and that the program's memory does not know.</summary>
    public static string Of(WatchName watch, FindAllRunId run) =>
        $"On GitHub, open Actions, Fix a run, Run workflow, write '{watch.Value}', choose '{Exists}', and paste {run}. "
        + $"On a command line, call 'findall-digest resolve {watch.Value} --resume {run}'.";
}

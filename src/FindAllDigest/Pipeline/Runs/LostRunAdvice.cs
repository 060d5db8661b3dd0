using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>How a person settles a run that may exist although its id was lost: in the browser, or on a command line.</summary>
internal static class LostRunAdvice
{
    /// <summary>The form for a run that exists, which has no other fields than the watch and the id;
    /// a test holds both forms to these words.</summary>
    public const string Form = "Take up a lost run";

    /// <summary>Where <see cref="Form"/> is, from the repository's address.</summary>
    public const string FormLink = "actions/workflows/lost-run.yml";

    private const string OtherForm = "Fix a run";
    private const string ExistsNot = "The lost run does not exist";

    /// <summary>For a run of which nobody knows whether it exists.</summary>
    public static string Of(WatchName watch) =>
        "Look for the run in the service's dashboard, https://platform.parallel.ai. "
        + $"If it is there, open Actions, {Form}, Run workflow on GitHub, write '{watch.Value}' and paste the run's id (findall_…). "
        + $"If it is not, open {OtherForm} instead, write '{watch.Value}' and choose '{ExistsNot}'. "
        + $"On a command line, call 'findall-digest resolve {watch.Value} --resume findall_…' or 'findall-digest resolve {watch.Value} "
        + $"--abandon'.";

    /// <summary>For a run that exists and that the program's memory does not know.</summary>
    public static string Of(WatchName watch, FindAllRunId run) =>
        $"On GitHub, open Actions, {Form}, Run workflow, write '{watch.Value}' and paste {run}. "
        + $"On a command line, call 'findall-digest resolve {watch.Value} --resume {run}'.";
}

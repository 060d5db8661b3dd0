using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>How a person settles a run that may exist although its id was lost: in the browser, or on a command line.</summary>
public static class LostRunAdvice
{
    /// <summary>For a run of which nobody knows whether it exists.</summary>
    public static string Of(WatchName watch) =>
        $"Look for it in the service's dashboard. Then, {OnGitHub(watch)} its id (findall_…) if it is there, or the word abandon if it is not; "
        + $"on a command line: 'findall-digest resolve {watch.Value} --resume findall_…' or 'findall-digest resolve {watch.Value} --abandon'.";

    /// <summary>For a run that exists and that the program's memory does not know.</summary>
    public static string Of(WatchName watch, FindAllRunId run) =>
        $"{Capital(OnGitHub(watch))} {run}; on a command line: 'findall-digest resolve {watch.Value} --resume {run}'.";

    private static string OnGitHub(WatchName watch) => $"on GitHub: Actions, operate, Run workflow, with 'resolve' as what to do, '{watch.Value}' as the watch, and as text";

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}

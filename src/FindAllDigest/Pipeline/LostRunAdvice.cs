using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>How a person settles a run that may exist although its id was lost: in the browser, or on a command line.</summary>
public static class LostRunAdvice
{
    /// <summary>Two sentences.</summary>
    public static string Of(WatchName watch) =>
        $"Look for it in the service's dashboard. Then, on GitHub: Actions, operate, Run workflow, with 'resolve' as what to do, '{watch.Value}' as the watch, and as text its id (findall_…) if it is there, or the word abandon if it is not; "
        + $"on a command line: 'findall-digest resolve {watch.Value} --resume findall_…' or 'findall-digest resolve {watch.Value} --abandon'.";
}

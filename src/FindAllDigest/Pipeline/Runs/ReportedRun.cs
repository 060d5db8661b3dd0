using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>A run that somebody says the service reported. It is a hint only: what counts is
/// what the service says when it is asked.</summary>
internal sealed record ReportedRun(WatchName Watch, FindAllRunId Id);

using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Looks on while a run works.</summary>
internal interface IRunObserver
{
    /// <summary>Whether it wants to see matches as they are found, and not only how many there are.</summary>
    bool WantsEvents { get; }

    void Report(RunProgress progress);
}

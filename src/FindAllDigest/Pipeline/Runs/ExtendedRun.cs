using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>What became of the wish to extend a settled run.</summary>
/// <param name="Extension">How far it goes on; null where the budget holds no further match, and nothing was bought.</param>
internal sealed record ExtendedRun(FindAllRunId Id, RunExtension? Extension, string Message)
{
    private const string Remedy = "Raise budget in watch.json";

    /// <summary>It goes on.</summary>
    public static ExtendedRun Of(FindAllRunId id, RunExtension extension, int wanted)
    {
        var lowered = extension.To < wanted ? $" The budget holds no more. {Remedy} for all {wanted}." : "";
        return new(
            id,
            extension,
            $"run {id} is extended from {extension.From} to {extension.To} matches, for at most {extension.ExposureUsd:#,0.00} USD "
                + $"more. The next refresh collects what it brings.{lowered}");
    }

    /// <summary>It does not go on.</summary>
    public static ExtendedRun OverBudget(FindAllRunId id, decimal availableUsd) => new(
        id,
        null,
        $"run {id} is not extended: the budget holds {Math.Max(0, availableUsd):#,0.00} USD more for it, which is less than one "
            + $"further match costs. {Remedy}.");
}

using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Imports;
using FindAllDigest.FindAllApi;
using FindAllDigest.FindAllApi.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Fetches the matches of a FindAll run. Reading a result is not billed.</summary>
internal static class RunImport
{
    /// <exception cref="DigestException">There is no key, the service refuses, or its result is not whole (exit 3).</exception>
    public static async Task<ImportReading> ReadAsync(CommandContext context, FindAllRunId run, CancellationToken cancellationToken)
    {
        var environment = context.Environment;
        using var loggers = context.CreateLoggers();
        var settings = FindAllSettings.From(environment[FindAllSettings.KeyVariable], environment[FindAllSettings.AddressVariable]);
        using var client = new FindAllClient(() => settings, environment.Time, loggers.CreateLogger<FindAllClient>());
        var result = await client.GetResultAsync(run, cancellationToken);
        if (result.Doubt.Length > 0)
        {
            throw new DigestException(
                ExitCode.FindAll,
                $"The result of run {run} {result.Doubt}, so matches would be missing. Nothing was added. Try again once the run has "
                    + $"ended.");
        }

        foreach (var problem in result.Problems)
        {
            context.Remark($"warning: {problem}");
        }

        var collector = new ImportCollector();
        foreach (var (index, candidate) in result.Candidates.Index())
        {
            if (candidate.IsMatch)
            {
                collector.Add(index + 1, candidate.Name, candidate.Url);
            }
            else
            {
                collector.PassOverUnmatched();
            }
        }

        return collector.ToReading();
    }
}

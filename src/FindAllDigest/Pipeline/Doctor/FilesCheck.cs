using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Forms;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether every file of every watch can be read.</summary>
internal sealed class FilesCheck : ICheck
{
    private const string Name = "files";

    public Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        List<Finding> findings =
        [
            .. Of(examination.Unopened),
            .. examination.Watches.SelectMany(watch => Of(watch.Faults.Except(watch.State.Faults))),
            .. examination.Sound.SelectMany(EmptyColumns),
        ];
        if (examination.Watches.Count + examination.Unopened.Count == 0)
        {
            findings.Add(
                Finding.Doubtful(
                    Name,
                    "There is no watch yet.",
                    "Make one with the form New watch, or with 'findall-digest init'.",
                    NewWatchForm.Link));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(
            findings is [] ? [Finding.Good(Name, "Every file of every watch can be read.")] : findings);
    }

    private static IEnumerable<Finding> EmptyColumns(WatchData data) =>
        from criteria in new[] { CriteriaSource.Stored(data) }.OfType<Criteria>()
        let asked = criteria.Enrichments.SelectMany(enrichment => enrichment.PropertyNames)
        from column in data.Default.Watch.Columns ?? []
        where !asked.Contains(column.Field, StringComparer.Ordinal)
        select Finding.Doubtful(
            Name,
            $"'columns' of watch '{data.Watch.Value}' names '{column.Field}', which no run is asked for: it stays empty.",
            "Add it to 'enrichments' in its watch.json, or remove it from 'columns'.",
            $"blob/HEAD/{data.Default.PathOf(WatchFiles.Watch)}");

    /// <summary>What faults of files of the default branch are to a person who looks.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<FileProblem> faults) =>
        [.. faults.Select(
            fault => Finding.Broken(Name, ExitCode.File, $"{fault.Place}: {fault.Message}", fault.Remedy, $"blob/HEAD/{fault.Path}"))];
}

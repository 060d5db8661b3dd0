using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Forms;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether every file of every watch can be read.</summary>
internal static class FilesCheck
{
    private const string Name = "files";

    public static IEnumerable<Finding> Look(Examination examination)
    {
        if (examination.Watches.Count + examination.Unopened.Count == 0)
        {
            return
            [
                Finding.Doubtful(
                    Name, "There is no watch yet.", "Make one with the form New watch, or with 'findall-digest init'.", NewWatchForm.Link),
            ];
        }

        var own = examination.Watches.SelectMany(watch => watch.Faults.Except(watch.State.Faults));
        return examination.Unopened.Concat(own).Select(Of).Concat(examination.Sound.SelectMany(EmptyColumns))
            .OrGood(Name, "Every file of every watch can be read.");
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

    /// <summary>What a fault of a file of the default branch is to a person who looks.</summary>
    public static Finding Of(FileProblem fault) => Finding.OfFile(Name, fault, isOnDefaultBranch: true);
}

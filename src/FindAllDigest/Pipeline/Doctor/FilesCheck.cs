using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Forms;

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

    /// <summary>What faults of files of the default branch are to a person who looks.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<FileProblem> faults) =>
        [.. faults.Select(
            fault => Finding.Broken(Name, ExitCode.File, $"{fault.Place}: {fault.Message}", fault.Remedy, $"blob/HEAD/{fault.Path}"))];
}

using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether every file of every watch can be read.</summary>
public sealed class FilesCheck : ICheck
{
    private const string Name = "files";

    public Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        List<Finding> findings =
        [
            .. from watch in examination.Watches
               from fault in watch.Faults.Except(watch.State.Faults)
               select Finding.Broken(Name, ExitCode.File, $"{fault.Place}: {fault.Message}", fault.Remedy, $"blob/HEAD/{fault.Path}"),
        ];
        if (examination.Watches.Count == 0)
        {
            findings.Add(Finding.Doubtful(Name, "There is no watch yet.", "Make one with the workflow New watch, or with 'findall-digest init'.", "actions/workflows/new-watch.yml"));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(findings is [] ? [Finding.Good(Name, "Every file of every watch can be read.")] : findings);
    }
}

using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether every template can be printed with.</summary>
/// <param name="load">Reads and tries all of them; throws their faults.</param>
internal sealed class TemplatesCheck(Func<CancellationToken, Task> load) : ICheck
{
    private const string Name = "templates";

    public async Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        try
        {
            await load(cancellationToken);
            return [Finding.Good(Name, "Every template can be printed with.")];
        }
        catch (DigestException failure) when (failure.Problems.Count > 0)
        {
            return
            [
                .. failure.Problems.Select(fault => Finding.Broken(
                    Name, ExitCode.File, $"{fault.Place}: {fault.Message}", fault.Remedy, $"blob/HEAD/{fault.Path}"))
            ];
        }
    }
}

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Everything that is looked at, in the order in which it is told.</summary>
public static class Checks
{
    /// <param name="inspector">Reads how the repository is set up; null where watches lie in a folder.</param>
    public static IReadOnlyList<ICheck> All(IRepositoryInspector? inspector) =>
        [new RepositoryCheck(inspector), new KeyCheck(), new FilesCheck(), new MemoryCheck(), new ScheduleCheck(), new BudgetCheck(), new PricesCheck()];

    public static async Task<IReadOnlyList<Finding>> LookAsync(Examination examination, IRepositoryInspector? inspector, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        foreach (var check in All(inspector))
        {
            findings.AddRange(await check.LookAsync(examination, cancellationToken));
        }

        return findings;
    }
}

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Everything that is looked at, in the order in which it is told.</summary>
public static class Checks
{
    public static IReadOnlyList<ICheck> All { get; } = [new KeyCheck(), new FilesCheck(), new MemoryCheck(), new ScheduleCheck(), new BudgetCheck(), new PricesCheck()];

    public static async Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        foreach (var check in All)
        {
            findings.AddRange(await check.LookAsync(examination, cancellationToken));
        }

        return findings;
    }
}

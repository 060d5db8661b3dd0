namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Everything that is looked at, in the order in which it is told.</summary>
internal static class Checks
{
    /// <param name="loadTemplates">Reads and tries all templates; throws their faults.</param>
    public static IReadOnlyList<ICheck> All(Func<CancellationToken, Task> loadTemplates) =>
    [
        new RepositoryCheck(),
        new BranchesCheck(),
        new KeyCheck(),
        new CreditCheck(),
        new FilesCheck(),
        new TemplatesCheck(loadTemplates),
        new MemoryCheck(),
        new ScheduleCheck(), new LabelsCheck(), new BudgetCheck(), new PricesCheck(), new ClockCheck(), new PagesCheck(),
    ];

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        IReadOnlyList<ICheck> checks, Examination examination, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        foreach (var check in checks)
        {
            findings.AddRange(await check.LookAsync(examination, cancellationToken));
        }

        return findings;
    }
}

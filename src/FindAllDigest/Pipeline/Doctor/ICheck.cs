namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Looks at one thing that can keep refreshes from their work. It buys nothing and writes nothing.</summary>
internal interface ICheck
{
    /// <summary>What was seen: at least one finding.</summary>
    Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken);
}

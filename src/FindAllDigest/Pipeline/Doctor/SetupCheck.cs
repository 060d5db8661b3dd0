namespace FindAllDigest.Pipeline.Doctor;

/// <summary>A check of how the repository is set up; a folder has nothing of the kind.</summary>
internal abstract class SetupCheck : ICheck
{
    public Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(examination.Setup is { } setup ? [.. Look(setup, examination)] : []);

    protected abstract IEnumerable<Finding> Look(RepositorySetup setup, Examination examination);
}

using FindAllDigest.GitHubSimulator.Permissions;

namespace FindAllDigest.WorkflowStage;

/// <summary>The <c>permissions</c> of a workflow's job, as rights of its token.</summary>
internal static class JobPermissions
{
    /// <summary>What is not listed is not granted. Rights that GitHub's API does not ask for here, such
    /// as <c>pages</c>, are left out.</summary>
    public static PermissionSet Of(IReadOnlyDictionary<string, string> listed) => listed
        .Where(one => IsKnown(one.Key))
        .Aggregate(PermissionSet.None, (set, one) => set.With(Permission(one.Key), Enum.Parse<Access>(one.Value, ignoreCase: true)));

    private static bool IsKnown(string name) => Enum.TryParse<Permission>(Letters(name), ignoreCase: true, out _);

    private static Permission Permission(string name) => Enum.Parse<Permission>(Letters(name), ignoreCase: true);

    private static string Letters(string name) => name.Replace("-", "", StringComparison.Ordinal);
}

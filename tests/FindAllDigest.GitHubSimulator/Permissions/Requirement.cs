namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>The rights of which one suffices for an endpoint. An empty list asks for none.</summary>
public sealed record Requirement(Access Access, params IReadOnlyList<Permission> AnyOf)
{
    public static readonly Requirement Nothing = new(Access.None);
    public static readonly Requirement ReadMetadata = new(Access.Read, Permission.Metadata);
    public static readonly Requirement ReadContents = new(Access.Read, Permission.Contents);
    public static readonly Requirement WriteContents = new(Access.Write, Permission.Contents);
    public static readonly Requirement ReadPullRequests = new(Access.Read, Permission.PullRequests);
    public static readonly Requirement WritePullRequests = new(Access.Write, Permission.PullRequests);
    public static readonly Requirement ReadThreads = new(Access.Read, Permission.Issues, Permission.PullRequests);
    public static readonly Requirement WriteThreads = new(Access.Write, Permission.Issues, Permission.PullRequests);
    public static readonly Requirement ReadIssues = new(Access.Read, Permission.Issues);
    public static readonly Requirement WriteIssues = new(Access.Write, Permission.Issues);
    public static readonly Requirement ReadActions = new(Access.Read, Permission.Actions);
    public static readonly Requirement ReadAdministration = new(Access.Read, Permission.Administration);
    public static readonly Requirement WriteAdministration = new(Access.Write, Permission.Administration);

    public bool IsMetBy(PermissionSet granted) => AnyOf.Count == 0 || AnyOf.Any(permission => granted.Allows(permission, Access));

    /// <summary>The value of <c>X-Accepted-GitHub-Permissions</c>.</summary>
    public override string ToString() =>
        string.Join("; ", AnyOf.Select(permission => $"{Spell(permission)}={Access.ToString().ToLowerInvariant()}"));

    private static string Spell(Permission permission) =>
        permission == Permission.PullRequests ? "pull_requests" : permission.ToString().ToLowerInvariant();
}

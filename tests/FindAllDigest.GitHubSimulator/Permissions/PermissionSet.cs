using System.Collections.Immutable;

namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>The rights of a token. Metadata can always be read, as on GitHub.</summary>
public sealed record PermissionSet
{
    private readonly ImmutableDictionary<Permission, Access> _granted;

    private PermissionSet(ImmutableDictionary<Permission, Access> granted) => _granted = granted;

    /// <summary>Nothing but metadata: <c>permissions: {}</c> of a workflow.</summary>
    public static PermissionSet None { get; } = new(ImmutableDictionary<Permission, Access>.Empty.Add(Permission.Metadata, Access.Read));

    /// <summary>What a refresh needs: contents, pull requests and issues to write.</summary>
    public static PermissionSet Delivery { get; } = None
        .With(Permission.Contents, Access.Write).With(Permission.PullRequests, Access.Write).With(Permission.Issues, Access.Write);

    /// <summary>What an administrator's own token has.</summary>
    public static PermissionSet All { get; } =
        Enum.GetValues<Permission>().Aggregate(None, (set, permission) => set.With(permission, Access.Write));

    public PermissionSet With(Permission permission, Access access) => new(_granted.SetItem(permission, access));

    public bool Allows(Permission permission, Access access) => _granted.GetValueOrDefault(permission) >= access;
}

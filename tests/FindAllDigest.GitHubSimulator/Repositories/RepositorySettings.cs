namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>The switches of a repository's settings pages that a test may turn at any time.</summary>
public sealed class RepositorySettings
{
    /// <summary>Settings → Actions → General → "Allow GitHub Actions to create and approve pull
    /// requests". New repositories have it off.</summary>
    public bool ActionsMayCreatePullRequests { get; set; }

    public bool IsPrivate { get; set; }
    public bool IsFork { get; set; }
    public bool IsArchived { get; set; }
    public bool HasIssues { get; set; } = true;

    /// <summary>Whether a site of GitHub Pages is published from here.</summary>
    public bool HasPages { get; set; }

    /// <summary>What the tab Actions shows, by the workflow's file name; a repository without workflows has none.</summary>
    public IDictionary<string, HostedWorkflow> Workflows { get; } = new Dictionary<string, HostedWorkflow>(StringComparer.Ordinal);

    public bool AllowsMergeCommit { get; set; } = true;
    public bool AllowsSquashMerge { get; set; } = true;
    public bool AllowsRebaseMerge { get; set; } = true;
    public bool DeletesBranchOnMerge { get; set; }
    public IList<BranchRule> Rules { get; } = [];

    /// <summary>Logins with push access beside the owner; only they can be assigned or asked to review.</summary>
    public ISet<string> Collaborators { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
}

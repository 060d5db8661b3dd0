using System.IO.Enumeration;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Protection of the branches whose name matches <see cref="Pattern"/> (<c>*</c> matches anything).</summary>
public sealed record BranchRule(string Pattern)
{
    /// <summary>True for a ruleset, false for classic branch protection; only the words of the refusal differ.</summary>
    public bool IsRuleset { get; init; }

    public bool RequiresPullRequest { get; init; }
    public bool RequiresSignatures { get; init; }

    /// <summary>Names of checks that must pass before a pull request is merged.</summary>
    public IReadOnlyList<string> RequiredChecks { get; init; } = [];

    public bool BlocksCreation { get; init; }
    public bool BlocksForcePush { get; init; } = true;
    public bool BlocksDeletion { get; init; } = true;

    /// <summary>Only the listed accounts may push; none means no such limit.</summary>
    public IReadOnlySet<string>? Pushers { get; init; }

    /// <summary>Accounts the rule does not bind.</summary>
    public IReadOnlySet<string> Bypass { get; init; } = new HashSet<string>();

    public bool Covers(string branch) => FileSystemName.MatchesSimpleExpression(Pattern, branch, ignoreCase: false);
}

using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Permissions;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Who moves a reference, and with what rights. A person at work bypasses the branch rules.</summary>
public sealed record Pusher(Account Account, bool MayChangeWorkflows, bool BypassesRules)
{
    public static Pusher Person(Account account) => new(account, MayChangeWorkflows: true, BypassesRules: true);

    public static Pusher With(Token token) =>
        new(token.Account, token.Permissions.Allows(Permission.Workflows, Access.Write), BypassesRules: false);
}

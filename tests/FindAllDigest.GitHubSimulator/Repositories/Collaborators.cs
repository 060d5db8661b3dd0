using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>What people are to a repository: the owner and those with push access, who alone
/// can be assigned or asked to review, and all others.</summary>
internal static class Collaborators
{
    public static Account? Find(HostedRepository repository, string login) =>
        repository.World.FindAccount(login) is { } account && (IsOwner(repository, account) || Pushes(repository, account))
            ? account
            : null;

    /// <summary>GitHub's <c>author_association</c>. A bot is no collaborator; one that commits is a contributor.</summary>
    public static string Association(HostedRepository repository, Account account) =>
        IsOwner(repository, account) ? "OWNER"
        : Pushes(repository, account) ? "COLLABORATOR"
        : HasContributed(repository, account) ? "CONTRIBUTOR"
        : "NONE";

    /// <summary>GitHub's <c>permission</c>: everybody may read what is public.</summary>
    public static string Permission(HostedRepository repository, Account account) =>
        IsOwner(repository, account) ? "admin"
        : Pushes(repository, account) ? "write"
        : repository.Settings.IsPrivate ? "none"
        : "read";

    private static bool IsOwner(HostedRepository repository, Account account) => account.Id == repository.Owner.Id;

    private static bool Pushes(HostedRepository repository, Account account) => repository.Settings.Collaborators.Contains(account.Login);

    private static bool HasContributed(HostedRepository repository, Account account) =>
        repository.History
            .Reachable(repository.Resolve(repository.DefaultBranch))
            .Any(id => repository.Objects.Get<Commit>(id).Author.Email == account.Email);
}

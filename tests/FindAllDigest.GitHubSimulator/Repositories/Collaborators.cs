using FindAllDigest.GitHubSimulator.Accounts;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Who can be assigned or asked to review: the owner and those with push access.</summary>
internal static class Collaborators
{
    public static Account? Find(HostedRepository repository, string login) =>
        repository.World.FindAccount(login) is { } account
        && (account.Id == repository.Owner.Id || repository.Settings.Collaborators.Contains(login))
            ? account
            : null;
}

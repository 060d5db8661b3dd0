using System.Text;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Makes commits the way GitHub does: what it makes itself is committed by "GitHub" and signed.</summary>
public static class Commits
{
    public static ObjectId ByGitHub(
        HostedRepository repository, Account author, ObjectId tree, IReadOnlyList<ObjectId> parents, string message) =>
        ByGitHub(repository, author.Sign(repository.World.Now), tree, parents, message);

    public static ObjectId ByGitHub(
        HostedRepository repository, Signature author, ObjectId tree, IReadOnlyList<ObjectId> parents, string message)
    {
        var plain = new Commit(tree, parents, author, Account.WebFlow.Sign(repository.World.Now), message);
        return repository.Objects.Add(plain with { PgpSignature = Armour(plain) });
    }

    public static ObjectId Plain(
        HostedRepository repository,
        Signature author,
        Signature committer,
        ObjectId tree,
        IReadOnlyList<ObjectId> parents,
        string message) =>
        repository.Objects.Add(new Commit(tree, parents, author, committer, message));

    // Not a real signature, but one that depends on what it signs and has the shape git expects.
    private static string Armour(Commit commit) =>
        $"-----BEGIN PGP SIGNATURE-----\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(ObjectId.Of("payload", Encoding.UTF8.GetBytes(commit.Payload())).Value))}\n-----END PGP SIGNATURE-----\n";
}

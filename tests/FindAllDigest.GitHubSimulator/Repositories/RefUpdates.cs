using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Creates, moves and deletes references by GitHub's rules, and tells the pull requests.</summary>
internal sealed class RefUpdates(HostedRepository repository)
{
    private readonly Dictionary<string, object> _markers = [];

    /// <summary>Whether a read shows this reference yet.</summary>
    public bool Shows(string name) => !_markers.TryGetValue(name, out var marker) || repository.World.Consistency.Shows(marker);

    public void Create(string name, ObjectId target, Pusher pusher)
    {
        if (!RefName.IsValid(name))
        {
            throw ApiRefusal.Unprocessable($"{name} is not a valid ref name.");
        }

        if (repository.References.Find(name) is not null)
        {
            throw ApiRefusal.Unprocessable("Reference already exists");
        }

        RequireObject(target);
        if (repository.References.HasFolderConflict(name))
        {
            throw ApiRefusal.Unprocessable("Reference update failed");
        }

        BranchGuard.Check(repository, name, null, target, pusher);
        repository.World.Consistency.Created(ResourceKind.Reference, _markers[name] = new());
        Moved(name, null, target, pusher);
    }

    public void Move(string name, ObjectId target, bool force, Pusher pusher)
    {
        var before = repository.References.Find(name) ?? throw ApiRefusal.Unprocessable("Reference does not exist");
        RequireObject(target);
        if (!force && !repository.History.IsAncestor(before, target))
        {
            throw ApiRefusal.Unprocessable("Update is not a fast forward");
        }

        BranchGuard.Check(repository, name, before, target, pusher);
        Moved(name, before, target, pusher);
    }

    public void Delete(string name, Pusher pusher)
    {
        var before = repository.References.Find(name) ?? throw ApiRefusal.Unprocessable("Reference does not exist");
        if (name == RefName.OfBranch(repository.DefaultBranch))
        {
            throw ApiRefusal.Unprocessable("Cannot delete the default branch");
        }

        BranchGuard.Check(repository, name, before, null, pusher);
        repository.References.Remove(name);
        Tell(name, before, null, pusher);
    }

    private void Moved(string name, ObjectId? before, ObjectId target, Pusher pusher)
    {
        repository.References.Set(name, target);
        Tell(name, before, target, pusher);
    }

    private void Tell(string name, ObjectId? before, ObjectId? after, Pusher pusher)
    {
        repository.PushedAt = repository.World.Now;
        if (before != after && name.StartsWith(RefName.Branches, StringComparison.Ordinal))
        {
            repository.PullRequests.BranchMoved(name[RefName.Branches.Length..], before, after, pusher.Account);
        }
    }

    private void RequireObject(ObjectId target)
    {
        if (!repository.Objects.TryGet<Commit>(target, out _))
        {
            throw ApiRefusal.Unprocessable("Object does not exist");
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>One repository on the simulated GitHub: a git database with branches, pull requests and issues.</summary>
public sealed class HostedRepository
{
    /// <param name="world">The GitHub it is on.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="name">Without the owner.</param>
    /// <param name="origin">What it is a fork of; both then share their objects, as on GitHub.</param>
    internal HostedRepository(GitHubWorld world, Account owner, string name, HostedRepository? origin = null)
    {
        (World, Owner, Name, Id, CreatedAt) = (world, owner, name, world.NextId(), world.Now);
        Objects = origin?.Objects ?? new();
        PushedAt = CreatedAt;
        History = new(Objects);
        Refs = new(this);
        Tracker = new(this);
        PullRequests = new(this);
        Merges = new(this);
    }

    public long Id { get; }
    public Account Owner { get; }
    public string Name { get; }

    public string FullName => $"{Owner.Login}/{Name}";

    public string DefaultBranch { get; internal set; } = "main";

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset PushedAt { get; internal set; }

    public RepositorySettings Settings { get; } = new();
    public ObjectStore Objects { get; }
    public References References { get; } = new();
    public History History { get; }

    /// <summary>Issues and the conversations of pull requests.</summary>
    public IssueTracker Tracker { get; }

    public PullRequestBook PullRequests { get; }

    /// <summary>The events that were sent to its workflows, as a workflow finds them in its file.</summary>
    public IList<JsonObject> Dispatches { get; } = [];

    internal GitHubWorld World { get; }
    internal RefUpdates Refs { get; }
    internal Merging Merges { get; }

    /// <summary>Acts as a person with full rights, the way they would by pushing or clicking;
    /// whoever is not the owner is a collaborator from now on.</summary>
    public PersonAtWork As(Account person)
    {
        lock (World.Gate)
        {
            _ = person.Id == Owner.Id || Settings.Collaborators.Add(person.Login);
            return new(this, person);
        }
    }

    /// <summary>Acts as a person without rights here, as anybody can in a public repository.</summary>
    public StrangerAtWork AsStranger(Account person) => new(this, person);

    /// <summary>The fork that an account has of this repository, made when there is none.</summary>
    public HostedRepository Fork(Account owner)
    {
        lock (World.Gate)
        {
            // Within one account a fork needs another name.
            var name = owner.Id == Owner.Id ? $"{Name}-fork" : Name;
            if (World.FindRepository(owner.Login, name) is { } known)
            {
                return known;
            }

            var fork = new HostedRepository(World, owner, name, this) { DefaultBranch = DefaultBranch };
            fork.Settings.IsFork = true;
            foreach (var (reference, target) in References.All.Where(
                pair => pair.Key.StartsWith(RefName.Branches, StringComparison.Ordinal)))
            {
                fork.References.Set(reference, target);
            }

            World.Add(fork);
            return fork;
        }
    }

    /// <summary>The commit that a branch, a full reference name or an id stands for; none if there is none.</summary>
    public ObjectId? Resolve(string revision)
    {
        lock (World.Gate)
        {
            return References.Find(RefName.OfBranch(revision))
                ?? References.Find(revision)
                ?? References.Find("refs/tags/" + revision)
                ?? References.Find("refs/" + revision)
                ?? (ObjectId.TryParse(revision, out var id) && Objects.TryGet<Commit>(id, out _) ? id : null);
        }
    }

    /// <summary>The bytes of a file at a revision; none if it is not there.</summary>
    public byte[]? ReadBytes(string path, string? revision = null)
    {
        lock (World.Gate)
        {
            return Resolve(revision ?? DefaultBranch) is { } commit
                && TreeFiles.Find(Objects, Objects.Get<Commit>(commit).TreeId, path) is { } entry
                && Objects.TryGet<Blob>(entry.Id, out var blob)
                ? blob.Content.ToArray()
                : null;
        }
    }

    /// <summary>A file as UTF-8 text; none if it is not there.</summary>
    public string? ReadText(string path, string? revision = null) =>
        ReadBytes(path, revision) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The paths of all files at a revision.</summary>
    public IReadOnlyList<string> Files(string? revision = null)
    {
        lock (World.Gate)
        {
            return Resolve(revision ?? DefaultBranch) is { } commit
                ? [.. TreeFiles.Read(Objects, Objects.Get<Commit>(commit).TreeId).Keys]
                : [];
        }
    }

    /// <summary>The commits a revision reaches, newest first.</summary>
    public IReadOnlyList<CommitView> Commits(string? revision = null)
    {
        lock (World.Gate)
        {
            return Resolve(revision ?? DefaultBranch) is { } tip
                ? [.. History.Between(null, tip).Reverse().Select(id => new CommitView(id, Objects.Get<Commit>(id)))]
                : [];
        }
    }

    /// <summary>The names of all branches, sorted.</summary>
    public IReadOnlyList<string> Branches()
    {
        lock (World.Gate)
        {
            return
            [
                .. References.All.Keys
                    .Where(name => name.StartsWith(RefName.Branches, StringComparison.Ordinal))
                    .Select(name => name[RefName.Branches.Length..])
            ];
        }
    }

    /// <summary>Writes everything as a bare repository for real git.</summary>
    public void Export(string directory)
    {
        lock (World.Gate)
        {
            BareRepository.Write(Objects, References, DefaultBranch, directory);
        }
    }
}

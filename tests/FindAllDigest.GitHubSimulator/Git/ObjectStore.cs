using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Git's content-addressed database, in memory.</summary>
public sealed class ObjectStore
{
    private readonly Dictionary<ObjectId, GitObject> _objects = [];

    public IReadOnlyDictionary<ObjectId, GitObject> All => _objects;

    public ObjectId Add(GitObject item)
    {
        var id = ObjectId.Of(item.Kind, item.Encode());
        _objects.TryAdd(id, item);
        return id;
    }

    public bool TryGet<T>(ObjectId id, [NotNullWhen(true)] out T? item)
        where T : GitObject
    {
        item = _objects.GetValueOrDefault(id) as T;
        return item is not null;
    }

    /// <exception cref="KeyNotFoundException">There is no such object of this kind.</exception>
    public T Get<T>(ObjectId id)
        where T : GitObject => TryGet<T>(id, out var item) ? item : throw new KeyNotFoundException($"No {typeof(T).Name} {id}.");
}

using System.Runtime.CompilerServices;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Lets what was just written stay unseen by the next reads, as GitHub's replicas sometimes do. Writes always see everything:
/// creating twice is refused even while the first is hidden.</summary>
public sealed class EventualConsistency
{
    private readonly Dictionary<ResourceKind, int> _delays = [];
    private readonly ConditionalWeakTable<object, StrongBox<int>> _hidden = [];

    /// <summary>From now on every new thing of this kind is left out of the first
    /// <paramref name="reads"/> answers that would show it.</summary>
    public void Delay(ResourceKind kind, int reads) => _delays[kind] = reads;

    internal void Created(ResourceKind kind, object item)
    {
        if (_delays.GetValueOrDefault(kind) is var reads and > 0)
        {
            _hidden.AddOrUpdate(item, new(reads));
        }
    }

    /// <summary>Whether a read shows this; asking counts as a read.</summary>
    internal bool Shows(object item) => !_hidden.TryGetValue(item, out var left) || left.Value-- <= 0;
}

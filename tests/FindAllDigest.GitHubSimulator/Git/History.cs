namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Walks the graph of commits.</summary>
public sealed class History(ObjectStore objects)
{
    /// <summary>The commit and everything it descends from.</summary>
    public HashSet<ObjectId> Reachable(ObjectId? from)
    {
        var seen = new HashSet<ObjectId>();
        var waiting = new Stack<ObjectId>(from is null ? [] : [from]);
        while (waiting.TryPop(out var id))
        {
            if (seen.Add(id))
            {
                Array.ForEach([.. objects.Get<Commit>(id).Parents], waiting.Push);
            }
        }

        return seen;
    }

    public bool IsAncestor(ObjectId ancestor, ObjectId descendant) => Reachable(descendant).Contains(ancestor);

    /// <summary>The best common ancestor; none for unrelated histories. Of several, the newest, then the smallest id.</summary>
    public ObjectId? MergeBase(ObjectId one, ObjectId other)
    {
        var common = Reachable(one);
        common.IntersectWith(Reachable(other));
        var older = common.SelectMany(id => objects.Get<Commit>(id).Parents).SelectMany(Reachable).ToHashSet();
        return common.Except(older).OrderByDescending(id => objects.Get<Commit>(id).Committer.When).ThenBy(id => id).FirstOrDefault();
    }

    /// <summary>Commits of <paramref name="head"/> that <paramref name="excluded"/> lacks, parents before children.</summary>
    public IReadOnlyList<ObjectId> Between(ObjectId? excluded, ObjectId head)
    {
        var seen = Reachable(excluded);
        var order = new List<ObjectId>();
        var path = new Stack<(ObjectId Id, bool ParentsDone)>([(head, false)]);
        while (path.TryPop(out var step))
        {
            if (step.ParentsDone)
            {
                order.Add(step.Id);
            }
            else if (seen.Add(step.Id))
            {
                path.Push((step.Id, true));
                foreach (var parent in objects.Get<Commit>(step.Id).Parents.Reverse())
                {
                    path.Push((parent, false));
                }
            }
        }

        return order;
    }
}

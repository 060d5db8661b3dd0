using FindAllDigest.Core.Figures;

namespace FindAllDigest.Study;

/// <summary>A market whose every entity is known to the study and found by a run only by chance.</summary>
public sealed class World
{
    private readonly Random _random;
    private readonly WorldKind _kind;
    private readonly double _ease;
    private readonly List<Thing> _things = [];
    private readonly List<RunCatch> _catches = [];

    public World(WorldKind kind, int seed)
    {
        (_kind, _random) = (kind, new Random(seed));

        // How hard a run looks differs from question to question.
        _ease = 0.3 + (0.4 * _random.NextDouble());
        Grow(kind.Size);
    }

    /// <summary>How many entities exist by now.</summary>
    public int Truth => _things.Count;

    public int Found => _things.Count(thing => thing.IsKnown);

    public IReadOnlyList<RunCatch> Catches => _catches;

    /// <summary>A month passes, and a refresh looks at what is not known.</summary>
    public void Refresh() => Run(knownToo: false);

    /// <summary>A month passes, and a recheck looks at everything.</summary>
    public void Recheck() => Run(knownToo: true);

    private void Run(bool knownToo)
    {
        if (_catches.Count > 0)
        {
            Grow(_kind.GrowthAMonth);
        }

        var before = Found;
        var found = _things.Where(thing => (knownToo || !thing.IsKnown) && _random.NextDouble() < thing.Ease).ToList();
        var again = found.Count(thing => thing.IsKnown);
        found.ForEach(thing => thing.IsKnown = true);
        _catches.Add(new RunCatch(before, found.Count - again, knownToo ? before : 0, again));
    }

    private void Grow(int count)
    {
        for (var index = 0; index < count; index++)
        {
            _things.Add(new Thing { Ease = _kind.IsEqual ? _ease : Math.Clamp(_ease * (0.2 + (1.6 * _random.NextDouble())), 0.02, 0.98) });
        }
    }

    private sealed class Thing
    {
        public required double Ease { get; init; }
        public bool IsKnown { get; set; }
    }
}

/// <summary>One sort of market.</summary>
/// <param name="Size">Entities at the beginning.</param>
/// <param name="IsEqual">Whether all are as easily found; else the easiest are found nine times as easily as the hardest.</param>
/// <param name="GrowthAMonth">Entities that appear between two runs.</param>
public sealed record WorldKind(int Size, bool IsEqual, int GrowthAMonth)
{
    public override string ToString() => $"{Size} entities, {(IsEqual ? "equal" : "unequal")} ease, {GrowthAMonth} more a month";
}

using FindAllDigest.Core.Figures;

namespace FindAllDigest.Study;

/// <summary>How the bound on unseen entities fares in worlds whose every entity is known.</summary>
public static class Study
{
    /// <summary>The moments at which the worlds of a kind are looked at: what is played until
    /// then, each sequence from the beginning of a world.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Moment, int Refreshes, int Rechecks)>> Courses { get; } =
    [
        [("2 refreshes", 2, 0), ("4 refreshes", 2, 0), ("and a recheck", 0, 1), ("and 8 more refreshes", 8, 0)],
        [("12 refreshes, no recheck", 12, 0)],
    ];

    /// <summary>Small and large markets, of equal and unequal ease, that stand still and that grow.</summary>
    public static IReadOnlyList<WorldKind> Kinds { get; } =
    [
        .. from size in (int[])[60, 200]
           from isEqual in (bool[])[true, false]
           from growth in (int[])[0, 5]
           select new WorldKind(size, isEqual, growth),
    ];

    /// <summary>Plays worlds of one kind; seeds are 1, 2, 3 …, so everybody gets the same.</summary>
    public static IEnumerable<StudyRow> Play(WorldKind kind, int worldCount)
    {
        foreach (var course in Courses)
        {
            var worlds = Enumerable.Range(1, worldCount).Select(seed => new World(kind, seed)).ToList();
            foreach (var (moment, refreshes, rechecks) in course)
            {
                foreach (var world in worlds)
                {
                    for (var time = 0; time < refreshes; time++)
                    {
                        world.Refresh();
                    }

                    for (var time = 0; time < rechecks; time++)
                    {
                        world.Recheck();
                    }
                }

                yield return RowOf(kind, moment, worlds);
            }
        }
    }

    private static StudyRow RowOf(WorldKind kind, string moment, List<World> worlds)
    {
        var shares = worlds.Select(world => (double)(world.Found + (UnseenBound.Of(world.Catches) ?? 0)) / world.Truth).ToList();
        return new StudyRow(
            kind,
            moment,
            shares.Count(share => share > 1.1) / (double)worlds.Count,
            shares.Count(share => share >= 0.85) / (double)worlds.Count,
            shares.Average(),
            worlds.Average(world => (double)world.Found / world.Truth));
    }
}

/// <summary>One moment of the worlds of one kind; all figures are shares, 0 to 1 and more.</summary>
/// <param name="TooHigh">Worlds whose bound is above the truth by more than 10 %.</param>
/// <param name="Close">Worlds whose bound is at least 0.85 of the truth.</param>
/// <param name="MeanBound">The bound as a part of the truth, mean of all worlds.</param>
/// <param name="MeanFound">What was found as a part of the truth, mean of all worlds.</param>
public sealed record StudyRow(WorldKind Kind, string Moment, double TooHigh, double Close, double MeanBound, double MeanFound);

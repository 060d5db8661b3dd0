using System.Collections.Concurrent;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>Where the program is killed. Numbers count from 1.</summary>
internal abstract record KillPoint
{
    private const int Parallel = 3;

    private KillPoint() { }

    /// <summary>What tells the process to kill itself; empty when it is killed from outside.</summary>
    public virtual IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>();

    public sealed override string ToString() => $"{GetType().Name} {Place}";

    protected abstract int Place { get; }

    /// <summary>Kills at each of the points, a few at a time, and fails with every fault that was found.</summary>
    /// <param name="points">Where.</param>
    /// <param name="findFault">Kills, goes on, and says what is wrong then; empty when nothing is.</param>
    public static async Task EachAsync<T>(IReadOnlyList<T> points, Func<T, Task<string>> findFault)
        where T : KillPoint
    {
        var faults = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = TestContext.Current.CancellationToken };
        await System.Threading.Tasks.Parallel.ForEachAsync(points, options, async (point, _) =>
        {
            if (await findFault(point) is { Length: > 0 } fault)
            {
                faults.Add($"{point}: {fault}");
            }
        });

        Assert.True(faults.IsEmpty, $"{faults.Count} of {points.Count} kill points:\n{string.Join("\n\n", faults)}");
    }

    /// <summary>A request is on the wire and the service has not acted.</summary>
    public sealed record BeforeRequest(int Number) : KillPoint
    {
        protected override int Place => Number;
    }

    /// <summary>The service has acted, and the program does not know yet.</summary>
    public sealed record AfterRequest(int Number) : KillPoint
    {
        protected override int Place => Number;
    }

    /// <summary>Just before (<c>Start</c>) or just after (<c>Stop</c>) a change of the disk.</summary>
    /// <param name="What">The moment and the path, as the kill switch wrote them down.</param>
    public sealed record DiskEvent(int Number, string What) : KillPoint
    {
        public override IReadOnlyDictionary<string, string> Variables => KillSwitch.Variables(("KILL_SWITCH_AT", Number.ToString()));

        public bool IsBefore => What.StartsWith("Start", StringComparison.Ordinal);

        public bool IsStaging => Concerns(".before") || Concerns(".after");

        public bool Concerns(string file) => What.EndsWith(file, StringComparison.Ordinal);

        protected override int Place => Number;
    }
}

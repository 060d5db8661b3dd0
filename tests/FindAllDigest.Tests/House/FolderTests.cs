using System.Reflection;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Simulator;
using Xunit;

namespace FindAllDigest.Tests.House;

/// <summary>The plan of the house, as the compiled code shows it: no folders use each other
/// in a circle, and adapters do not know each other.</summary>
public sealed class FolderTests
{
    // What each adapter may use beside itself; the ports that it implements are in the pipeline.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FindAllDigest.Transport"] = [],
        ["FindAllDigest.GitHub"] = ["FindAllDigest.Transport"],
        ["FindAllDigest.FindAllApi"] = ["FindAllDigest.Transport", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Store"] = ["FindAllDigest.GitHub", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Delivery"] = ["FindAllDigest.GitHub", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Messages"] = ["FindAllDigest.Transport", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Rendering"] = ["FindAllDigest.Pipeline"],
        ["FindAllDigest.Relay"] = ["FindAllDigest.Pipeline"],
        ["FindAllDigest.Site"] = ["FindAllDigest.Rendering", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Export"] = ["FindAllDigest.Rendering"],
        ["FindAllDigest.Diagnostics"] = ["FindAllDigest.Rendering", "FindAllDigest.Pipeline"],
        ["FindAllDigest.Pipeline"] = [],
    };

    public static TheoryData<string> Projects =>
        [typeof(Watch).Assembly.Location, typeof(IWatchStore).Assembly.Location, typeof(FindAllSimulator).Assembly.Location];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_use_each_other_in_a_circle(string project)
    {
        var uses = CompiledReferences.Of(Assembly.LoadFrom(project));

        // Whatever is reached again over others lies in a circle.
        var circles = uses.Keys.SelectMany(
            from => uses[from].Where(to => Reaches(uses, to.Key, from, [])).Select(to => (From: from, To: to.Key, Why: to.Value)));

        Assert.Empty(circles);
        Assert.NotEmpty(uses);
    }

    [Fact]
    public void Adapters_do_not_know_each_other()
    {
        var uses = CompiledReferences.Of(typeof(IWatchStore).Assembly);

        var strangers = uses.SelectMany(from => from.Value.Select(to => (From: RoomOf(from.Key), To: RoomOf(to.Key), Why: to.Value)))
            .Where(use => use.From != use.To && Allowed.TryGetValue(use.From, out var allowed) && !allowed.Contains(use.To))
            .Distinct();

        Assert.Empty(strangers);
        Assert.Superset(Allowed.Keys.ToHashSet(StringComparer.Ordinal), uses.Keys.Select(RoomOf).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Octokit_ends_at_the_client()
    {
        var users = typeof(IWatchStore).Assembly.GetTypes()
            .Where(type => type.Namespace is { } name && !name.StartsWith("FindAllDigest.GitHub", StringComparison.Ordinal))
            .Where(
                type => type
                    .GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)
                    .Any(field => field.FieldType.Namespace == "Octokit"));

        Assert.Empty(users);
    }

    private static bool Reaches(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> uses, string from, string to, HashSet<string> seen) =>
        seen.Add(from) && uses.TryGetValue(from, out var next) && next.Keys.Any(folder => folder == to || Reaches(uses, folder, to, seen));

    // The first two names: the room that the folder is in.
    private static string RoomOf(string folder) => string.Join('.', folder.Split('.').Take(2));
}

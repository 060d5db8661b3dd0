using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Watches;

/// <summary>Reads watches from text as tests write it.</summary>
internal static class WatchText
{
    public const string Path = "data/khosla/watch.json";

    /// <summary>The least that a watch must say; tests add fields in front of its last brace.</summary>
    public const string Minimal =
        """{"objective": "Find robots", "entity_type": "robots", "match_conditions": [{"name": "is_robot", "description": "Must be a robot."}]}""";

    public static WatchName Name { get; } = WatchName.TryParse("khosla", out var name)
        ? name
        : throw new InvalidOperationException("The name is good.");

    /// <summary>The minimal watch with more fields.</summary>
    public static string With(string fields) => $"{Minimal[..^1]}, {fields}}}";

    public static Reading<Watch> Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static Reading<Watch> Read(byte[] bytes) => WatchReader.Read(Name, Path, bytes);

    public static Watch ReadGood(string json)
    {
        var reading = Read(json);

        Assert.Empty(reading.Problems);
        return reading.OrThrow();
    }

    public static FileProblem OnlyProblem(string json)
    {
        var reading = Read(json);

        Assert.Null(reading.Value);
        return Assert.Single(reading.Problems);
    }
}

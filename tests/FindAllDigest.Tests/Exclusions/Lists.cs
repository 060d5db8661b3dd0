using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

/// <summary>Exclude lists from text and back, as the tests of this folder write them.</summary>
internal static class Lists
{
    public static DateOnly Today { get; } = new(2026, 11, 23);

    public static ExcludeList Of(string text) => ExcludeList.Read("data/vc/exclude.csv", Encoding.UTF8.GetBytes(text)).OrThrow();

    public static string TextOf(ExcludeList list) => Encoding.UTF8.GetString(list.Bytes.Span);

    public static EntityKey Key(string url, string name = "") => EntityKey.Of(url, name);

    public static IReadOnlyList<string> FaultsOf(string text) => FaultsOf(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<string> FaultsOf(byte[] bytes)
    {
        var reading = ExcludeList.Read("e.csv", bytes);
        Assert.Equal(reading.Problems.Count > 0, reading.Value is null);
        return [.. reading.Problems.Select(problem => $"{problem.Line},{problem.Column}: {problem.Message}")];
    }
}

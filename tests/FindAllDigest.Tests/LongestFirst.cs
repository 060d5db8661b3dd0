using FindAllDigest.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FindAllDigest.Tests;

/// <summary>Classes that take minutes begin before all others, so that none of them runs on alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = ["SoakTests", "ChaosTests", "LifeTests", "KillTests", "Killed"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string name) =>
        Array.FindIndex(Longest, longest => name.Contains(longest, StringComparison.Ordinal)) is var rank and >= 0 ? rank : Longest.Length;
}

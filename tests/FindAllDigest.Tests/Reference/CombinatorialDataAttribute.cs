using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace FindAllDigest.Tests.Reference;

/// <summary>Every pair of two lists.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinatorialDataAttribute<T>(T[] first, int[] second) : DataAttribute
{
    public T[] First => first;

    public int[] Second => second;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. first.SelectMany(one => second, (one, other) => new TheoryDataRow(one, other))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

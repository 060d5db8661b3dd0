namespace FindAllDigest.Simulator.Contract;

/// <summary>The engines a run can be given to, and the match limits each takes.</summary>
public static class Generators
{
    public const string Preview = "preview";
    public const string Core = "core";
    public const int LeastMatches = 5;

    public static IReadOnlyList<string> All { get; } = [Preview, "base", Core, "pro"];

    public static int MostMatches(string generator) => generator == Preview ? 10 : 1000;
}

namespace FindAllDigest.Core.Watches;

/// <summary>How many matches the service lets one run ask for
/// (<see href="https://docs.parallel.ai/api-reference/findall/create-findall-run"/>).</summary>
public static class MatchLimits
{
    public const int Minimum = 5;

    /// <summary>Also the most that a run may reach by being extended.</summary>
    public const int Maximum = 1000;

    /// <summary>For the preview generator the limit counts candidates evaluated, not matches.</summary>
    public const int PreviewMaximum = 10;

    /// <summary>Used where neither <c>watch.json</c> nor the earlier run gives a limit.</summary>
    public const int Default = 50;

    public static int MaximumFor(Generator generator) => generator == Generator.Preview ? PreviewMaximum : Maximum;
}

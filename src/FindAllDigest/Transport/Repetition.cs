namespace FindAllDigest.Transport;

/// <summary>Whether a call is made again.</summary>
/// <param name="Wait">The wait that was asked for; null for the wait of the plan.</param>
internal readonly record struct Repetition(bool IsWanted, TimeSpan? Wait = null)
{
    public static Repetition No { get; } = new(false);

    public static Repetition If(bool isWanted) => new(isWanted);
}

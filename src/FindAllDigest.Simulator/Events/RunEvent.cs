using System.Text.Json.Nodes;

namespace FindAllDigest.Simulator.Events;

/// <summary>Something that happened to a run.</summary>
/// <param name="Type">One of the words of <c>type</c>.</param>
/// <param name="Key">Tells it from all other events of its run, for good.</param>
/// <param name="Data">Writes what it is about, as it was at that moment.</param>
internal sealed record RunEvent(DateTimeOffset At, string Type, string Key, Func<JsonObject> Data)
{
    /// <summary>The run came to rest.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Its place in the stored events: microseconds since 1970, or one more than that of the event before.</summary>
    public long Sequence { get; init; }

    /// <summary>The id as the examples of the documentation decode: 13 hex digits.</summary>
    public string Id => IdOf(Sequence);

    public static string IdOf(long sequence) => sequence.ToString("x13");

    public static long SequenceAt(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

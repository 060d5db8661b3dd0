using System.Text.Json;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>A result as far as one answer gives it.</summary>
/// <param name="Run">Null where the answer has the older shape, which does not say how the run stands.</param>
internal sealed record ResultReading(FindAllRun? Run, IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> Problems)
{
    /// <summary>Candidates of which nothing can be made.</summary>
    public int Unreadable { get; init; }

    /// <summary>The answer has a list of candidates, and not null in its place.</summary>
    public bool HasList { get; init; } = true;

    /// <summary>Why this may not be the whole result, in words that go on from "the result";
    /// empty when it agrees with what the service says of the run.</summary>
    /// <remarks>A single candidate that cannot be read costs itself, not the result.</remarks>
    public string DoubtAbout(RunStatus status)
    {
        var matches = Candidates.Count(candidate => candidate.IsMatch);
        return this switch
        {
            _ when status.IsActive => "says that the run is still active",
            { HasList: false } => "has no list of candidates",
            { Unreadable: > 0, Candidates.Count: 0 } => "has no candidate that can be read",
            _ when matches + Unreadable < status.Matched => $"holds {matches} of {status.Matched} matches",
            _ => "",
        };
    }
}

/// <summary>Reads a result candidate by candidate, so that one that cannot be read loses no other.</summary>
internal sealed class ResultReader(Secret key)
{
    // Only single candidates have a limit: one that is nested too deeply is left out, and must not end the reading of all.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <exception cref="UnreadableAnswerException">It is no JSON, no result, or tells of another run.</exception>
    public ResultReading Read(ReadOnlySpan<byte> utf8, FindAllRunId asked)
    {
        try
        {
            return ReadObject(utf8, asked);
        }
        catch (JsonException exception)
        {
            throw new UnreadableAnswerException("it is not whole JSON", exception);
        }
    }

    private ResultReading ReadObject(ReadOnlySpan<byte> utf8, FindAllRunId asked)
    {
        var notes = new ReadingNotes(key);
        var reader = new Utf8JsonReader(utf8, AnyDepth);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnreadableAnswerException("it is not the JSON object that is documented");
        }

        var run = ReadOnlySpan<byte>.Empty;
        CandidateList? candidates = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("candidates"u8))
            {
                reader.Read();
                candidates = ReadCandidates(utf8, ref reader, notes);
            }
            else if (reader.ValueTextEquals("run"u8))
            {
                reader.Read();
                run = Slice(utf8, ref reader);
            }
            else if (reader.ValueTextEquals("findall_id"u8))
            {
                CheckId(ref reader, asked);
            }
            else
            {
                reader.Skip();
            }
        }

        // Past the end there may only be white space; the reader complains about anything else.
        reader.Read();
        var list = candidates ?? throw new UnreadableAnswerException("it has no candidates");
        return new(run is [(byte)'{', ..] ? RunReader.Read(run, asked) : null, list.Candidates, notes.Sentences)
        {
            Unreadable = list.Unreadable,
            HasList = list.HasList,
        };
    }

    private static CandidateList ReadCandidates(ReadOnlySpan<byte> utf8, ref Utf8JsonReader reader, ReadingNotes notes)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return new([], 0, HasList: false);
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new UnreadableAnswerException("its candidates are not a list");
        }

        var candidates = new List<Candidate>();
        var unreadable = 0;
        for (var position = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; position++)
        {
            if (CandidateReader.Read(Slice(utf8, ref reader), position, notes) is { } candidate)
            {
                candidates.Add(candidate);
            }
            else
            {
                unreadable++;
            }
        }

        return new(candidates, unreadable, HasList: true);
    }

    private static void CheckId(ref Utf8JsonReader reader, FindAllRunId asked)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && !reader.ValueTextEquals(asked.Value))
        {
            throw new UnreadableAnswerException("it tells of another run");
        }

        reader.Skip();
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> utf8, scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return utf8[start..(int)reader.BytesConsumed];
    }

    private sealed record CandidateList(IReadOnlyList<Candidate> Candidates, int Unreadable, bool HasList);
}

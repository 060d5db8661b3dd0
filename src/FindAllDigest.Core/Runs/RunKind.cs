namespace FindAllDigest.Core.Runs;

/// <summary>What a run is for. Journal and ledger spell it by its word; a word of another
/// version of the program is kept as it is.</summary>
public sealed record RunKind
{
    private RunKind(string word) => Word = word;

    /// <summary>Leaves out everything known, to find what is new.</summary>
    public static RunKind Refresh { get; } = new("refresh");

    /// <summary>Leaves out only what people do not want, to see what changed of the known ones.</summary>
    public static RunKind Recheck { get; } = new("recheck");

    /// <summary>Only checks the question, for a flat fee. It is booked when it starts, and no schedule looks at it.</summary>
    public static RunKind Preview { get; } = new("preview");

    public string Word { get; }

    public static RunKind Read(string word) => new(word);

    public override string ToString() => Word;
}

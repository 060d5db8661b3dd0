namespace FindAllDigest.Core.Runs;

/// <summary>What a run is for, as journal and ledger spell it.</summary>
public static class RunKind
{
    /// <summary>Leaves out everything known, to find what is new.</summary>
    public const string Refresh = "refresh";

    /// <summary>Leaves out only what people do not want, to see what changed of the known ones.</summary>
    public const string Recheck = "recheck";

    /// <summary>Only checks the question, for a flat fee. It is booked when it starts, and no schedule looks at it.</summary>
    public const string Preview = "preview";
}

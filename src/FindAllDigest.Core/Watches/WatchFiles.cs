namespace FindAllDigest.Core.Watches;

/// <summary>Names of a watch's files. They are a promise to the people and scripts that read them.</summary>
public static class WatchFiles
{
    /// <summary>The folder of all watches.</summary>
    public const string DataFolder = "data";

    /// <summary>Criteria, schedule, budget and delivery; people's.</summary>
    public const string Watch = "watch.json";

    /// <summary>The exclude list; people's and the program's.</summary>
    public const string Exclude = "exclude.csv";

    /// <summary>Every entity ever matched; the program's.</summary>
    public const string Entities = "entities.jsonl";

    /// <summary>The same for people and spreadsheets; the program's, made anew from the others whenever they change.</summary>
    public const string Table = "entities.csv";

    /// <summary>Criteria fetched from an earlier run; the program's.</summary>
    public const string Criteria = "criteria.json";

    /// <summary>The folder of digests; the program's.</summary>
    public const string DigestFolder = "digests";

    /// <summary>The ledger of runs, in the program's memory.</summary>
    public const string Ledger = "runs.csv";

    /// <summary>The journal of the run in flight, in the program's memory.</summary>
    public const string Journal = "run.json";

    /// <summary>The newest candidates that missed a condition, in the program's memory.</summary>
    public const string Refused = "refused.jsonl";

    /// <summary>Failures that people were told of, in the program's memory.</summary>
    public const string Failures = "failures.json";

    /// <summary>Messages that are still to be sent, in the program's memory.</summary>
    public const string Messages = "messages.json";

    /// <summary>Entities of pull requests closed without merging, in the program's memory.</summary>
    public const string Closed = "closed.csv";

    /// <summary>Prices that override the shipped ones, beside the watches.</summary>
    public const string Prices = "data/prices.json";
}

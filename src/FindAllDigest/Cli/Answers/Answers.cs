namespace FindAllDigest.Cli.Answers;

// The answers of commands for machines; those with many figures have files of their own.

/// <summary>What became of the run in flight.</summary>
/// <param name="FindallId">Null when none was in flight.</param>
internal sealed record CancelAnswer(string Watch, string? FindallId, bool IsCancelled, string Message);

/// <summary>How far a settled run is extended. Amounts are US dollars.</summary>
/// <param name="From">The match limit before; null, like the others, where the budget holds no further match.</param>
/// <param name="ExposureUsd">The most that the further matches can cost.</param>
internal sealed record ExtendAnswer(string Watch, string FindallId, int? From, int? To, decimal? ExposureUsd, string Message);

/// <summary>How a lost run was settled.</summary>
/// <param name="FindallId">The run that is collected next; null where it was given up.</param>
internal sealed record ResolveAnswer(string Watch, string? FindallId, string Message);

/// <summary>What a closed pull request gave back.</summary>
/// <param name="Kept">Rows that a person changed and that stay, a sentence each.</param>
/// <param name="PullRequestUrl">The pull request that takes the rows out; empty where none is needed.</param>
internal sealed record RestoreAnswer(
    int PullRequest, string Watch, int Restored, IReadOnlyList<string> Kept, string PullRequestUrl, string Message);

/// <summary>What a review did.</summary>
/// <param name="Watch">Null where the pull request is not a digest of this repository.</param>
/// <param name="Decided"><c>1 rejected, 2 snoozed</c>; empty when nothing was decided.</param>
internal sealed record ReviewAnswer(int PullRequest, string? Watch, string Decided, string Message, IReadOnlyList<string> Warnings);

/// <summary>One watch's sync for machines.</summary>
/// <param name="Outcome"><c>none</c>, <c>up-to-date</c>, <c>merged</c>, <c>moved</c>, <c>conflict</c> or <c>failed</c>.</param>
internal sealed record SyncAnswer(string Watch, string Outcome, string Message, string PullRequestUrl);

/// <summary>One template's check.</summary>
/// <param name="IsShipped">Whether the repository has none of its own, so that the one of the program is used.</param>
internal sealed record TemplateAnswer(string Path, bool IsShipped, IReadOnlyList<string> Problems);

/// <summary>What was written.</summary>
/// <param name="Paths">The whole paths of its files, of a site the page first.</param>
internal sealed record FilesAnswer(IReadOnlyList<string> Paths);

/// <summary>What is served until it is stopped.</summary>
/// <param name="Address">Where, such as <c>http://127.0.0.1:8080</c>.</param>
internal sealed record ListeningAnswer(string Address);

/// <summary>What one watch says about an entity.</summary>
/// <param name="Reason"><c>known</c>, <c>rejected</c>, <c>closed</c>, <c>pattern</c>,
/// <c>expired</c>, <c>deleted</c> or <c>unknown</c>.</param>
/// <param name="File">The file of the row that decides; null when there is none.</param>
/// <param name="Run">The run that brought or last reported the entity, if known.</param>
/// <param name="PullRequest">The number of the closed pull request, if one decides.</param>
internal sealed record ExplainAnswer(
    string Watch,
    string Key,
    IReadOnlyList<string> Remarks,
    bool IsExcluded,
    string Reason,
    string Sentence,
    string? File,
    int? Line,
    string? Run,
    string? PullRequest);

/// <summary>A new watch, for machines.</summary>
/// <param name="Files">What was written, relative to the root.</param>
/// <param name="Known">How many matches of the earlier run are in the exclude list.</param>
/// <param name="Preview">Null when none was asked for, or it needs longer.</param>
internal sealed record InitAnswer(
    string Watch,
    IReadOnlyList<string> Files,
    int Known,
    IReadOnlyList<string> Remarks,
    EstimateAnswer Estimate,
    IReadOnlyList<PreviewAnswer>? Preview);

/// <summary>The preview of one watch, for machines.</summary>
/// <param name="FindallId">Null when none was started.</param>
/// <param name="Message">Why there are no candidates; empty when there are.</param>
internal sealed record PreviewedWatch(
    string Watch, string? FindallId, decimal CostUsd, string Message, IReadOnlyList<PreviewAnswer> Candidates);

using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Messages;

/// <summary>What a refresh tells outside of the repository. All its texts are foreign.</summary>
public sealed record RefreshMessage : EntityNews<MessageEntity>
{
    private const int IdLength = 32;

    /// <summary>The same however often the message is sent, so that a receiver knows a second one.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset Time { get; init; }
    public required WatchName Watch { get; init; }

    /// <summary>The question as it was asked; empty where nothing was collected.</summary>
    public string Objective { get; init; } = "";

    /// <summary>What the watch looks for, in the plural.</summary>
    public string EntityType { get; init; } = PageSettings.Default.EntityType;

    /// <summary>What a person calls columns, by their enrichments' names; without those that are called by words of the name.</summary>
    public IReadOnlyDictionary<string, string> ColumnTitles { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The run that found it; null where none did.</summary>
    public FindAllRunId? Run { get; init; }

    /// <summary>Whether the entities are made up and nothing was bought.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>What the run cost, in US dollars; null where none was settled.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Address of the pull request; empty when there is none.</summary>
    public string PullRequestUrl { get; init; } = "";

    /// <summary>Address of the issue; empty when there is none.</summary>
    public string IssueUrl { get; init; } = "";

    /// <summary>Relative path of the digest; empty when there is none.</summary>
    public string DigestPath { get; init; } = "";

    /// <summary>What a reader must also know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What went wrong, and what to do; empty where nothing did.</summary>
    public string Trouble { get; init; } = "";

    public IReadOnlyList<MessageOccasion> Occasions =>
    [
        .. New.Count + BackAgain.Count > 0 ? [MessageOccasion.New] : Array.Empty<MessageOccasion>(),
        .. ChangedCount > 0 ? [MessageOccasion.Changed] : Array.Empty<MessageOccasion>(),
        .. Trouble.Length > 0 ? [MessageOccasion.Trouble] : Array.Empty<MessageOccasion>(),
    ];

    /// <summary>The news of a digest that was delivered.</summary>
    public static RefreshMessage Of(Digest digest, DateTimeOffset time)
    {
        var told = ToldEntity.Of(digest).ToLookup(one => one.Kind, one => new MessageEntity(one.Entity, one.Doubts, one.Entry.Changes));
        return new RefreshMessage
        {
            Id = IdOf(digest.Watch, digest.Run.Id.Value, time),
            Time = time,
            Watch = digest.Watch,
            Objective = digest.Objective,
            EntityType = digest.Page.EntityType,
            ColumnTitles = (digest.Page.Columns ?? [])
                .Where(column => column.Title is { Length: > 0 })
                .DistinctBy(column => column.Field)
                .ToDictionary(column => column.Field, column => column.Title ?? "", StringComparer.Ordinal),
            Run = digest.Run.Id,
            IsMadeUp = digest.Plan.IsMadeUp,
            CostUsd = digest.CostUsd,
            New = [.. told[ToldKind.New]],
            BackAgain = [.. told[ToldKind.BackAgain]],
            Changed = [.. told[ToldKind.Changed]],
            NoLongerMatches = [.. told[ToldKind.NoLongerMatches]],
            NotSeen = [.. told[ToldKind.NotSeen]],
            Notes = digest.Notes,
        };
    }

    /// <summary>A refresh that failed, or needs a person.</summary>
    /// <param name="identity">The same for two failures with the same cause.</param>
    public static RefreshMessage OfTrouble(WatchName watch, string trouble, string identity, DateTimeOffset time) =>
        new() { Id = IdOf(watch, identity, time), Time = time, Watch = watch, Trouble = trouble };

    // A run that is extended brings news twice.
    private static string IdOf(WatchName watch, string what, DateTimeOffset time) =>
        $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{watch.Value}\n{what}\n{time:O}")))[..IdLength]}";
}

/// <summary>An entity that a message tells of.</summary>
/// <param name="Doubts">Why it may be wrong, a sentence each.</param>
public sealed record MessageEntity(Entity Entity, IReadOnlyList<string> Doubts, IReadOnlyList<EntityChange> Changes);

using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Store.GitHub;
using FindAllDigest.Store.Local;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>Which place of watches a command works on: GitHub where a token and a repository are named, else the folder.</summary>
internal static class RepositoryChoice
{
    /// <summary>The place, and what must be disposed with it.</summary>
    /// <param name="isReadOnly">Whether not even an unfinished write of an earlier process may be completed.</param>
    public static IRepository Open(CommandContext context, bool isReadOnly, ILoggerFactory loggers) => context.Actions.HasRepository
        ? OpenGitHub(context, null, loggers)
        : new LocalRepository(context.Settings.Root, isReadOnly);

    /// <summary>The repository on GitHub.</summary>
    /// <param name="deliver">The word of <c>--deliver</c>; null for what <c>watch.json</c> says.</param>
    public static GitHubRepository OpenGitHub(CommandContext context, string? deliver, ILoggerFactory loggers)
    {
        var actions = context.Actions;
        return new GitHubRepository(
            GitHubSettings.From(actions.Token, actions.Repository, actions.ApiUrl, actions.ServerUrl, context.Settings.Root),
            new DeliverySettings(DeliveryWords.TryParse(deliver, out var deliverAs) ? deliverAs : null, actions.StepSummaryPath.Length > 0),
            context.Environment.Time,
            loggers.CreateLogger<GitHubRepository>());
    }
}

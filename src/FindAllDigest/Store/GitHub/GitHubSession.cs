using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>One watch of a repository on GitHub at one moment.</summary>
internal sealed class GitHubSession(
    GitHubStore store, WatchData data, WatchOnGitHub origin, FolderWriter writer, IWatchBranches branches) : IWatchSession
{
    public WatchName Watch => data.Watch;

    public WatchData Data => data;

    public IWatchBranches? Branches => branches;

    public Task<StateWrite> WriteStateAsync(StateData read, StateChange change, CancellationToken cancellationToken) =>
        store.WriteStateAsync(Watch, read, change, cancellationToken);

    public Task<StateWrite> SecureStateAsync(StateData read, StateChange change, string what) =>
        store.SecureStateAsync(Watch, read, change, what);

    public Task<CommitOutcome> CommitAsync(
        DataChange change, CancellationToken cancellationToken) => GitHubBranches.RefusableAsync(async () =>
    {
        var files = new FolderChange(
            origin.DataPath, data.Default.Files.Version, ProposalBranch.FilesOf(change, data.Default), change.CommitMessage);
        var write = await writer.WriteAsync(origin.DefaultBranch, origin.Default, files, cancellationToken);
        return write.IsWritten ? new CommitOutcome.Stored(write.Tip.Commit, origin.DefaultBranch) : new CommitOutcome.Moved();
    });

    public Task<IWatchSession> ReopenAsync(CancellationToken cancellationToken) => store.OpenAsync(Watch, cancellationToken);
}

using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Exclude;

/// <summary>A watch's <c>exclude.csv</c> in the work tree: read whole, written whole or not at all.</summary>
internal sealed class ExcludeFile
{
    private const int MostAttempts = 20;

    private readonly string _root;
    private readonly WatchName _watch;
    private readonly ReadOnlyMemory<byte>? _read;

    private ExcludeFile(string root, WatchName watch, ReadOnlyMemory<byte>? read)
    {
        (_root, _watch, _read) = (root, watch, read);
        Reading = ExcludeList.Read(Path, read ?? ExcludeList.Empty.Bytes);
    }

    /// <summary>The file as people name it, relative to the repository's root.</summary>
    public string Path => PathOf(_watch, WatchFiles.Exclude);

    public Reading<ExcludeList> Reading { get; }

    /// <summary>The list; an absent file is a list without rows.</summary>
    /// <exception cref="DigestException">The file has faults; all of them at once.</exception>
    public ExcludeList List => Reading.OrThrow();

    /// <exception cref="DigestException">There is no such watch, or its list lies there as a link or under another name.</exception>
    public static async Task<ExcludeFile> OpenAsync(string root, WatchName watch, CancellationToken cancellationToken)
    {
        LocalStore.CheckExcludeList(root, watch);
        var bytes = await LocalDisk.ReadAsync(System.IO.Path.Combine(root, PathOf(watch, WatchFiles.Exclude)), cancellationToken);
        var config = PathOf(watch, WatchFiles.Watch);
        return bytes is not null || File.Exists(System.IO.Path.Combine(root, config))
            ? new(root, watch, bytes)
            : throw new DigestException(
                [new FileProblem(
                    config,
                    $"There is no watch '{watch.Value}': the file is missing.",
                    "Check the name, and that --root is the repository.")]);
    }

    /// <summary>The list that a command is to change or show, without faults.</summary>
    /// <exception cref="DigestException">The name is no watch's (exit 1), there is no such watch,
    /// or the file has faults (exit 2).</exception>
    public static async Task<ExcludeFile> OpenAsync(CommandContext context, string watch, CancellationToken cancellationToken)
    {
        var root = context.Settings.Root;
        var selection = await WatchSelection.ReadAsync(context, new LocalStore(root, isReadOnly: true), [watch], cancellationToken);
        var file = await OpenAsync(root, selection.Watches[0], cancellationToken);
        _ = file.List;
        return file;
    }

    /// <summary>Changes a list; where somebody else wrote the file meanwhile, it is read again and changed anew.</summary>
    /// <param name="change">Gives the changed list, and what there is to say of the change.</param>
    /// <exception cref="DigestException">As for reading it; or others write it all the time, and
    /// then nothing is written (exit 2).</exception>
    public static async Task<T> ChangeAsync<T>(
        CommandContext context,
        string watch,
        Func<ExcludeFile, (ExcludeList Changed, T Answer)> change,
        bool isDryRun,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var file = await OpenAsync(context, watch, cancellationToken);
            var (changed, answer) = change(file);
            if (isDryRun || await file.TryWriteAsync(changed, cancellationToken))
            {
                return answer;
            }
        }

        throw new DigestException(
            ExitCode.File,
            $"{PathOf(WatchArguments.Parse(watch), WatchFiles.Exclude)} is changed by somebody else all the time, so nothing was written. "
                + $"Run the command again.");
    }

    /// <summary>Puts the changed list in place; false where somebody else wrote the file since it was read,
    /// and nothing is written then.</summary>
    private async Task<bool> TryWriteAsync(ExcludeList changed, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(changed, Reading.Value))
        {
            return true;
        }

        var path = System.IO.Path.Combine(_root, Path);
        await using (await LocalLock.AcquireAsync(LocalStore.LockPathOf(_root, _watch), cancellationToken))
        {
            var now = await LocalDisk.ReadAsync(path, cancellationToken);
            if (now is null != _read is null || !now.GetValueOrDefault().Span.SequenceEqual(_read.GetValueOrDefault().Span))
            {
                return false;
            }

            await LocalDisk.WriteAsync(path, changed.Bytes, cancellationToken);
        }

        await WriteTableAsync(changed, cancellationToken);
        return true;
    }

    /// <summary>Makes the table of entities anew where the watch has one to make.</summary>
    private async Task WriteTableAsync(ExcludeList changed, CancellationToken cancellationToken)
    {
        await using var store = new LocalStore(_root, isReadOnly: true);
        var data = (await store.OpenAsync(_watch, cancellationToken)).Data.Default;
        if (data.HasWatch
            && FileFaults.Of([() => data.Watch, () => data.Catalogue, () => data.Criteria ?? PartialCriteria.Empty]).Count == 0
            && data.Catalogue.Count > 0)
        {
            var table = FoundEntities.Of(data.Watch, data.Criteria, data.Catalogue, changed);
            await LocalDisk.WriteAsync(
                System.IO.Path.Combine(_root, PathOf(_watch, WatchFiles.Table)), EntityTableCsv.Of(table), cancellationToken);
        }
    }

    private static string PathOf(WatchName watch, string name) => $"{WatchFiles.DataFolder}/{watch.Value}/{name}";
}

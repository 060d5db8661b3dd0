namespace FindAllDigest.Store.Local;

/// <summary>Keeps two processes from reading and writing one watch in the same moment. The
/// system releases it when a process dies.</summary>
internal sealed class LocalLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _stream;

    private LocalLock(FileStream stream) => _stream = stream;

    public static async Task<LocalLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
                return new LocalLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
            catch (Exception refusal) when (LocalDisk.IsRefusal(refusal))
            {
                throw LocalDisk.Refused("written", path, refusal);
            }
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}

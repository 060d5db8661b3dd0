using System.Diagnostics;

/// <summary>Loaded into the program by the runtime itself, before its first line: kills the process at one of its writes to disk.</summary>
/// <remarks><see href="https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md"/></remarks>
internal static class StartupHook
{
    private const string DiskListener = "FindAllDigest.LocalDisk";

    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Finder());

    private sealed class Finder : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DiskListener)
            {
                value.Subscribe(new Switch());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    /// <summary>Writes down each event, and dies at the one that <c>KILL_SWITCH_AT</c> numbers, counted from 1.</summary>
    private sealed class Switch : IObserver<KeyValuePair<string, object?>>
    {
        private readonly string? _journal = Environment.GetEnvironmentVariable("KILL_SWITCH_JOURNAL");
        private readonly int _deadly = int.TryParse(Environment.GetEnvironmentVariable("KILL_SWITCH_AT"), out var number) ? number : 0;
        private int _events;

        public void OnNext(KeyValuePair<string, object?> value)
        {
            var number = Interlocked.Increment(ref _events);
            if (_journal is not null)
            {
                File.AppendAllText(_journal, $"{value.Key} {value.Value}\n");
            }

            if (number == _deadly)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                self.WaitForExit();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}

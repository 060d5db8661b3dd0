using System.Collections;

namespace FindAllDigest.Diagnostics;

/// <summary>Everything the program takes from the process that it runs in, handed in so that a test can hand in something else.</summary>
internal sealed record ProgramEnvironment
{
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Whole path of the folder that the program was called in; empty where somebody deleted it.</summary>
    public required string CurrentDirectory { get; init; }
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Whether <see cref="OpenInput"/> gives a file or another program's output, and nobody has to type it.</summary>
    public bool IsInputRedirected { get; init; }

    /// <summary>Answers.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Logs and complaints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/> on a terminal.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>Cells of a line of <see cref="Output"/>; a generous number where nobody watches it.</summary>
    public int Width { get; init; } = 160;

    public required TimeProvider Time { get; init; }

    /// <summary>The value of a variable; empty when it is not set.</summary>
    public string this[string variable] => Variables.TryGetValue(variable, out var value) ? value : "";

    public static ProgramEnvironment OfProcess() => new()
    {
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        CurrentDirectory = CurrentDirectoryOfProcess(),
        OpenInput = Console.OpenStandardInput,
        IsInputRedirected = Console.IsInputRedirected,
        Output = Console.Out,
        Error = Console.Error,
        IsInteractive = !Console.IsErrorRedirected && !Console.IsOutputRedirected,
        Width = WidthOfTerminal(),
        Time = TimeProvider.System,
    };

    // A terminal that does not say how wide it is, as in some runners and recorders, says 0.
    private static int WidthOfTerminal() => Console.IsOutputRedirected ? 160 : Console.WindowWidth switch
    {
        0 => 80,
        var width => Math.Max(40, width),
    };

    private static string CurrentDirectoryOfProcess()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }
}

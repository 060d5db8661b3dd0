using System.Collections.Concurrent;
using System.Diagnostics;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>The values of one folder's files.</summary>
/// <param name="path">The folder, for messages.</param>
/// <param name="version">Names what the folder holds: a write is held against it.</param>
/// <param name="contents">The files by their names inside the folder.</param>
/// <param name="values">What was parsed before, here or in another folder.</param>
internal sealed class FolderValues(string path, string version, IReadOnlyDictionary<string, FileContent> contents, ParsedValues values)
{
    public string Version => version;

    public IReadOnlyDictionary<string, FileContent> Contents => contents;

    public bool Has(string name) => contents.ContainsKey(name);

    public string PathOf(string name) => $"{path}/{name}";

    /// <summary>The value of a file; null where there is no such file.</summary>
    public T? Find<T>(string name, Func<string, ReadOnlyMemory<byte>, T> parse)
        where T : class =>
        contents.TryGetValue(name, out var content) ? values.Get(PathOf(name), content, parse) : null;
}

/// <summary>What a file holds.</summary>
/// <param name="Id">Names the bytes: two contents of one path with one id are equal.</param>
internal sealed record FileContent(string Id, ReadOnlyMemory<byte> Bytes);

/// <summary>Parses contents of files: each once, however many branches, sessions and refreshes of one process hold it.</summary>
/// <remarks>A test that counts listens to <see cref="ListenerName"/>; each parse is an event
/// <c>Parse</c> with the path and the content's id.</remarks>
internal sealed class ParsedValues
{
    public const string ListenerName = "FindAllDigest.ParsedValues";

    private const string Event = "Parse";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    // Faults are remembered too: a lazy value throws what its first use threw.
    private readonly ConcurrentDictionary<(string Path, string Content), Lazy<object>> _values = new();

    public T Get<T>(string path, FileContent content, Func<string, ReadOnlyMemory<byte>, T> parse)
        where T : class =>
        (T)_values.GetOrAdd((path, content.Id), _ => new Lazy<object>(() => Parse(path, content, parse))).Value;

    /// <summary>Takes down the value of a content that was just made out of it.</summary>
    public void Keep(string path, string contentId, object value) => _values[(path, contentId)] = new Lazy<object>(value);

    private static T Parse<T>(string path, FileContent content, Func<string, ReadOnlyMemory<byte>, T> parse)
    {
        if (Listener.IsEnabled(Event))
        {
            Listener.Write(Event, (path, content.Id));
        }

        return parse(path, content.Bytes);
    }
}

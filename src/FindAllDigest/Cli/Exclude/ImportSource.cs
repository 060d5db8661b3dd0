using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli.Exclude;

/// <summary>What an import reads: a file, or standard input.</summary>
/// <param name="Name">How it is called in messages.</param>
internal sealed record ImportSource(string Name, ReadOnlyMemory<byte> Bytes)
{
    private const string StandardInput = "-";

    /// <param name="path">A file, <c>-</c>, or null when none was named.</param>
    /// <exception cref="DigestException">There is nothing to read (exit 1).</exception>
    public static async Task<ImportSource> ReadAsync(ProgramEnvironment environment, string? path, CancellationToken cancellationToken)
    {
        if (path is null && !environment.IsInputRedirected)
        {
            throw new DigestException(ExitCode.CommandLine, "Name a FILE, pipe the entities in, or pass --from-run findall_….");
        }

        if (path is not (null or StandardInput))
        {
            return new(path, await new GivenPath(environment.CurrentDirectory, path).ReadAsync(cancellationToken));
        }

        await using var input = environment.OpenInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        return new("(standard input)", bytes.ToArray());
    }
}

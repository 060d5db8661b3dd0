namespace FindAllDigest.Cli.Commands;

/// <summary>Where a clone came from.</summary>
internal static class GitOrigin
{
    /// <summary>Whether the clone's <c>origin</c> is on a server, by https or ssh.</summary>
    public static bool IsOn(string root, string serverUrl)
    {
        var config = Path.Combine(root, ".git", "config");
        if (!File.Exists(config) || !Uri.TryCreate(serverUrl, UriKind.Absolute, out var server))
        {
            return false;
        }

        var isOrigin = false;
        foreach (var line in File.ReadLines(config).Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                isOrigin = line == "[remote \"origin\"]";
            }
            else if (isOrigin && line.StartsWith("url", StringComparison.Ordinal))
            {
                return line.Contains(server.Host, StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}

using System.Reflection;

namespace FindAllDigest.Tests;

/// <summary>Finds files of this repository from a test, through assembly metadata: deterministic builds rewrite caller paths.</summary>
internal static class RepositoryFiles
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");
    public static string TestProjectRoot { get; } = Metadata("TestProjectRoot");

    /// <summary>The built program, to be started with <c>dotnet</c>.</summary>
    public static string Program { get; } = Metadata("Program");

    /// <summary>Where NuGet unpacked Playwright, with its driver.</summary>
    public static string PlaywrightPackage { get; } = Metadata("PlaywrightPackage");

    /// <summary>Whether a file or a folder of this repository is there, by its path from the root.</summary>
    public static bool Exists(string path) => Path.Exists(Path.Combine(RepositoryRoot, path));

    private static string Metadata(string key) =>
        typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value
            ?? throw new InvalidOperationException($"The build left out the assembly metadata '{key}'.");
}

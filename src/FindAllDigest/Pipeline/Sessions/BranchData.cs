using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>The folder <c>data/&lt;watch&gt;/</c> on one branch.</summary>
/// <param name="Files">Its files by their names inside the folder, without the digests.</param>
/// <param name="DigestNames">Names inside <c>digests/</c>.</param>
/// <remarks>A value that is asked for is parsed once; a file with faults throws them whenever its value is asked for.</remarks>
internal sealed record BranchData(WatchName Name, FolderValues Files, IReadOnlySet<string> DigestNames)
{
    /// <summary>The files that a folder of data is read from.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    [
        WatchFiles.Watch,
        WatchFiles.Exclude,
        WatchFiles.Entities,
        WatchFiles.Criteria
    ];

    /// <summary>Whether there is a watch here.</summary>
    public bool HasWatch => Files.Has(WatchFiles.Watch);

    /// <summary>The watch as its file describes it.</summary>
    /// <exception cref="DigestException">The file is missing or wrong.</exception>
    public Watch Watch =>
        Files.Find(WatchFiles.Watch, (path, bytes) => WatchReader.Read(Name, path, bytes).OrThrow())
        ?? Missing();

    /// <summary>The time zone in which people are told days; null for UTC, which a watch with faults has too.</summary>
    public TimeZoneInfo? TimeZone => FileFaults.Of([() => Watch]).Count == 0 ? Watch.Schedule?.TimeZone : null;

    /// <summary>The exclude list; a file that is missing is a list without rows.</summary>
    /// <exception cref="DigestException">The file is wrong.</exception>
    public ExcludeList Exclude =>
        Files.Find(WatchFiles.Exclude, (path, bytes) => ExcludeList.Read(path, bytes).OrThrow()) ?? ExcludeList.Empty;

    /// <summary>Every entity ever matched; a file that is missing holds none.</summary>
    /// <exception cref="DigestException">The file is wrong.</exception>
    public EntityCatalogue Catalogue => Files.Find(WatchFiles.Entities, EntityCatalogue.Read) ?? EntityCatalogue.Empty;

    /// <summary>Criteria that were fetched from an earlier run; null where none were.</summary>
    /// <exception cref="DigestException">The file is wrong.</exception>
    public PartialCriteria? Criteria => Files.Find(WatchFiles.Criteria, (path, bytes) => CriteriaFile.Read(path, bytes).OrThrow());

    private Watch Missing() => throw new DigestException([new FileProblem(
        PathOf(WatchFiles.Watch),
        $"There is no watch '{Name.Value}': the file is missing.",
        "Check the name, or create the file as the README describes.")]);

    /// <summary>A file's path as a person would open it.</summary>
    public string PathOf(string name) => Files.PathOf(name);
}

namespace FindAllDigest.WorkflowStage;

/// <summary>The files of a clone, without git's own.</summary>
internal static class FolderFiles
{
    public static IEnumerable<(string Path, byte[]? Content)> Read(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
        .Where(file => !file.Path.StartsWith(".git/", StringComparison.Ordinal))
        .Select(file => (file.Path, (byte[]?)File.ReadAllBytes(file.File)));
}

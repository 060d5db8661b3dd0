using Xunit;

namespace FindAllDigest.Tests;

public sealed class RepositoryFilesTests
{
    [Fact]
    public void The_repository_root_is_found_from_a_test() =>
        Assert.True(File.Exists(Path.Combine(RepositoryFiles.RepositoryRoot, "global.json")));
}

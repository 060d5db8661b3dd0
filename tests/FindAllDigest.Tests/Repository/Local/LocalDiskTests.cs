using FindAllDigest.Core.Failures;
using FindAllDigest.Store.Local;
using Xunit;

namespace FindAllDigest.Tests.Repository.Local;

public sealed class LocalDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-disk-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("same", "same", true)]
    [InlineData("same", "some", false)]
    [InlineData("same", "same but longer", false)]
    [InlineData("", "", true)]
    [InlineData("same", null, false)]
    [InlineData(null, null, false)]
    public void Files_are_the_same_where_their_bytes_are(string? one, string? other, bool isSame) =>
        Assert.Equal(isSame, LocalDisk.HoldTheSame(Path("one", one), Path("other", other)));

    [Fact]
    public void A_file_that_somebody_holds_is_told_in_a_sentence()
    {
        var (one, other) = (Path("one", "same"), Path("other", "same"));
        using var held = new FileStream(other, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var told = Assert.Throws<DigestException>(() => LocalDisk.HoldTheSame(one, other));

        Assert.Contains("could not be read", told.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.File, told.ExitCode);
    }

    private string Path(string name, string? text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        return path;
    }
}

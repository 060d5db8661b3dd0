using System.Text;
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
    [InlineData(null, "same", false)]
    [InlineData(null, "", false)]
    public void Files_are_the_same_where_their_bytes_are(string? one, string other, bool isSame) =>
        Assert.Equal(isSame, LocalDisk.Holds(Path("one", one), Encoding.UTF8.GetBytes(other)));

    [Fact]
    public void A_file_that_somebody_holds_is_told_in_a_sentence()
    {
        var file = Path("one", "same");
        using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var told = Assert.Throws<DigestException>(() => LocalDisk.Holds(file, "same"u8));

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

using System.Text;
using CsCheck;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHubSimulator.Git;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

public sealed class UnifiedPatchTests
{
    // Few different lines, so that the two texts share many.
    private static readonly Gen<string> Texts = Gen.Select(
        Gen.OneOf("a", "b", "c", "", "-x", "+y", " z", "\\ No newline", "@@ -1 +1 @@", "d\r", "é").Array[0, 30],
        Gen.Bool,
        (lines, endsOpen) => string.Join('\n', lines) + (endsOpen || lines.Length == 0 ? "" : "\n"));

    [Fact]
    public void What_a_patch_says_was_changed_is_worked_out_again() => Gen.Select(Texts, Texts)
        .Where(pair => pair.Item1 != pair.Item2)
        .Sample((before, after) =>
    {
        var patch = UnifiedDiff.Write(before, after);

        var content = UnifiedPatch.Apply(Encoding.UTF8.GetBytes(before), patch);

        Assert.Equal(after, Encoding.UTF8.GetString(Assert.IsType<byte[]>(content)));
    });

    [Fact]
    public void A_patch_of_git_itself_is_understood()
    {
        const string Patch =
            "@@ -1,4 +1,5 @@ heading\n name,url\n-old,https://old.example\n+new,https://new.example\n kept,\n+added,\n last,\n\\ No newline at end of file";

        var content = UnifiedPatch.Apply("name,url\nold,https://old.example\nkept,\nlast,"u8, Patch);

        Assert.Equal("name,url\nnew,https://new.example\nkept,\nadded,\nlast,", Encoding.UTF8.GetString(content ?? []));
    }

    [Fact]
    public void A_patch_of_another_text_is_refused_or_gives_something_and_never_fails() =>
        Gen.Select(Texts, Texts, Gen.OneOf(Texts, Gen.String)).Sample((before, other, noise) =>
        {
            var patch = UnifiedDiff.Write(other, noise);

            _ = UnifiedPatch.Apply(Encoding.UTF8.GetBytes(before), patch);
            _ = UnifiedPatch.Apply(Encoding.UTF8.GetBytes(before), noise);
        });
}

using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>The pages are short enough to be read.</summary>
public sealed partial class PlainWordsTests
{
    private const int MostWordsOfFirstPage = 700;
    private const double MostWordsOfSentence = 20;

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Keys];

    [Fact]
    public void The_first_page_is_read_in_two_minutes()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, "README.md"));

        Assert.InRange(Words(page), 1, MostWordsOfFirstPage);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_sentence_has_twenty_words_at_most_on_average(string path)
    {
        List<int> lengths =
        [
            .. MarkdownPage.All[path].Paragraphs.SelectMany(text => EndOfSentence().Split(text)).Select(Words).Where(words => words > 0)
        ];

        Assert.InRange(lengths.DefaultIfEmpty().Average(), 0, MostWordsOfSentence);
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"(?<=[.!?:]['"")]?)\s+")]
    private static partial Regex EndOfSentence();
}

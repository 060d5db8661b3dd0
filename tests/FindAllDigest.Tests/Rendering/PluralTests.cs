using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Every count of every text about finds with its word in the number that fits: none, one, two.</summary>
public sealed partial class PluralTests
{
    private const int Limit = 58_000;

    public static TheoryData<string, int> Cases =>
        new(
            from template in (string[])[TemplateNames.Digest, TemplateNames.PullRequest, TemplateNames.Issue, TemplateNames.Comment]
            from count in (int[])[0, 1, 2]
            select (template, count));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_count_and_its_word_agree(string template, int count)
    {
        var text = await PrintAsync(template, DigestOf(count));

        Assert.DoesNotMatch(OneOfMany(), text);
        Assert.DoesNotMatch(ManyOfOne(), text);
        Assert.DoesNotMatch(WrongVerb(), text);
    }

    [Theory]
    [InlineData(1, "1 new company", "of 1 candidate** matched", "**1 known one** was sent as exclusion", "1 match of the earlier run was", "1 matches, ")]
    [InlineData(2, "2 new companies", "of 2 candidates** matched", "**2 known ones** were sent as exclusions", "2 matches of the earlier run were", "2 match, ")]
    public async Task The_words_are_there(int count, params string[] words)
    {
        var text = await PrintAsync(TemplateNames.PullRequest, DigestOf(count));

        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private static Digest DigestOf(int count)
    {
        var (full, some) = (GoldenDigests.All["twelve-new"], Companies.All.Take(count).ToList());
        List<DigestEntity> known = [.. Companies.All.Skip(4).Take(count)];
        return full with
        {
            New = some,
            BackAgain = [.. Companies.All.Skip(2).Take(count)],
            NotSeen = known,
            Seeded = count,
            Run = full.Run with { Status = new RunStatus("completed", false, count, count, null) },
            Plan = full.Plan with { Excluded = count },
            Leaked = [.. known.Select(entry => entry.Entity.Key)],
            NearMisses = [.. full.NearMisses.Take(count)],
            Earlier = [],
        };
    }

    private static async Task<string> PrintAsync(string template, Digest digest)
    {
        var templates = await RepositoryTemplates.LoadAsync();
        var (renderer, proposal) = (new ProposalRenderer(templates), GoldenDigests.Propose(digest));
        return template switch
        {
            TemplateNames.Digest => new DigestRenderer(templates).RenderMarkdown(digest),
            TemplateNames.PullRequest => renderer.PullRequest(proposal, proposal.BoxesAfter(Review.None, GoldenDigests.Day), Limit),
            TemplateNames.Issue => renderer.Issue(proposal, Limit),
            _ => renderer.Comment(proposal, Limit),
        };
    }

    [GeneratedRegex(@"(?<![0-9.,])1\*{0,2} (?:new )?(?:companies|candidates|sources|known ones|exclusions|refreshes|matches of)\b")]
    private static partial Regex OneOfMany();

    [GeneratedRegex(@"(?<![0-9.,])(?:0|2)\*{0,2} (?:new )?(?:company|candidate|source|known one|exclusion|match of)\b")]
    private static partial Regex ManyOfOne();

    [GeneratedRegex(@"(?<![0-9.,])(?:1 (?:were|have|miss|match)|[02] (?:was|has|misses|matches))\b(?! of)")]
    private static partial Regex WrongVerb();
}

using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;
using Xunit;

namespace FindAllDigest.Tests.Diagnostics;

/// <summary>The page of a workflow's run holds 1 MiB a step; what is nowhere else must not be lost to that.</summary>
public sealed class StepSummaryTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Digests_that_are_nowhere_else_are_shortened_by_whole_entities_and_say_so()
    {
        var templates = await TemplatesAsync();
        RefreshReport[] reports = [.. Enumerable.Range(0, 4).Select(_ => Kept(templates, entities: 4000))];
        Assert.True(reports.Sum(report => report.KeptDigest.Length) > StepSummary.MaximumBytes);

        var text = await WriteAsync(templates, reports);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), StepSummary.MaximumBytes / 2, StepSummary.MaximumBytes);
        Assert.Matches(@"Only \d+ of 4,000 entities are shown", text);
        Assert.Contains("Entity 0000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_such_watches_each_keeps_a_part_before_any_is_left_out()
    {
        var templates = await TemplatesAsync();
        RefreshReport[] reports = [.. Enumerable.Range(0, 5).Select(_ => Kept(templates, entities: 1500))];

        var text = await WriteAsync(templates, reports);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, StepSummary.MaximumBytes);
        Assert.Equal(5, text.Split("of 1,500 entities are shown").Length - 1);
        Assert.DoesNotContain("There is no room", text, StringComparison.Ordinal);
    }

    /// <summary>A sentence may quote anything, so no other address is linked.</summary>
    [Fact]
    public async Task A_page_of_the_repository_that_a_sentence_names_is_a_link_and_a_command_is_code()
    {
        const string Page = "https://github.com/octo/watches/settings/actions";
        var report = new RefreshReport
        {
            Watch = SampleDigest.Full().Watch,
            Outcome = RefreshOutcome.Failed,
            Message = $"Turn the switch at {Page}, then say 'findall-digest refresh a_b'. See https://evil.example/x.",
            Warnings = [$"Look at {Page}."],
        };

        var text = await WriteAsync(await TemplatesAsync(), [report]);

        Assert.Contains(
            $"Turn the switch at [github.com/octo/watches/settings/actions](<{Page}>), then say `findall-digest refresh a_b`. See ",
            text,
            StringComparison.Ordinal);
        Assert.Contains($"Look at [github.com/octo/watches/settings/actions](<{Page}>).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](<https://evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_before_counts_and_lines_are_cut_whole()
    {
        await File.WriteAllTextAsync(_path, new string('x', StepSummary.MaximumBytes - 4000), TestContext.Current.CancellationToken);

        await StepSummary.WriteAsync(
            _path,
            "",
            [.. Enumerable.Range(0, 500).Select(number => $"line {number} of what a command answered")],
            TestContext.Current.CancellationToken);

        var text = await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken);
        Assert.InRange(text.Length, 1, StepSummary.MaximumBytes);
        Assert.EndsWith("More does not fit on this page; the log has it all.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_with_many_faults_stays_on_the_page()
    {
        var faults = Enumerable.Range(1, 500)
            .Select(line => new FileProblem("data/a/exclude.csv", line, 1, new string('y', 3000), "Mend it."))
            .ToList();

        await StepSummary.WriteAsync(_path, "", new DigestException(faults), TestContext.Current.CancellationToken);

        Assert.InRange(new FileInfo(_path).Length, 1, StepSummary.MaximumBytes);
    }

    private async Task<string> WriteAsync(TemplateSet templates, RefreshReport[] reports)
    {
        await StepSummary.WriteAsync(_path, "https://github.com/octo/watches", templates, reports, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken);
    }

    private static RefreshReport Kept(TemplateSet templates, int entities)
    {
        var sample = SampleDigest.Full();
        var one = sample.New[0];
        var digest = sample with
        {
            New =
            [
                .. Enumerable.Range(0, entities)
                    .Select(number => new DigestEntity(
                        one.Entity with { Name = $"Entity {number:0000}", Url = $"https://e{number}.example" }, []))
            ],
            BackAgain = [],
            Changed = [],
            NoLongerMatches = [],
            NotSeen = [],
        };
        return new RefreshReport
        {
            Watch = digest.Watch,
            Outcome = RefreshOutcome.Pending,
            Message = "This is told, but its data could not be stored.",
            Digest = digest,
            KeptDigest = new DigestRenderer(templates).RenderMarkdown(digest),
        };
    }

    private static Task<TemplateSet> TemplatesAsync() =>
        TemplateSet.LoadAsync(
            new LocalStore(Path.Combine(RepositoryFiles.RepositoryRoot, "no-such-folder"), isReadOnly: true).ReadFileAsync,
            TestContext.Current.CancellationToken);
}

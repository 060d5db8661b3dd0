using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private readonly TestRepository _repository = new()
    {
        List =
            """
            name,url,status,until,note,added,run
            Acme,https://acme.com,known,,,2026-10-05,findall_1
            ,*.beta.io,,,,,
            Old,old.io,,2026-01-01,,,
            Bad,bad.io,rejected,,too small,,
            Shut,shut.io,closed,,pull request #9,,
            Gamma Robotics,,,,,,
            Node.js,,,,,,

            """.ReplaceLineEndings("\n"),
    };

    public ExplainTests()
    {
        _repository.Write(".findall-digest/vc/closed.csv", "name,url,pull_request,closed\nDelta,https://delta.io,12,2026-11-02\n");
        _repository.Write(
            "data/vc/entities.jsonl",
            """{"key":"gone.io","name":"Gone","url":"gone.io","description":"","first_seen":"2026-09-01","last_seen":"2026-10-05","run":"findall_1","conditions":[],"enrichments":[],"changes":[]}""" + "\n");
    }

    [Theory]
    [InlineData("http://www.Acme.com/about?utm_source=x", "Excluded by line 2 of data/vc/exclude.csv: it is known since run findall_1 brought it on Mon 5 Oct 2026.")]
    [InlineData("jobs.beta.io", "Excluded by line 3 of data/vc/exclude.csv: its pattern *.beta.io covers it.")]
    [InlineData("*.beta.io", "Excluded: line 3 of data/vc/exclude.csv holds this pattern, which excludes whatever it covers.")]
    [InlineData("Node.js", "Excluded by line 8 of data/vc/exclude.csv: it is known.")]
    [InlineData("*.other.io", "No row of data/vc/exclude.csv holds this pattern.")]
    [InlineData("old.io", "Not excluded: line 4 of data/vc/exclude.csv stopped excluding it on Thu 1 Jan 2026, so it may be reported again.")]
    [InlineData("bad.io", "Excluded by line 5 of data/vc/exclude.csv: a person rejected it, noted as 'too small'.")]
    [InlineData("shut.io", "Excluded by line 6 of data/vc/exclude.csv: the pull request that proposed it was closed without merging, noted as 'pull request #9'.")]
    [InlineData("delta.io", "Excluded by line 2 of .findall-digest/vc/closed.csv: pull request #12, which proposed it, was closed on Mon 2 Nov 2026 without merging.")]
    [InlineData("gone.io", "Not excluded: run findall_1 reported it on Mon 5 Oct 2026, but data/vc/exclude.csv has no row for it any more, so it may be reported as back again.")]
    [InlineData("new.io", "Not excluded: no row is about it and no run has reported it, so it would be reported as new.")]
    [InlineData("The Gamma Robotics Group", "Not excluded: no row is about it and no run has reported it, so it would be reported as new. Possibly the same as Gamma Robotics (line 7 of data/vc/exclude.csv).")]
    [InlineData("shop.acme.com", "Not excluded: no row is about it and no run has reported it, so it would be reported as new. Possibly the same as Acme (line 2 of data/vc/exclude.csv).")]
    [InlineData("GAMMA robotics", "Excluded by line 7 of data/vc/exclude.csv: it is known.")]
    [InlineData("name:gamma robotics", "Excluded by line 7 of data/vc/exclude.csv: it is known.")]
    [InlineData("Acme", "Excluded by line 2 of data/vc/exclude.csv: it is known since run findall_1 brought it on Mon 5 Oct 2026; it was found by its name, under the key acme.com.")]
    public async Task One_sentence_says_what_decides_and_where(string asked, string sentence)
    {
        var answer = await _repository.AnswerAsync("explain", asked);

        Assert.EndsWith($"\nvc: {sentence}\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_to_the_key_is_told()
    {
        var answer = await _repository.AnswerAsync("explain", "http://www.Acme.com/about?utm_source=x");

        Assert.StartsWith("Key: acme.com (scheme http dropped; www. dropped; ", answer, StringComparison.Ordinal);
        Assert.Contains("utm_source", answer.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_file_line_run_and_pull_request()
    {
        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("explain", "delta.io", "vc", "--json"));

        var vc = answer.RootElement[0];
        Assert.Equal("closed", vc.GetProperty("reason").GetString());
        Assert.Equal(".findall-digest/vc/closed.csv", vc.GetProperty("file").GetString());
        Assert.Equal(2, vc.GetProperty("line").GetInt32());
        Assert.Equal("12", vc.GetProperty("pull_request").GetString());
    }

    public void Dispose() => _repository.Dispose();
}

using Xunit;

namespace FindAllDigest.Tests.Cli;

public sealed class TemplatesCheckTests
{
    [Fact]
    public async Task A_repository_without_templates_uses_those_that_ship_and_they_have_no_fault()
    {
        using var repository = new TestRepository();

        var answer = await repository.AnswerAsync("templates", "check");

        Assert.Contains("templates/digest.md (as it ships): no fault.", answer, StringComparison.Ordinal);
        Assert.Contains("templates/commit-message.txt (as it ships): no fault.", answer, StringComparison.Ordinal);
    }

    // Shipped templates are taken as tested; one that is not shipped has all of them printed.
    [Fact]
    public async Task Beside_a_template_of_ones_own_the_shipped_ones_are_printed_and_have_no_fault()
    {
        using var repository = new TestRepository();
        repository.Write("templates/commit-message.txt", "of my own\n");

        var answer = await repository.AnswerAsync("templates", "check");

        Assert.Contains("templates/digest.md (as it ships): no fault.", answer, StringComparison.Ordinal);
        Assert.Contains("templates/commit-message.txt: no fault.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_all_templates_are_told_at_once_with_file_and_line()
    {
        using var repository = new TestRepository();
        repository.Write("templates/digest.md", "# x\n{{ if true }}\n");
        repository.Write("templates/comment.md", "a\nb {{ include 'missing.md' }}\n");

        var result = await repository.RunAsync("templates", "check");

        result.Expect(2);
        Assert.Contains("templates/digest.md(2,", result.Error, StringComparison.Ordinal);
        Assert.Contains("templates/comment.md(2,", result.Error, StringComparison.Ordinal);
        Assert.Contains("There is no file templates/partials/missing.md to include.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_view_has_is_a_fault_wherever_it_stands()
    {
        using var repository = new TestRepository();
        repository.Write(
            "templates/pull-request.md",
            "{{ for section in sections }}{{ for group in section.groups }}{{ for item in group.entities }}\n{{ item.entity.nmae }}{{ end }}{{ end }}{{ end }}\n");
        repository.Write("templates/partials/run.md", "\n\n{{ $1.costs }}\n");

        var result = await repository.RunAsync("templates", "check");

        result.Expect(2);
        Assert.Contains("templates/pull-request.md(2,", result.Error, StringComparison.Ordinal);
        Assert.Contains("templates/partials/run.md(3,", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_annotations_on_the_file_in_a_workflow()
    {
        using var repository = new TestRepository();
        repository.Variables["GITHUB_ACTIONS"] = "true";
        repository.Write("templates/summary.md", "{{ nothing }}\n");

        var result = await repository.RunAsync("templates", "check");

        Assert.Contains("::error file=templates/summary.md,line=1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_no_template_is_named_like_is_a_fault()
    {
        using var repository = new TestRepository();
        repository.Write("templates/pull_request.md", "x\n");

        var result = await repository.RunAsync("templates", "check");

        result.Expect(2);
        Assert.Contains("did you mean 'templates/pull-request.md'?", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ include 'again.md' }}")]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ for a in 1..3000000 }}{{ for b in 1..3000000 }}{{ end }}{{ end }}")]
    [InlineData("{{ '{{ 1 }}' | object.eval_template }}")]
    [InlineData("{{ name = 'run.md' }}{{ include name }}")]
    public async Task A_template_that_never_ends_or_reads_text_as_a_template_is_a_fault(string text)
    {
        using var repository = new TestRepository();
        repository.Write("templates/partials/again.md", "{{ include 'again.md' }}");
        repository.Write("templates/summary.md", text);

        var result = await repository.RunAsync("templates", "check");

        result.Expect(2);
        Assert.Contains("templates/", result.Error, StringComparison.Ordinal);
    }
}

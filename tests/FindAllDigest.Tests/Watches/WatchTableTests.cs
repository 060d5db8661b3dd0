using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class WatchTableTests
{
    private const string Enrichments =
        """ "enrichments": [ { "name": "headquarters", "description": "x" }, { "name": "funding_amount", "description": "x" } ] """;

    [Fact]
    public void Columns_are_names_or_say_more()
    {
        var watch = WatchText.ReadGood(
            WatchText.With(
                $$"""{{Enrichments}}, "columns": ["headquarters", {"field": "funding_amount", "title": "Funding", "as": "money"}], "sort": "-funding_amount" """));

        Assert.Equal([new("headquarters"), new("funding_amount", "Funding", ColumnFormat.Money)], watch.Columns);
        Assert.Equal(new EntitySort("funding_amount", IsDescending: true), watch.Sort);
    }

    [Fact]
    public void Without_settings_the_program_chooses()
    {
        var watch = WatchText.ReadGood(WatchText.Minimal);

        Assert.Null(watch.Columns);
        Assert.Equal(EntitySort.Default, watch.Sort);
        Assert.Equal(WatchService.Parallel, watch.Service);
        Assert.Empty(watch.Messages);
    }

    [Theory]
    [InlineData(""" "columns": ["headquaters"] """, "headquarters")]
    [InlineData(""" "columns": [{"field": "funding_amont"}] """, "funding_amount")]
    [InlineData(""" "sort": "-funding_amout" """, "funding_amount")]
    [InlineData(""" "sort": "mach" """, "match")]
    [InlineData(""" "recheck": {"every": "month", "ignore": ["headquarter"]} """, "headquarters")]
    public void A_misspelt_enrichment_is_found_with_its_line(string fields, string nearest)
    {
        var problem = WatchText.OnlyProblem(WatchText.With($"{Enrichments},\n{fields}"));

        Assert.Contains($"did you mean '{nearest}'?", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, problem.Line);
    }

    /// <summary>Entities that were found before may have what is not asked for any more.</summary>
    [Fact]
    public void A_name_that_resembles_no_enrichment_is_taken()
    {
        var watch = WatchText.ReadGood(
            WatchText.With($$"""{{Enrichments}}, "columns": ["ceo"], "recheck": {"every": "month", "ignore": ["latest_news"]} """));

        Assert.Equal("ceo", watch.Columns?[0].Field);
        Assert.Equal(["latest_news"], watch.Recheck?.Rules.Ignored);
    }

    /// <summary>What the page shows can be copied as it is.</summary>
    [Fact]
    public void The_watch_in_the_page_about_watches_is_good()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, "data/README.md"));
        var example = page.Split("```jsonc\n")[1].Split("```")[0];

        var watch = WatchText.ReadGood(example);

        var asked = watch.Criteria.Enrichments?.SelectMany(enrichment => enrichment.PropertyNames) ?? [];
        Assert.Empty((watch.Columns ?? []).Select(column => column.Field).Concat(watch.Recheck?.Rules.Ignored ?? []).Except(asked));
    }

    [Theory]
    [InlineData(""" "columns": [{"field": "headquarters", "format": "money"}] """, "unknown field 'format'")]
    [InlineData(""" "columns": [{"title": "x"}] """, "'field' is missing")]
    [InlineData(""" "columns": ["headquarters", "headquarters"] """, "twice")]
    [InlineData(""" "columns": [1] """, "'columns' holds a number")]
    [InlineData(""" "sort": "-" """, "no enrichment of this watch")]
    [InlineData(""" "service": "simulated" """, "did you mean 'simulator'?")]
    [InlineData(""" "webhook": "http://relay.example.com" """, "'webhook' is")]
    [InlineData(""" "messages": [{"when": "new"}] """, "'to' is missing")]
    [InlineData(""" "messages": [{"to": "slak"}] """, "did you mean 'slack'?")]
    [InlineData(""" "messages": [{"to": "slack", "when": ["new", "troubles"]}] """, "did you mean 'trouble'?")]
    [InlineData(""" "recheck": {"every": "month", "threshold_percent": -1} """, "'threshold_percent' is -1")]
    public void A_wrong_setting_is_one_fault(string fields, string message) =>
        Assert.Contains(message, WatchText.OnlyProblem(WatchText.With($"{Enrichments}, {fields}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Enrichments_of_an_earlier_run_are_not_known_yet() =>
        Assert.Equal(
            "anything",
            WatchText.ReadGood(
                """{"findall_id": "findall_40e0ab8c10754be0b7a16477abb38a2f", "columns": ["anything"], "sort": "-else"}""").Columns?[0].Field);

    [Fact]
    public void A_message_tells_of_what_is_new_unless_it_says_otherwise()
    {
        var watch = WatchText.ReadGood(
            WatchText.With(
                """ "messages": [{"to": "slack"}, {"to": "teams", "when": "trouble"}, {"to": "webhook", "when": ["new", "changed"]}] """));

        Assert.Equal(["New", "Trouble", "New,Changed"], watch.Messages.Select(message => string.Join(',', message.When)));
    }

    [Fact]
    public void Rules_of_a_recheck_are_read()
    {
        var watch = WatchText.ReadGood(
            WatchText.With($$"""{{Enrichments}}, "recheck": {"every": "quarter", "ignore": ["headquarters"], "threshold_percent": 10} """));

        Assert.Equal(["headquarters"], watch.Recheck?.Rules.Ignored);
        Assert.Equal(10, watch.Recheck?.Rules.ThresholdPercent);
    }

    [Theory]
    [InlineData("\"Bearer s3cret\"")]
    [InlineData("\"env:\"")]
    [InlineData("\"env:A B\"")]
    [InlineData("\"env:NAME\\n\"")]
    [InlineData("\"\"")]
    public void A_header_that_is_written_out_is_a_fault_that_does_not_repeat_it(string value)
    {
        var problem = WatchText.OnlyProblem(WatchText.With(Server(value)));

        Assert.Contains("'Authorization' is written out", problem.Message, StringComparison.Ordinal);
        Assert.Contains("env:NAME", problem.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{problem.Message}{problem.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_may_name_a_variable() =>
        Assert.Contains(
            "env:CRM_TOKEN",
            WatchText.ReadGood(WatchText.With(Server("\"env:CRM_TOKEN\""))).Criteria.Enrichments?[0].McpServers,
            StringComparison.Ordinal);

    private static string Server(string value) =>
        $$""" "enrichments": [ { "output_schema": { "json_schema": { "type": "object", "properties": { "a": {} } } }, "mcp_servers": [ { "name": "crm", "url": "https://crm.example", "headers": { "Authorization": {{value}} } } ] } ] """;
}

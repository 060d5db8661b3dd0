using FindAllDigest.Core.Forms;
using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Forms;

/// <summary>What people write into the form New watch, as GitHub puts it into the text of an issue.</summary>
public sealed class NewWatchFormTests
{
    [Fact]
    public void A_form_that_is_filled_in_is_read_whole()
    {
        var form = NewWatchForm.Read(Body(
            name: "Battery Makers",
            kind: "companies",
            generator: "base: 0.25 USD a run, 0.03 USD a match. For broad questions with many matches",
            every: "Every month",
            budget: "$40 USD",
            columns: "Headquarters\n- Funding: total funding raised in USD\n* Headquarters",
            list: "[crm.csv](https://github.com/user-attachments/files/12345/crm.csv)\nAcme\nhttps://beta.example",
            isTried: true)).OrThrow();

        Assert.Equal("battery-makers", form.Watch.Value);
        Assert.Equal("Find all makers of batteries", form.Question);
        Assert.Equal(40m, form.PerMonthUsd);
        Assert.Equal(
            ("companies", Generator.Base, SchedulePeriod.Month), (form.Wishes.EntityType, form.Wishes.Generator, form.Wishes.Every));
        Assert.Equal(
            [
                new("headquarters", "Headquarters", EnrichmentType.String),
                new("funding", "total funding raised in USD", EnrichmentType.String),
            ],
            form.Wishes.Columns);
        Assert.Equal("Acme\nhttps://beta.example", form.List);
        Assert.True(form.IsPreviewed);
    }

    [Fact]
    public void What_is_left_empty_is_left_to_the_service_and_the_program()
    {
        var form = NewWatchForm.Read(Body()).OrThrow();

        Assert.Equal("makers-of-batteries", form.Watch.Value);
        Assert.Equal(25m, form.PerMonthUsd);
        Assert.Equal((null, Generator.Core, SchedulePeriod.Week), (form.Wishes.EntityType, form.Wishes.Generator, form.Wishes.Every));
        Assert.Empty(form.Wishes.Columns);
        Assert.Equal("", form.List);
        Assert.False(form.IsPreviewed);
    }

    [Fact]
    public void The_id_of_an_earlier_run_is_no_question()
    {
        var form = NewWatchForm.Read(Body(name: "x", question: "findall_40e0ab8c10754be0b7a16477abb38a2f")).OrThrow();

        Assert.Null(form.Question);
        Assert.Equal("findall_40e0ab8c10754be0b7a16477abb38a2f", form.From?.Value);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var problems = NewWatchForm.Read(
            Body(
                name: "???",
                question: " ",
                budget: "a lot",
                columns: string.Join('\n', Enumerable.Range(1, 21).Select(number => $"c{number}")))).Problems;

        Assert.Equal(
            [
                "the form: 'What should be found?' is empty.",
                "the form: 'Which columns do you want?' names 21 columns.",
                "the form: 'What should it be called?' gives no name for a folder.",
                "the form: 'How much may it cost in a month, in USD?' is 'a lot', which is no amount in USD.",
            ],
            problems.Select(problem => $"{problem.Place}: {problem.Message}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello there")]
    [InlineData("### Something else\n\nx\n")]
    public void An_issue_of_another_kind_is_no_form(string body) =>
        Assert.Contains("None of the form's fields", Assert.Single(NewWatchForm.Read(body).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_may_hold_what_reads_like_an_earlier_heading()
    {
        var form = NewWatchForm.Read(Body(list: "### What should be found?\n\nNothing at all\n\n- [x] mine")).OrThrow();

        Assert.Equal("Find all makers of batteries", form.Question);
        Assert.False(form.IsPreviewed);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1e9")]
    [InlineData("99999999")]
    [InlineData("NaN")]
    public void An_amount_that_is_none_is_told(string budget) => Assert.Null(NewWatchForm.Read(Body(budget: budget)).Value);

    [Fact]
    public async Task The_form_has_the_labels_prices_and_words_that_the_program_reads()
    {
        var form = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFiles.RepositoryRoot, ".github/ISSUE_TEMPLATE/new-watch.yml"), TestContext.Current.CancellationToken);

        string[] labels =
        [
            NewWatchForm.Label.Name,
            NewWatchForm.Label.Question,
            NewWatchForm.Label.Kind,
            NewWatchForm.Label.Generator,
            NewWatchForm.Label.Every,
            NewWatchForm.Label.Budget, NewWatchForm.Label.Columns, NewWatchForm.Label.List, NewWatchForm.Label.Try,
        ];
        var places = labels.Select(label => form.IndexOf($"      label: {label}\n", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        foreach (var generator in new[] { Generator.Core, Generator.Base, Generator.Pro })
        {
            var price = FindAllDigest.Core.Runs.PriceTable.Shipped.Generators[generator.ToWire()];
            Assert.Contains(
                $"- \"{generator.ToWire()}: {price.Run:0.00} USD a run, {price.Match:0.00} USD a match.",
                form,
                StringComparison.Ordinal);
        }
    }

    internal static string Body(
        string name = "_No response_",
        string question = "Find all makers of batteries",
        string kind = "_No response_",
        string generator = "core: 2.00 USD a run, 0.15 USD a match. For specific questions",
        string every = "Every week",
        string budget = "_No response_",
        string columns = "_No response_",
        string list = "_No response_",
        bool isTried = false) =>
        $"""
        ### What should it be called?

        {name}

        ### What should be found?

        {question}

        ### What kind of things are they?

        {kind}

        ### How thoroughly should it look?

        {generator}

        ### How often should it look?

        {every}

        ### How much may it cost in a month, in USD?

        {budget}

        ### Which columns do you want?

        {columns}

        ### What do you know already?

        {list}

        ### Try it first?

        - [{(isTried ? 'X' : ' ')}] Look at ten candidates first, for 0.10 USD, and show them in the pull request
        """;
}

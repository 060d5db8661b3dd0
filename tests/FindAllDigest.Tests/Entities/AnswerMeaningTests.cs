using System.Text.Json;
using CsCheck;
using FindAllDigest.Core.Entities.Answers;
using Xunit;

namespace FindAllDigest.Tests.Entities;

public sealed class AnswerMeaningTests
{
    [Theory]
    [InlineData("12000000", "\"$12M\"")]
    [InlineData("\"$12M\"", "\"12 million USD\"")]
    [InlineData("\"USD 12,000,000\"", "\"about US$12.0 million\"")]
    [InlineData("\"12.000.000 €\"", "\"EUR 12m\"")]
    [InlineData("\"12 000 000\"", "\"12'000'000\"")]
    [InlineData("\"1,5 Mio\"", "1500000")]
    [InlineData("\"$12M in total funding raised\"", "\"12 million dollars\"")]
    [InlineData("\"$12M Series A\"", "\"12 million USD, Series A\"")]
    [InlineData("5", "5.0")]
    [InlineData("1e6", "1000000")]
    [InlineData("\"40%\"", "\"40 percent\"")]
    [InlineData("true", "\"Yes\"")]
    public void An_amount_is_the_same_however_it_is_written(string before, string after) => AssertSame(before, after);

    [Theory]
    [InlineData("\"2024-03-01\"", "\"March 2024\"")]
    [InlineData("\"1 March 2024\"", "\"Mar 1st, 2024\"")]
    [InlineData("\"2024-03-01T00:00:00Z\"", "\"2024/03/01\"")]
    [InlineData("2021", "\"September 2021\"")]
    [InlineData("\"2021\"", "\"founded in 2021\"")]
    [InlineData("\"Sept 2023\"", "\"2023-09\"")]
    public void A_date_is_the_same_however_it_is_written_and_if_one_is_only_more_exact(string before, string after) =>
        AssertSame(before, after);

    [Theory]
    [InlineData("[\"a\",\"b\"]", "[\"B\",\"A\",\"a\"]")]
    [InlineData("[\"Ana Reis\",\"Rui Sá\"]", "\"Rui Sá and Ana Reis\"")]
    [InlineData("\"Solar, wind; storage\"", "\"storage, solar and wind\"")]
    [InlineData("[{\"name\":\"Ana\",\"role\":\"CEO\"},{\"name\":\"Rui\"}]", "[{\"name\":\"Rui\",\"role\":null},{\"role\":\"ceo\",\"name\":\"ana\"}]")]
    [InlineData("\"Lisbon, Portugal\"", "\"Portugal, Lisbon\"")]
    [InlineData("[\"Lisbon\"]", "\"Lisbon\"")]
    public void A_list_is_the_same_in_any_order(string before, string after) => AssertSame(before, after);

    [Theory]
    [InlineData("\"Lisbon\"", "\"LISBON.\"")]
    [InlineData("\"Ｌｉｓｂｏｎ\"", "\"lisbon\"")]
    [InlineData("\"The company builds grid batteries for utilities and sells them to anyone in Iberia.\"", "\"A maker of batteries that utilities across the whole of Spain and Portugal put into their grids.\"")]
    [InlineData("\"In March it raised 12 million dollars from a group of funds led by somebody.\"", "\"Raised $12M (with a venture group in the lead) for its second plant, as the local press reports.\"")]
    public void Case_punctuation_and_the_words_of_whole_sentences_mean_nothing(string before, string after) => AssertSame(before, after);

    [Theory]
    [InlineData("\"$12M\"", "\"$40M\"")]
    [InlineData("\"$12M\"", "\"€12M\"")]
    [InlineData("\"$12M\"", "\"$12K\"")]
    [InlineData("12", "-12")]
    [InlineData("\"Series A\"", "\"Series B\"")]
    [InlineData("\"March 2024\"", "\"April 2024\"")]
    [InlineData("\"2024-03-01\"", "\"2 March 2024\"")]
    [InlineData("[\"a\",\"b\"]", "[\"a\"]")]
    [InlineData("[\"a\"]", "[\"a\",\"c\"]")]
    [InlineData("\"Lisbon\"", "\"Porto\"")]
    [InlineData("true", "false")]
    [InlineData("{\"name\":\"Ana\"}", "{\"name\":\"Rui\"}")]
    [InlineData("\"In March it raised 12 million dollars from a group of funds led by somebody.\"", "\"It has now raised $40M (with a venture group in the lead) for its second plant.\"")]
    public void Another_value_is_a_change(string before, string after)
    {
        Assert.False(AnswerMeaning.IsSame(before, after));
        Assert.False(AnswerMeaning.IsSame(after, before));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" — \"")]
    [InlineData("\"N/A\"")]
    [InlineData("\"Not disclosed.\"")]
    [InlineData("\"not given\"")]
    [InlineData("\"Not stated\"")]
    [InlineData("\"unspecified\"")]
    [InlineData("\"not public\"")]
    [InlineData("\"Nothing found.\"")]
    [InlineData("\"undisclosed\"")]
    [InlineData("[]")]
    [InlineData("{\"name\":null}")]
    public void Nothing_has_many_spellings(string value) => Assert.True(AnswerMeaning.IsBlank(value));

    [Theory]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("\"0\"")]
    [InlineData("\"$\"")]
    [InlineData("\"東京\"")]
    public void Something_small_is_not_nothing(string value) => Assert.False(AnswerMeaning.IsBlank(value));

    [Fact]
    [Trait("Lane", "thorough")]
    public void Every_text_means_the_same_as_itself_and_no_text_is_too_strange() => Gen.Select(Texts, Texts).Sample((one, other) =>
    {
        var (first, second) = (JsonSerializer.Serialize(one), JsonSerializer.Serialize(other));

        Assert.True(AnswerMeaning.IsSame(first, first));
        Assert.Equal(AnswerMeaning.IsSame(first, second), AnswerMeaning.IsSame(second, first));
        _ = AnswerMeaning.IsBlank(first);
    });

    private static Gen<string> Texts => Gen.OneOf(
        Gen.OneOf(
            "$",
            "12",
            "M",
            " ",
            ",",
            ".",
            "million",
            "2024",
            "-",
            "03",
            "March",
            "and",
            ";",
            "b",
            "é",
            "€",
            "'",
            "999999999999999999999",
            "%").Array[0, 8].Select(string.Concat),
        Gen.String[0, 30]);

    private static void AssertSame(string before, string after)
    {
        Assert.True(AnswerMeaning.IsSame(before, after));
        Assert.True(AnswerMeaning.IsSame(after, before));
    }
}

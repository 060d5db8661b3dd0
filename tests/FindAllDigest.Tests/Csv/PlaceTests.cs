using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Csv;

public sealed class PlaceTests
{
    [Fact]
    public void Behind_an_emoji_a_column_of_a_csv_and_of_json_counts_alike()
    {
        var csv = Encoding.UTF8.GetBytes("name,url,status\n\"\U0001F600\U0001F600x\",a.example,gone\n");
        var json = Encoding.UTF8.GetBytes("{ \"objective\": \"\U0001F600\U0001F600\", \"objectiv\": 1 }");
        Assert.True(WatchName.TryParse("vc", out var watch));

        Assert.Equal(17, ExcludeList.Read("e.csv", csv).Problems[0].Column);
        Assert.Equal(
            22,
            WatchReader.Read(watch, "watch.json", json).Problems.First(
                problem => problem.Message.Contains("objectiv", StringComparison.Ordinal)).Column);
    }
}

using System.Text;
using CsCheck;
using FindAllDigest.Core.Csv;
using Xunit;

namespace FindAllDigest.Tests.Csv;

public sealed class SpreadsheetGuardTests
{
    [Fact]
    public void Any_text_comes_back_and_no_stored_text_begins_like_a_formula() =>
        Gen.OneOf("=", "+", "-", "@", "\t", "\r", "'", "a", " ", "\n").Array[0, 5].Select(string.Concat).Sample(
            text =>
            {
                var stored = SpreadsheetGuard.Guard(text);

                Assert.Equal(text, SpreadsheetGuard.Unguard(stored));
                Assert.Equal(text, Encoding.UTF8.GetString(SpreadsheetGuard.Unguard(Encoding.UTF8.GetBytes(stored))));
                Assert.False(stored.Length > 0 && "=+-@\t\r".Contains(stored[0], StringComparison.Ordinal));
            },
            iter: 5_000);

    [Fact]
    public void Text_that_no_spreadsheet_runs_is_stored_as_it_is() => Assert.Equal("a=b'", SpreadsheetGuard.Guard("a=b'"));
}

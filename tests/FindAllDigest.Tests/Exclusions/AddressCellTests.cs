using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class AddressCellTests
{
    [Theory]
    [InlineData("https://x.example", "https://x.example")]
    [InlineData("https://x.example,", "https://x.example")]
    [InlineData(" x.example ; ", "x.example")]
    [InlineData("x.example; y.example", "x.example", "y.example")]
    [InlineData("x.example;y.example", "x.example", "y.example")]
    [InlineData("https://x.example,https://y.example/a", "https://x.example", "https://y.example/a")]
    [InlineData("https://x.example/a, https://y.example/b", "https://x.example/a", "https://y.example/b")]
    [InlineData("https://x.example\nhttps://y.example", "https://x.example", "https://y.example")]
    [InlineData("x.example | y.example | x.example", "x.example", "y.example")]
    [InlineData("[X](https://x.example)", "https://x.example")]
    [InlineData("[X](https://x.example/a_(b) \"title\")", "https://x.example/a_(b)")]
    [InlineData("[X](https://x.example) and [Y](y.example)", "https://x.example", "y.example")]
    [InlineData("<https://x.example>", "https://x.example")]
    [InlineData("X (https://x.example)", "https://x.example")]
    [InlineData("see https://x.example/a for more", "https://x.example/a")]
    [InlineData("\"https://x.example\"", "https://x.example")]
    [InlineData("https://x.example/a,b", "https://x.example/a,b")]
    [InlineData("https://x.example/a,b.html", "https://x.example/a,b.html")]
    [InlineData("https://x.example/a;v=1.2", "https://x.example/a;v=1.2")]
    [InlineData("https://en.wikipedia.org/wiki/Acme_(company)", "https://en.wikipedia.org/wiki/Acme_(company)")]
    [InlineData("https://x.example/some page", "https://x.example/some page")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("http://")]
    [InlineData("Acme, Inc.")]
    [InlineData("pat@x.example")]
    [InlineData("ask Node.js, or Vue.js")]
    [InlineData("")]
    public void The_addresses_of_a_cell_are_found(string cell, params string[] addresses) =>
        Assert.Equal(addresses, AddressCell.Read(cell));
}

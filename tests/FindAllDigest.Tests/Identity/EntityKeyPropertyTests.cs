using System.Text;
using CsCheck;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityKeyPropertyTests
{
    private static readonly string[] Pieces =
    [
        "http", "https", "://", "//", ":", "/", "\\", "?", "#", "&", "=", "@", "[", "]", "%", "%2e", "%2F", "%C3%BC", "%00", "%zz", ".",
        "..", "www.", "acme", "ACME", "com",
        "linkedin.com", "pt.", "m.", "twitter.com", "substack.com", "en", "about", "index.html", "home", "utm_source", "gclid", "a=1",
        "b=2", "name:", " name:", "xn--", "localhost", "1.2.3.4",
        "::1", ":80", ":8080", " ", "\t", "\n", "\0", "ü", "ß", "ς", "。", "．", "\u200D", "\uFEFF", "ﷺ", "ａ", "\uD800", "😀", "\u0301",
        "\u0345", "가", "ᆨ", "+", "{", "İ", "Ǆ",
    ];

    private static readonly Gen<string> Addresses = Gen.Frequency(
        (6, Gen.OneOf(Pieces).Array[0, 12].Select(string.Concat)),
        (2, Gen.String[0, 40]),
        (1, Gen.String[Gen.Char[' ', '~'], 0, 40]));

    private static readonly Gen<string> OrdinaryAddresses = Gen.Select(
        Gen.OneOf("https://", "http://", "https:///", "HTTPS://"),
        Gen.OneOf("acme", "www", "a-b", "pt", "m", "www.www", "1", "", "Acme", new string('a', 64)).Array[0, 3].Select(
            labels => string.Concat(labels.Select(label => label + '.'))),
        Gen.OneOf(
            "acme.com",
            "co.uk",
            "linkedin.com",
            "substack.com",
            "github.io",
            "c",
            "1.2.3.4",
            "com.",
            "com:80",
            "xn--80ak6aa92e.com",
            "localhost"),
        Gen.OneOf(
            "/", "//", "/en", "/about", "/index.html", "/company/acme", "/Acme_1", "/.", "/..", "?a=1", "#x", "/%41").Array[0, 3].Select(
                string.Concat),
        (scheme, labels, host, rest) => scheme + labels + host + rest);

    [Fact]
    public void The_key_of_a_key_is_the_key() => Gen.Select(Addresses, Addresses).Sample((url, name) =>
    {
        var key = EntityKey.Of(url, name);

        Assert.Equal(key, EntityKey.Parse(key.Value));
    });

    [Fact]
    public void A_key_is_one_line_without_controls() => Gen.Select(Addresses, Addresses).Sample((url, name) =>
        Assert.DoesNotContain(EntityKey.Of(url, name).Value, char.IsControl));

    [Fact]
    public void A_key_of_an_address_is_plain_ASCII() => Addresses.Sample(url =>
    {
        var key = EntityKey.Of(url, null);

        Assert.True(key.IsByName || Ascii.IsValid(key.Value));
    });

    [Fact]
    public void The_order_of_a_query_is_no_difference() =>
        Gen.OneOf("a=1", "a=2", "A=1", "b", "c=%20", "c=+", "utm_id=1", "=x", "ü=ß").Array[0, 30].SelectMany(
        parameters => Gen.Shuffle(parameters).Select(shuffled => (parameters, shuffled))).Sample((parameters, shuffled) =>
        Assert.Equal(Query(parameters), Query(shuffled)));

    [Fact]
    public void Bytes_and_text_give_the_same_key() => Gen.Select(Addresses, Addresses).Sample((url, name) =>
    {
        var written = Write(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(name));

        Assert.Equal(EntityKey.Of(url, name).Value, Encoding.UTF8.GetString(written));
    });

    [Fact]
    public void A_destination_of_any_length_is_never_overrun() => Gen.Select(Addresses, Addresses, Gen.Int[0, 400])
        .Sample((url, name, length) =>
    {
        var (urlUtf8, nameUtf8) = (Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(name));
        var key = Write(urlUtf8, nameUtf8);
        var destination = new byte[length];

        var fits = EntityKeyWriter.TryWrite(urlUtf8, nameUtf8, destination, out var written);

        Assert.True(fits || length < written);
        Assert.True(!fits || destination.AsSpan(0, written).SequenceEqual(key));
    });

    [Fact]
    public void No_bytes_make_the_writer_throw() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Byte.Array[0, 60]).Sample((url, name) =>
    {
        var key = Encoding.UTF8.GetString(Write(url, name));

        Assert.Equal(key, EntityKey.Parse(key).Value);
    });

    [Fact]
    public void No_text_makes_the_explanation_throw_or_differ() => Gen.Select(Addresses, Addresses).Sample((url, name) =>
    {
        var explanation = EntityKeyExplanation.Of(url, name);

        Assert.Equal(EntityKey.Of(url, name), explanation.Key);
        Assert.DoesNotContain(string.Concat(explanation.Sentences), char.IsControl);
    });

    /// <summary>The explanation works every key out; the writer only looks where looking is enough.</summary>
    [Fact]
    public void Looking_at_an_ordinary_address_and_working_it_out_give_the_same_key() => OrdinaryAddresses.Sample(
        url => Assert.Equal(EntityKeyExplanation.Of(url, null).Key, EntityKey.Of(url, null)), iter: 20_000);

    [Fact]
    public void A_registrable_domain_is_the_end_of_its_host_and_its_own() => Addresses.Sample(url =>
    {
        var key = EntityKey.Of(url, null);

        if (EntityLikeness.RegistrableDomain(key) is { } domain)
        {
            Assert.True(key.Host == domain || key.Host.EndsWith("." + domain, StringComparison.Ordinal));
            Assert.Equal(domain, EntityLikeness.RegistrableDomain(EntityKey.Of(domain, null)));
        }
    });

    [Fact]
    public void Folding_a_name_twice_is_folding_it_once() => Addresses.Sample(name =>
    {
        var folded = EntityLikeness.FoldedName(name);

        Assert.Equal(folded, EntityLikeness.FoldedName(folded));
        Assert.Equal(EntityLikeness.NameWithoutLegalForm(name), EntityLikeness.NameWithoutLegalForm(folded));
    });

    private static EntityKey Query(string[] parameters) => EntityKey.Of($"https://acme.com/x?{string.Join('&', parameters)}", null);

    private static byte[] Write(byte[] url, byte[] name)
    {
        // Too little room says how much it takes; with that much, and with plenty, the key is the same.
        var isWritten = EntityKeyWriter.TryWrite(url, name, [], out var needed);
        var exact = new byte[needed];
        Assert.True(isWritten || EntityKeyWriter.TryWrite(url, name, exact, out _));
        var plenty = new byte[(3 * url.Length) + (9 * name.Length) + 1024];
        Assert.True(EntityKeyWriter.TryWrite(url, name, plenty, out var length));
        Assert.Equal(exact, plenty[..length]);
        return exact;
    }
}

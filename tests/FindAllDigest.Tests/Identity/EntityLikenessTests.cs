using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityLikenessTests
{
    [Theory]
    [InlineData("https://shop.acme.com/x", "acme.com")]
    [InlineData("https://acme.com", "acme.com")]
    [InlineData("https://a.b.acme.co.uk", "acme.co.uk")]
    [InlineData("https://jane.github.io", null)]
    [InlineData("https://x.city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("https://x.acme.other.kawasaki.jp", "acme.other.kawasaki.jp")]
    [InlineData("https://www.ck", "www.ck")]
    [InlineData("https://shop.bücher.рф", "xn--bcher-kva.xn--p1ai")]
    [InlineData("https://a.acme.unheard-of", "acme.unheard-of")]
    [InlineData("https://co.uk", null)]
    [InlineData("https://docs.github.com", null)]
    [InlineData("https://1.2.3.4", null)]
    [InlineData("https://[::1]", null)]
    [InlineData("http://localhost", null)]
    [InlineData("https://linkedin.com/company/acme", null)]
    [InlineData("https://jane.substack.com", null)]
    [InlineData("name:acme.com", null)]
    public void The_registrable_domain_follows_the_Public_Suffix_List(string url, string? domain) =>
        Assert.Equal(domain, EntityLikeness.RegistrableDomain(EntityKey.Of(url, null)));

    [Theory]
    [InlineData("Acme Robotics, Inc.", "acme robotics")]
    [InlineData("ACME Robotics S.A.", "acme robotics")]
    [InlineData("Acme Robotics GmbH & Co. KG", "acme robotics")]
    [InlineData("Acme Robotics Pty Ltd", "acme robotics")]
    [InlineData("Acme Robotics, S.A. de C.V.", "acme robotics")]
    [InlineData("Acme Sp. z o.o.", "acme")]
    [InlineData("株式会社アクメ", "アクメ")]
    [InlineData("アクメ株式会社", "アクメ")]
    [InlineData("㈱アクメ", "アクメ")]
    [InlineData("주식회사 삼성", "삼성")]
    [InlineData("北京字节跳动科技有限公司", "北京字节跳动科技")]
    [InlineData("ООО «Акме»", "акме")]
    [InlineData("Acme A/S", "acme")]
    [InlineData("Inc.", "inc")]
    [InlineData("Company", "company")]
    [InlineData("Incredible", "incredible")]
    [InlineData("", "")]
    public void A_legal_form_is_taken_off_a_name_for_hints(string name, string expected) =>
        Assert.Equal(expected, EntityLikeness.NameWithoutLegalForm(name));

    [Fact]
    public void A_folded_name_keeps_its_legal_form() => Assert.Equal("acme, inc.", EntityLikeness.FoldedName(" ACME,  Inc. "));
}

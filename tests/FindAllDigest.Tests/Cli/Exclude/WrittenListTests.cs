using System.Text;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

/// <summary>Lists as people write them: lines, bullets, tables of Markdown, mails.</summary>
public sealed class WrittenListTests : IDisposable
{
    private const string Header = "name,url\n";

    private readonly TestRepository _repository = new() { List = Header };

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_name_beside_an_address_in_a_line_is_taken()
    {
        _repository.Input = "Acme - https://acme.example\n• Beta (https://beta.example)\n* [Gamma](https://gamma.example)\n"u8.ToArray();

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}Acme,https://acme.example\nBeta,https://beta.example\nGamma,https://gamma.example\n", _repository.List);
    }

    /// <summary>A name may hold commas, and such lines are no table whose first row names columns.</summary>
    [Theory]
    [InlineData("| Company | Website |\n|---|:---:|\n| Acme | https://acme.example |\n| Kite \\| Co | |\n", "Acme,https://acme.example\nKite | Co,\n")]
    [InlineData("What we know:\n\nCompany | Website\n--- | ---\n[Acme](https://acme.example) | [acme.example](https://acme.example)\n", "Acme,https://acme.example\n")]
    [InlineData("1. Acme https://acme.example\n2. Beta\n3) Gamma\n", "Acme,https://acme.example\nBeta,\nGamma,\n")]
    [InlineData("1. FC Union\nBeta\n", "1. FC Union,\nBeta,\n")]
    [InlineData("Acme, Beta; Sons, Gamma\n", "Acme,\n\"Beta; Sons\",\nGamma,\n")]
    [InlineData("Acme, Beta, Inc.\n", "\"Acme, Beta, Inc.\",\n")]
    [InlineData("Acme,\nBeta;\n", "Acme,\nBeta,\n")]
    [InlineData("Vorname;Nachname;Xing-Profil\nPat;Doe;https://xing.com/profile/Pat_Doe\n", "Pat Doe,https://xing.com/profile/Pat_Doe\n")]
    [InlineData("name\nAcme https://acme.example\nBooking.com\n", "Acme,https://acme.example\nBooking.com,\n")]
    [InlineData("{\"response\":{\"companies\":[{\"name\":\"Acme\",\"website\":\"acme.example\"}]},\"total\":1}", "Acme,acme.example\n")]
    [InlineData("Company,Website\nAcme,acme.example,,\nBeta, Inc.,beta.example\n", "Acme,acme.example\n")]
    [InlineData("Acme, Inc.\nhttps://beta.example\n", "\"Acme, Inc.\",\n,https://beta.example\n")]
    [InlineData("Acme, Inc., https://acme.example\nBeta Ltd, https://beta.example\n", "\"Acme, Inc.\",https://acme.example\nBeta Ltd,https://beta.example\n")]
    [InlineData("Acme; Sons\nhttps://beta.example\nGamma\n", "\"Acme; Sons\",\n,https://beta.example\nGamma,\n")]
    [InlineData("Kappa (kappa.example)\nLam — lam.example\nMy Co - my.example\nOo, oo.example\nQq: qq.example\nTt | tt.example\n", "Kappa,kappa.example\nLam,lam.example\nMy Co,my.example\nOo,oo.example\nQq,qq.example\nTt,tt.example\n")]
    [InlineData("Tt | tt.example\nUu | uu.example/about\n", "Tt,tt.example\nUu,uu.example/about\n")]
    [InlineData("Kappa (kappa.co.uk)\nLam [lam.io]\n", "Kappa,kappa.co.uk\nLam,lam.io\n")]
    [InlineData("Booking.com\nNode.js\nAmazon.com, Inc.\nSt. Jude\ne.g. this\nAcme Inc.Berlin\nKites, Co.Ltd\nBeta (Node.js)\nGamma: v1.2\n", ",Booking.com\n,Node.js\n\"Amazon.com, Inc.\",\nSt. Jude,\ne.g. this,\nAcme Inc.Berlin,\n\"Kites, Co.Ltd\",\nBeta (Node.js),\nGamma: v1.2,\n")]
    [InlineData("1. Acme\n2. Beta\n3. Gamma\n10. Delta\n", "Acme,\nBeta,\nGamma,\nDelta,\n")]
    [InlineData("1. FC Union\nBeta\nGamma\n3. Liga\nDelta\n", "1. FC Union,\nBeta,\nGamma,\n3. Liga,\nDelta,\n")]
    [InlineData("**Rr**\n- **Chi** — payments\n* __Ss__: ss.example\n- [x] _Tt_\n**Uu Bank** | uu.example\n- ***[Vv](https://vv.example)***\n", "Rr,\nChi,\nSs,ss.example\nTt,\nUu Bank,uu.example\nVv,https://vv.example\n")]
    [InlineData("> Pp, pp.example\n>\n> > Qq\n", "Pp,pp.example\nQq,\n")]
    [InlineData("- ~~Omega~~ omega.example\n- Alpha\n", "Omega,omega.example\nAlpha,\n")]
    [InlineData("Psi: https://psi.example (met in May)\nAcme (Rome) - https://acme.example\n", "Psi,https://psi.example\nAcme (Rome),https://acme.example\n")]
    public async Task A_list_is_read_as_people_write_it(string text, string rows)
    {
        _repository.Input = System.Text.Encoding.UTF8.GetBytes(text);

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}{rows}", _repository.List);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("* ")]
    [InlineData("**a")]
    [InlineData(" *a")]
    public async Task A_long_hostile_line_hides_no_other(string piece)
    {
        _repository.Input = Encoding.UTF8.GetBytes(
            $"**a{string.Concat(Enumerable.Repeat(piece, 50_000))}{new string(' ', 50_000)}x\nBeta (beta.example)\nGamma\n");

        await _repository.AnswerAsync("exclude", "import", "vc", "--format", "text");

        Assert.Contains("Beta,beta.example\nGamma,\n", _repository.List, StringComparison.Ordinal);
    }
}

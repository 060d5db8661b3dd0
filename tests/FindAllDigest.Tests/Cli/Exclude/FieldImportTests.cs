using System.Text;
using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

/// <summary>Exports and pages as people hand them to an import.</summary>
public sealed class FieldImportTests : IDisposable
{
    private const string Header = "name,url\n";

    private readonly TestRepository _repository = new() { List = Header };

    public static TheoryData<string, string, string> Exports => new()
    {
        {
            "HubSpot companies",
            "\"Record ID\",\"Company name\",\"Company owner\",\"Company Domain Name\",\"Website URL\"\n\"1\",\"Acme\",\"Pat\",\"acme.example\",\"\"\n",
            "Acme,acme.example"
        },
        {
            "HubSpot contacts",
            "Record ID,First Name,Last Name,Email,Associated Company,LinkedIn URL\n1,Pat,Doe,pat@x.example,Acme,https://www.linkedin.com/in/pat-doe\n",
            "Pat Doe,https://www.linkedin.com/in/pat-doe"
        },
        {
            "Salesforce accounts",
            "Account ID,Account Name,Account Owner,Website,Billing City\n001,Acme,Pat,https://acme.example,Rome\n",
            "Acme,https://acme.example"
        },
        {
            "Attio",
            "Record ID,Record,Domains,Description,Logo URL\n1,Acme,acme.example,Kites,https://cdn.example/acme.png\n",
            "Acme,acme.example"
        },
        {
            "Affinity",
            "Organization Id,Organization Name,Organization Website,Owners\n1,Acme,https://acme.example,Pat\n",
            "Acme,https://acme.example"
        },
        {
            "Pipedrive",
            "Organization - ID;Organization - Name;Organization - Website;Organization - Address\n1;Acme;https://acme.example;Rome\n",
            "Acme,https://acme.example"
        },
        {
            "Apollo accounts",
            "Company,Company Name for Emails,Website,Company Linkedin Url,Facebook Url\nAcme Inc,Acme,,http://www.linkedin.com/company/acme,http://facebook.com/acme\n",
            "Acme Inc,http://www.linkedin.com/company/acme"
        },
        {
            "Apollo contacts",
            "First Name,Last Name,Title,Company,Website,Person Linkedin Url,Company Linkedin Url\nPat,Doe,CEO,Acme,https://acme.example,http://www.linkedin.com/in/pat-doe,\n",
            "Pat Doe,http://www.linkedin.com/in/pat-doe"
        },
        {
            "Crunchbase",
            "Organization Name,Organization Name URL,Website,CB Rank (Company),Twitter\nAcme,https://www.crunchbase.com/organization/acme,https://acme.example,1,\n",
            "Acme,https://acme.example"
        },
        {
            "LinkedIn connections",
            "Notes:\n\"When exporting your connection data, you may notice that some addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nPat,Doe,https://www.linkedin.com/in/pat-doe,,Acme,CEO,02 Nov 2026\n",
            "Pat Doe,https://www.linkedin.com/in/pat-doe"
        },
        {
            "Clay",
            "Name,Description,Primary Industry,Country,Domain,LinkedIn URL\nAcme,\"Kites, big\",Toys,IT,acme.example,https://www.linkedin.com/company/acme\n",
            "Acme,acme.example"
        },
        { "Airtable", "Name,Notes,Status,URL\nAcme,,Todo,https://acme.example\n", "Acme,https://acme.example" },
        { "Notion", "\uFEFFName,Tags,Website,Created\nAcme,vc,https://acme.example,\"November 2, 2026\"\n", "Acme,https://acme.example" },
        {
            "a banner",
            "Companies exported 2026-11-01,,\n,,\nCompany,Website,City\nAcme,https://acme.example,Rome\n",
            "Acme,https://acme.example"
        },
        { "the separator of Excel", "sep=;\nCompany;Website\nAcme;https://acme.example\n", "Acme,https://acme.example" },
        { "a column called #", "#,Company,Website\n1,Acme,https://acme.example\n", "Acme,https://acme.example" },
        { "German", "Firmenname;Webseite;Ort\nAcme;https://acme.example;Rom\n", "Acme,https://acme.example" },
        { "German people", "Name;Vorname;Internetseite\nDoe;Pat;https://acme.example\n", "Pat Doe,https://acme.example" },
        { "French", "Nom de l'entreprise;Site web\nAcme;https://acme.example\n", "Acme,https://acme.example" },
        { "Spanish", "Empresa,Sitio web\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Portuguese", "Nome da empresa,Domínio\nAcme,acme.example\n", "Acme,acme.example" },
        { "Italian", "Ragione sociale,Sito web\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Dutch", "Bedrijfsnaam,Domein\nAcme,acme.example\n", "Acme,acme.example" },
        { "Polish", "Nazwa firmy,Strona internetowa\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Swedish", "Företag,Webbplats\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Danish", "Virksomhed,Hjemmeside\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Norwegian", "Selskap,Nettside\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Finnish", "Yrityksen nimi,Verkkosivusto\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Czech", "Název společnosti,Webové stránky\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Turkish", "Şirket adı,Web sitesi\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Russian", "Название компании,Сайт\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Chinese", "公司名称,网站\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Japanese", "会社名,ウェブサイト\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Korean", "회사명,홈페이지\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Arabic", "اسم الشركة,الموقع الإلكتروني\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "Hebrew", "שם החברה,אתר אינטרנט\nAcme,https://acme.example\n", "Acme,https://acme.example" },
        { "JSON", "[{\"companyName\":\"Acme\",\"domains\":[\"acme.example\"]}]", "Acme,acme.example" },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task An_export_is_read_whoever_made_it(string what, string text, string row)
    {
        _repository.Write("export.csv", text);

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "export.csv");

        Assert.True(_repository.List == $"{Header}{row}\n", $"{what}: {_repository.List}{answer}");
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Sign in - Accounts</title></head>\n<body>\n<p>To continue to Sheets, sign in: https://accounts.example/signin</p>\n</body>\n</html>\n", "a web page that asks to sign in")]
    [InlineData("<html><body><table><tr><td>Acme</td></tr></table></body></html>", "a web page")]
    [InlineData("<?xml version=\"1.0\"?>\n<companies><company>Acme</company></companies>\n", "an XML document")]
    [InlineData("PK\u0003\u0004 [Content_Types].xml", "an Excel workbook")]
    [InlineData("%PDF-1.7\nAcme", "a PDF document")]
    [InlineData("a\0b\0\0\0c\0\0\0\u0001", "a binary file")]
    [InlineData("", "The file is empty")]
    [InlineData(" \r\n\r\n", "The file is empty")]
    [InlineData("Error: too many requests. Please try again later.\n", "Only 0 of 1 entries")]
    [InlineData("404 Not Found\n", "a server says in place of a list")]
    [InlineData("{\"error\":{\"message\":\"not found\"}}", "Only 0 of 1 entries")]
    [InlineData("From: pat@x.example\nSubject: the list\n\nHello all,\n\nplease find attached the list that we talked about yesterday. Best, Pat\n", "entries can be understood")]
    [InlineData("name\nBeta, Inc.\nGamma, Sons\nAcme\n", "has 2 cells where the header names 1 column")]
    [InlineData("Region,Amount,Year\nNorth,3,2026\nSouth,4,2026\n", "looks like a table")]
    [InlineData("The portfolio grew by many companies over the course of the last year, as reported.\nMost of the new ones come from the northern part of the country and beyond it.\nAcme\n", "Only 1 of 3 entries can be understood")]
    public async Task What_is_no_list_is_refused_with_its_reason_and_nothing_is_added(string text, string reason)
    {
        _repository.Write("file.csv", text);

        var result = await _repository.RunAsync("exclude", "import", "vc", "file.csv");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Equal(Header, _repository.List);
    }

    [Fact]
    public async Task What_can_be_understood_of_a_doubtful_text_is_added_by_force()
    {
        _repository.Write("file.csv", "Company,Website\n,n/a\n,n/a\n,n/a\nAcme,https://acme.example\n");

        Assert.Equal(2, (await _repository.RunAsync("exclude", "import", "vc", "file.csv")).ExitCode);
        await _repository.AnswerAsync("exclude", "import", "vc", "file.csv", "--force");

        Assert.Equal($"{Header}Acme,https://acme.example\n", _repository.List);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Utf_16_without_a_mark_is_read(string encoding)
    {
        _repository.Input = Encoding.GetEncoding(encoding).GetBytes("Company\tWebsite\r\nAcme\thttps://acme.example\r\n");

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}Acme,https://acme.example\n", _repository.List);
    }

    [Fact]
    public async Task All_domains_of_a_cell_exclude()
    {
        _repository.Write(
            "hubspot.csv",
            "\"Record ID\",\"Company name\",\"Company owner\",\"Company Domain Name\"\n\"1\",\"Acme\",\"Pat\",\"acme.example\"\n\"2\",\"Beta\",\"\",\"beta.example;beta.io\"\n\"3\",\"Gamma\",\"\",\"gamma.example, gamma.io\"\n");

        await _repository.AnswerAsync("exclude", "import", "vc", "hubspot.csv");

        Assert.Equal($"{Header}Acme,acme.example\nBeta,\"beta.example; beta.io\"\nGamma,\"gamma.example; gamma.io\"\n", _repository.List);
        Assert.Contains("Excluded by line 3", await _repository.AnswerAsync("explain", "beta.io", "vc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_column_holds_no_address_the_next_one_counts_and_the_order_is_told()
    {
        _repository.Write(
            "in.csv",
            "Company,Website,Company Linkedin Url\nAcme,http://www.acme.example,http://www.linkedin.com/company/acme\nBeta,,http://www.linkedin.com/company/beta-kites\nGamma,N/A,http://www.linkedin.com/company/gamma-kites\nDelta,http://,\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "in.csv");

        Assert.Equal(
            $"{Header}Acme,http://www.acme.example\nBeta,http://www.linkedin.com/company/beta-kites\nGamma,http://www.linkedin.com/company/gamma-kites\nDelta,\n",
            _repository.List);
        Assert.Contains("url from 'Website', else 'Company Linkedin Url';", answer, StringComparison.Ordinal);
        Assert.Contains("Added without address, so excluded by name alone: 1 (line 5).", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_of_one_website_are_two_rows()
    {
        _repository.Write(
            "in.csv", "Name,Title,Company,Website\nPat Doe,CEO,Acme,https://acme.example\nKim Roe,CTO,Acme,https://acme.example\n");

        await _repository.AnswerAsync("exclude", "import", "vc", "in.csv");

        Assert.Equal($"{Header}Pat Doe,https://acme.example\nKim Roe,https://acme.example\n", _repository.List);
    }

    [Fact]
    public async Task First_and_last_name_are_joined()
    {
        _repository.Write("in.csv", "First Name,Last Name,LinkedIn Url\nPat,Doe,https://www.linkedin.com/in/pat-doe\nPat,Roe,\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "in.csv");

        Assert.Equal($"{Header}Pat Doe,https://www.linkedin.com/in/pat-doe\nPat Roe,\n", _repository.List);
        Assert.Contains("name from 'First Name' and 'Last Name'", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_row_is_passed_over_with_its_line()
    {
        _repository.Write(
            "in.csv",
            "Exported by Pat\n\nCompany,Website\nAcme,https://acme.example\n# ask Pat\nCompany,Website\n#paid,https://paid.example\n");

        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("exclude", "import", "vc", "in.csv", "--json"));

        Assert.Equal(
            [(1, "above the header"), (5, "a comment"), (6, "the header again")],
            answer.RootElement
                .GetProperty("passed_over")
                .EnumerateArray()
                .Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("why").GetString())));
        Assert.Equal($"{Header}Acme,https://acme.example\n\"#paid\",https://paid.example\n", _repository.List);
    }

    /// <summary>Passed over is what no row can be; a list whose rows often have a name alone stays whole.</summary>
    [Theory]
    [InlineData("\"Account Name\",\"Website\",\"City\",\"Owner\"\n\"Acme\",\"https://acme.example\",\"Rome\",\"Pat\"\n\"Beta\",\"https://beta.example\",\"\",\"Pat\"\n\"Gamma\",\"\",\"\",\"\"\n\n\n\"Total\",\"\",\"\",\"\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n\"Confidential Information - Do Not Distribute\"\n\"Generated By: Pat\"\n", "Acme,https://acme.example\nBeta,https://beta.example\nGamma,\n", "7 8 9 10")]
    [InlineData("Company,Website\nAcme,https://acme.example\nGrand Total,\n", "Acme,https://acme.example\n", "3")]
    [InlineData("Company,Website\nAcme,https://acme.example\n,,\nBeta,https://beta.example\nCopyright Clear,\nGamma,https://gamma.example\n", "Acme,https://acme.example\nBeta,https://beta.example\nCopyright Clear,\nGamma,https://gamma.example\n", "")]
    [InlineData("Company,Website\nAcme,https://acme.example\nBeta,\nGamma,\n\nDelta,\nTotal,\n", "Acme,https://acme.example\nBeta,\nGamma,\nDelta,\nTotal,\n", "")]
    [InlineData("Company,Website\nAcme,https://acme.example\nBeta,\n", "Acme,https://acme.example\nBeta,\n", "")]
    public async Task The_foot_of_a_report_is_passed_over_with_its_lines(string text, string rows, string passedOver)
    {
        _repository.Write("report.csv", text);

        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("exclude", "import", "vc", "report.csv", "--json"));

        Assert.Equal($"{Header}{rows}", _repository.List);
        Assert.Equal(
            passedOver,
            string.Join(' ', answer.RootElement.GetProperty("passed_over").EnumerateArray().Select(line => line.GetProperty("line").GetInt32())));
    }

    public void Dispose() => _repository.Dispose();
}

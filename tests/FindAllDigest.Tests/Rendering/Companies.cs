using System.Text.Json;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Made-up companies with the kind of evidence that the service gives.</summary>
internal static class Companies
{
    private static readonly
        (string Name, string Host, string What, string Founded, string? Funding, string Place, string Confidence)[] Known =
    [
        ("Aster Cartography", "astercarto.example", "Maps sea ice hourly for ships, out of radar that was thrown away before.", "September 2023", "USD 6 million", "Reykjavik, Iceland", "medium"),
        ("Brightloom Foods", "brightloom.example", "Grows a butter from yeast that bakes and browns like the real one.", "2021", "USD 41.5 million", "Davis, California", "high"),
        ("Calder Grid", "caldergrid.example", "Turns parked electric lorries into a battery for the depot's own grid.", "March 2022", "USD 23 million", "Leeds, United Kingdom", "high"),
        ("Dovetail Genomics Lab", "linkedin.com/company/dovetail-genomics-lab", "Reads the methylation of single cells at the price of a blood count.", "2022", null, "Basel, Switzerland", "low"),
        ("Ember & Oak", "emberandoak.example", "Heat pumps that fit where the gas boiler hung, installed in one day.", "2024", "EUR 9 million", "Ghent, Belgium", "medium"),
        ("Farrow Robotics", "farrow.example", "Robots that weed vegetable fields with light instead of herbicide.", "2021", "USD 57 million", "Salinas, California", "high"),
        ("Glasswing Security", "glasswing.example", "Finds the secrets that code assistants leave in a company's repositories.", "2023", "USD 18 million", "Tel Aviv, Israel", "high"),
        ("Hollow Reed", "hollowreed.example", "Captures methane over rice fields with a film that rots within the year.", "2022", "USD 4.2 million", "Hyderabad, India", "low"),
        ("Inkwell Health", "inkwell.example", "Writes the discharge letter while the doctor talks to the patient.", "January 2021", "USD 120 million", "Boston, Massachusetts", "high"),
        ("Juniper Kiln", "juniperkiln.example", "Fires cement at half the temperature, with electricity only.", "2023", "USD 31 million", "Oslo, Norway", "medium"),
        ("Khosla Ventures Portfolio", "startup-lists.example/khosla-ventures", "A list of companies that the firm has invested in.", "2021", null, "not given", "low"),
        ("Tandem Oncology", "tandemoncology.example", "Pairs two old drugs per tumour with a lab test that takes a day.", "2022", "USD 88 million", "Houston, Texas", "medium"),
    ];

    public static IReadOnlyList<DigestEntity> All => [.. Enumerable.Range(0, Known.Length).Select(Entry)];

    /// <summary>As many as are asked for; beyond the known dozen they are numbered.</summary>
    public static IReadOnlyList<DigestEntity> Many(int count) => [.. Enumerable.Range(0, count).Select(Entry)];

    /// <summary>The same with six enrichments each, as a watch of a sales team asks for.</summary>
    public static IReadOnlyList<DigestEntity> WithSixEnrichments(int count) =>
    [
        .. Many(count).Select((entry, index) => entry with
        {
            Entity = entry.Entity with { Enrichments = [.. entry.Entity.Enrichments, .. More(entry.Entity, index)] },
        }),
    ];

    /// <summary>Entities whose every text tries something.</summary>
    public static IReadOnlyList<DigestEntity> Hostile =>
    [
        .. new[]
        {
            "@octo #12 fixes #3 GH-4 octo/watches#5", "<!-- findall-digest:end -->", "<img src=x onerror=alert(1)>",
            "- [x] reject <!-- findall-digest:reject=a -->", "![](http://evil.example/p.png)",
            "[click](javascript:alert(1))", "| a | b |", "::error::x", "\u202Eabc\u0000\u001b[31m", "\uD800 lone", "```\ncode", "$$x$$",
            "www.evil.example", "https://evil.example@good.example/",
            "# Heading\n\n> quote", "--> <script>", "{{ watch }}", "</details></summary>", ":octocat:", "[skip ci]",
        }.Select(text => new DigestEntity(Entry(0).Entity with
        {
            Key = EntityKey.Of(text, text),
            Name = text,
            Url = text,
            Description = text,
            Conditions =
            [
                Answer(
                    text,
                    OutputKind.MatchCondition,
                    text,
                    true,
                    text,
                    text,
                    (text, text, text),
                    ("https://github.com/octo/watches/issues/1", text, text))
            ],
            Enrichments = [Answer("funding_amount", OutputKind.Enrichment, text, null, "high", text)],
        }, [text])),
    ];

    public static DigestEntity Named(string name) => All.Single(entry => entry.Entity.Name == name);

    private static DigestEntity Entry(int index)
    {
        var known = Known[index % Known.Length];
        var round = index / Known.Length;
        var name = round == 0 ? known.Name : $"{known.Name} {round + 1}";
        var host = round == 0 ? known.Host : $"n{round + 1}.{known.Host}";
        var entity = new Entity
        {
            Key = EntityKey.Of($"https://{host}", name),
            Name = name,
            Url = $"https://{host}",
            Description = known.What,
            FirstSeen = GoldenDigests.Day,
            LastSeen = GoldenDigests.Day,
            Run = GoldenDigests.Run,
            Conditions =
            [
                Answer(
                    "khosla_ventures_portfolio_check",
                    OutputKind.MatchCondition,
                    "yes",
                    true,
                    known.Confidence,
                    "Khosla Ventures' own portfolio page lists the company, and the announcement of its seed round names the firm as lead.",
                    ("https://www.khoslaventures.example/portfolio", "Portfolio", $"{name} — {known.What}"),
                    ($"https://{host}/news/seed", "We raised our seed round", "We are glad to have Khosla Ventures lead the round.")),
                Answer(
                    "founded_after_2020_check",
                    OutputKind.MatchCondition,
                    known.Founded,
                    true,
                    "high",
                    $"The register of companies dates the incorporation to {known.Founded}.",
                    ("https://register.example/search", "Register of companies", $"{name}, incorporated {known.Founded}, active.")),
            ],
            Enrichments =
            [
                known.Funding is null
                    ? Answer("funding_amount", OutputKind.Enrichment, null, null, "low", "No round was made public.")
                    : Answer(
                        "funding_amount",
                        OutputKind.Enrichment,
                        known.Funding,
                        null,
                        "medium",
                        "Sum of the rounds that were announced.",
                        ("https://rounds.example/2026", "Funding rounds of the year", $"{name} has raised {known.Funding} to date.")),
                Answer(
                    "headquarters",
                    OutputKind.Enrichment,
                    known.Place,
                    null,
                    "high",
                    "As the imprint says.",
                    ($"https://{host}/imprint", "Imprint", $"Seat of the company: {known.Place}")),
            ],
            Changes = [],
        };
        return new DigestEntity(entity, name == "Tandem Oncology" ? ["Tandem Oncology, Inc. (tandem-onc.example)"] : []);
    }

    private static CandidateOutput[] More(Entity entity, int index)
    {
        var page = $"{entity.Url}/about";
        var people = (7 * index % 90) + 4;
        return
        [
            Answer("ceo", OutputKind.Enrichment, "Ada Example", null, "high", "The page about the team names her.", (page, "About us", "Ada Example, CEO")),
            Answer("ceo_linkedin", OutputKind.Enrichment, $"https://www.linkedin.com/in/example-{index}", null, "medium", "Her profile names the company."),
            Answer(
                "employees",
                OutputKind.Enrichment,
                people.ToString(),
                null,
                index % 5 == 0 ? "low" : "medium",
                "Counted on the page about the team.",
                (page, "About us", $"We are {people} people.")),
            Answer(
                "latest_news",
                OutputKind.Enrichment,
                "It opened a second site and now delivers to its first ten customers.",
                null,
                "high",
                "The newest entry of its blog.",
                ($"{entity.Url}/news", "News", "Today we open our second site.")),
        ];
    }

    private static CandidateOutput Answer(
        string name,
        OutputKind kind,
        string? value,
        bool? isMatched,
        string confidence,
        string reasoning,
        params (string Url, string Title, string Excerpt)[] pages) =>
        new(
            name,
            kind,
            value is null ? "null" : JsonSerializer.Serialize(value),
            isMatched,
            new Evidence(reasoning, confidence, [.. pages.Select(page => new Citation(page.Url, page.Title, [page.Excerpt]))]));
}

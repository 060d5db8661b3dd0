using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>A name of the criteria as people write a head: <c>ceo_linkedin_url</c> reads <c>CEO LinkedIn URL</c>.</summary>
public static partial class Heading
{
    // Words that are also plain English (it, us, pe) are left out: "about us" is likelier than "about US".
    private static readonly FrozenDictionary<string, string> Spellings = new[]
    {
        "AI", "API", "APIs", "ARR", "AUM", "B2B", "B2C", "CAC", "CAGR", "CEO", "CFO", "CHF", "CIO", "CMO", "COO", "CPO", "CRM", "CRO",
        "CSV", "CTO", "CV",
        "DNS", "EBITDA", "ERP", "ESG", "ETF", "EU", "EUR", "EV", "FAQ", "FDA", "GBP", "GDPR", "GitHub", "GMV", "GPU", "HQ", "HR", "HTTP",
        "ID", "IDs", "IoT", "IP",
        "IPO", "ISIN", "ISO", "JPY", "KPI", "LinkedIn", "LLC", "LLM", "LLMs", "LP", "LTV", "M&A", "MCP", "ML", "MRR", "NASDAQ", "NGO",
        "NLP", "NPS", "NYSE", "OEM",
        "OSS", "PDF", "PhD", "PR", "R&D", "ROI", "RSS", "SaaS", "SDK", "SEC", "SEO", "SIC", "SKU", "SMB", "SMS", "SOC2", "SPAC", "SQL",
        "SSO", "TAM", "TikTok",
        "TV", "UI", "UK", "UN", "URL", "URLs", "USA", "USD", "UX", "VAT", "VC", "VCs", "VP", "XML", "YC", "YoY", "YouTube",
    }.ToFrozenDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    /// <summary>The head of a column or of an answer.</summary>
    /// <param name="name">A condition's or an enrichment's name: foreign where an earlier run gave it.</param>
    public static string Of(string name)
    {
        var words = Parts()
            .Replace(AnswerText.Words(name), " ")
            .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Spellings.GetValueOrDefault(word, word))
            .ToList();
        return words.Count == 0 ? name : string.Join(' ', [Capital(words[0]), .. words.Skip(1)]);
    }

    private static string Capital(string word) => Spellings.ContainsKey(word) ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}";

    // Where a capital begins a word inside a name: fundingUsd.
    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z][a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}

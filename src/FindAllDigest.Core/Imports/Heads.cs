namespace FindAllDigest.Core.Imports;

/// <summary>What a column or property holds, by its head.</summary>
internal enum HeadRole { Name, FirstName, LastName, Address }

/// <summary>The heads of columns in exports of customer databases (HubSpot, Salesforce, Attio, Affinity, Pipedrive, Apollo, Crunchbase,
/// LinkedIn, Clay, Airtable, Notion) and in spreadsheets of many languages. The surest head of a role comes first; letters and digits alone
/// count.</summary>
internal static class Heads
{
    private static readonly Dictionary<HeadRole, string[]> Words = new()
    {
        [HeadRole.Name] =
        [
            "name", "company name", "company", "organization name", "organisation name", "organization - name", "organization",
            "organisation",
            "account name", "account", "entity name", "entity", "business name", "business", "firm", "customer name", "customer", "client",
            "full name", "person", "person - name", "brand", "product", "title", "label", "record", "parent record > name", "startup",
            "vendor", "supplier", "investor",
            "firma", "firmenname", "unternehmen", "unternehmensname", "organisationsname", "kunde", // German
            "nom", "nom de l'entreprise", "entreprise", "société", "raison sociale", "nom de la société", "organisation", // French
            "nombre", "nombre de la empresa", "empresa", "razón social", "compañía", "organización", "nombre completo", // Spanish
            "nome", "nome da empresa", "razão social", "organização", "nome completo", // Portuguese
            "azienda", "nome azienda", "società", "ragione sociale", "impresa", "nome società", // Italian
            "naam", "bedrijf", "bedrijfsnaam", "organisatie", // Dutch
            "nazwa", "nazwa firmy", "spółka", "przedsiębiorstwo", // Polish
            "namn", "företag", "företagsnamn", "bolag", "navn", "firmanavn", "virksomhed", "selskap",
            "bedrift", // Swedish, Danish, Norwegian
            "nimi", "yritys", "yrityksen nimi", // Finnish
            "název", "jméno", "společnost", "název společnosti", "název firmy", // Czech
            "ad", "şirket", "şirket adı", "firma adı", "kuruluş", // Turkish
            "название", "название компании", "компания", "организация", "наименование", "назва", "назва компанії",
            "компанія", // Russian, Ukrainian
            "név", "cégnév", "cég", "vállalat", "nume", "companie", "denumire", "nume companie", // Hungarian, Romanian
            "όνομα", "εταιρεία", "επωνυμία", // Greek
            "名称", "公司", "公司名称", "企业名称", "公司名稱", "企業名稱", "名前", "会社名", "企業名", "社名", "회사", "회사명", "기업명", "이름", // Chinese, Japanese, Korean
            "اسم", "الاسم", "اسم الشركة", "الشركة", "שם", "שם החברה", "חברה", // Arabic, Hebrew
        ],
        [HeadRole.FirstName] =
        [
            "first name", "given name", "forename", "vorname", "prénom", "nombre de pila", "primer nombre", "primeiro nome", "nome próprio",
            "nome di battesimo",
            "voornaam", "imię", "förnamn", "fornavn", "etunimi", "křestní jméno", "имя", "ім'я", "keresztnév", "prenume", "名", "이름(명)",
        ],
        [HeadRole.LastName] =
        [
            "last name", "surname", "family name", "nachname", "familienname", "nom de famille", "apellido", "apellidos", "sobrenome",
            "apelido", "cognome",
            "achternaam", "nazwisko", "efternamn", "efternavn", "etternavn", "sukunimi", "příjmení", "soyadı", "фамилия", "прізвище",
            "vezetéknév", "nume de familie", "姓", "성", "nom", "name", "nome", "naam", "nimi",
        ],
        [HeadRole.Address] =
        [
            "url", "website", "website url", "company website", "company url", "organization website", "organization - website",
            "organization url", "account website",
            "web site", "homepage", "home page", "homepage url", "webpage", "web page", "web address", "site", "site url",
            "webseite", "internetseite", "internetadresse", "site web", "site internet", "sitio web", "página web", "pagina web",
            "sito web", "sito",
            "website-adres", "webbplats", "hemsida", "hjemmeside", "nettside", "nettsted", "verkkosivu", "kotisivu", "verkkosivusto",
            "strona internetowa", "strona www",
            "webové stránky", "webová stránka", "web sitesi", "web sayfası", "сайт", "веб-сайт", "вебсайт", "weboldal", "honlap",
            "ιστοσελίδα", "ιστότοπος",
            "网站", "网址", "官网", "網站", "網址", "ウェブサイト", "ホームページ", "웹사이트", "홈페이지", "موقع الويب", "الموقع الإلكتروني", "الموقع", "אתר",
            "אתר אינטרנט", "כתובת אתר",
            "domain", "domains", "domain name", "company domain", "company domain name", "primary domain", "organization domain",
            "organization domains",
            "domäne", "domaine", "dominio", "domínio", "domein", "domena", "domän", "domæne", "домен", "域名", "ドメイン", "도메인",
            "web", "www", "link", "uri", "href", "adresse web", "address url",
            "linkedin url", "linkedin", "person linkedin url", "company linkedin url", "linkedin company page", "linkedin company url",
            "linkedin profile", "linkedin profile url",
            "profile url", "crunchbase url", "crunchbase", "organization name url",
        ],
    };

    private static readonly Dictionary<HeadRole, string[]> Parts = new()
    {
        [HeadRole.Name] = ["company", "organization", "organisation", "name"],
        [HeadRole.FirstName] = [],
        [HeadRole.LastName] = [],
        [HeadRole.Address] = ["website", "homepage", "domain", "url", "linkedin"],
    };

    /// <summary>What only looks like the address or the name of an entity.</summary>
    private static readonly string[] Others =
    [
        "logo", "image", "avatar", "photo", "picture", "icon", "facebook", "twitter", "instagram", "youtube", "email", "owner", "blog",
        "feed", "api", "for emails"
    ];

    private static readonly Dictionary<HeadRole, Dictionary<string, int>> Ranks = Words.ToDictionary(
        role => role.Key,
        role => role.Value
            .Select(Plain)
            .Index()
            .DistinctBy(word => word.Item)
            .ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal));

    private static readonly string[] PlainOthers = [.. Others.Select(Plain)];

    /// <summary>How surely a head says a role, the smallest number the surest; null when it does
    /// not say so by a whole known head.</summary>
    public static int? Rank(HeadRole role, string head) => Ranks[role].TryGetValue(Plain(head), out var rank) ? rank : null;

    /// <summary>How surely a part of a head says a role; null when none does.</summary>
    public static int? PartRank(HeadRole role, string head)
    {
        var plain = Plain(head);
        var part = Array.FindIndex(Parts[role], word => plain.Contains(word, StringComparison.Ordinal));
        return part < 0 || PlainOthers.Any(other => plain.Contains(other, StringComparison.Ordinal)) ? null : part;
    }

    /// <summary>Whether a column holds first and last name together, beside one that holds the first alone.</summary>
    /// <remarks>In English <c>Name</c> beside <c>First name</c> is the whole; elsewhere it is the
    /// rest (<c>Vorname, Name</c>; <c>Prénom, Nom</c>).</remarks>
    public static bool IsWholeName(string head, string firstName) =>
        Plain(head) is "fullname" or "personname"
            || (Plain(head) == "name" && Plain(firstName) is "firstname" or "givenname" or "forename");

    /// <summary>Whether a column of a list of people holds their own addresses, and not those of their companies.</summary>
    public static bool IsOfPerson(string head) =>
        Plain(head) is "url" or "linkedin" or "linkedinurl"
            or "personlinkedinurl" or "linkedinprofile" or "linkedinprofileurl" or "profileurl";

    /// <summary>Whether a head is known whole in any role.</summary>
    public static bool IsKnown(string head) => Enum.GetValues<HeadRole>().Any(role => Rank(role, head) is not null);

    private static string Plain(string head) => string.Concat(head.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

using System.Text;

namespace FindAllDigest.Core.Json;

/// <summary>A JSON value that knows where it stands in its file, so that a fault can be shown there.</summary>
internal abstract record LocatedJson(JsonPlace Place)
{
    /// <summary>The value's kind as a person would say it.</summary>
    public abstract string Kind { get; }

    /// <summary>The bytes of the value in its file, comments included.</summary>
    public ReadOnlyMemory<byte> Written { get; init; }

    /// <summary>The value as compact JSON, without comments.</summary>
    public string ToJson() => JsonText.WellFormed(Encoding.UTF8.GetString(Written.Span));
}

internal sealed record JsonMember(string Name, JsonPlace Place, LocatedJson Value);

internal sealed record LocatedObject(JsonPlace Place, IReadOnlyList<JsonMember> Members) : LocatedJson(Place)
{
    public override string Kind => "an object";

    /// <summary>The value of a member, or null if there is none. Of doubled members, which the parser reports, the first counts.</summary>
    public LocatedJson? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
}

internal sealed record LocatedArray(JsonPlace Place, IReadOnlyList<LocatedJson> Items) : LocatedJson(Place)
{
    public override string Kind => "a list";
}

internal sealed record LocatedText(JsonPlace Place, string Value) : LocatedJson(Place)
{
    public override string Kind => "a text";
}

/// <summary>A number, kept as written: none is rounded on the way through.</summary>
internal sealed record LocatedNumber(JsonPlace Place, string Digits) : LocatedJson(Place)
{
    public override string Kind => "a number";
}

internal sealed record LocatedBoolean(JsonPlace Place, bool Value) : LocatedJson(Place)
{
    public override string Kind => Value ? "true" : "false";
}

internal sealed record LocatedNull(JsonPlace Place) : LocatedJson(Place)
{
    public override string Kind => "null";
}

using System.Text.Json;

namespace FindAllDigest.Core.Json;

/// <summary>A JSON value that knows where it stands in its file, so that a fault can be shown there.</summary>
internal abstract record LocatedJson(JsonPlace Place)
{
    /// <summary>The value's kind as a person would say it.</summary>
    public abstract string Kind { get; }

    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>The value as compact JSON, without comments.</summary>
    public string ToJson() => JsonText.Compact(WriteTo);
}

internal sealed record JsonMember(string Name, JsonPlace Place, LocatedJson Value);

internal sealed record LocatedObject(JsonPlace Place, IReadOnlyList<JsonMember> Members) : LocatedJson(Place)
{
    public override string Kind => "an object";

    /// <summary>The value of a member, or null if there is none. Of doubled members, which the parser reports, the first counts.</summary>
    public LocatedJson? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in Members)
        {
            writer.WritePropertyName(member.Name);
            member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

internal sealed record LocatedArray(JsonPlace Place, IReadOnlyList<LocatedJson> Items) : LocatedJson(Place)
{
    public override string Kind => "a list";

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

internal sealed record LocatedText(JsonPlace Place, string Value) : LocatedJson(Place)
{
    public override string Kind => "a text";

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
}

/// <summary>A number, kept as written: none is rounded on the way through.</summary>
internal sealed record LocatedNumber(JsonPlace Place, string Written) : LocatedJson(Place)
{
    public override string Kind => "a number";

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(Written);
}

internal sealed record LocatedBoolean(JsonPlace Place, bool Value) : LocatedJson(Place)
{
    public override string Kind => Value ? "true" : "false";

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);
}

internal sealed record LocatedNull(JsonPlace Place) : LocatedJson(Place)
{
    public override string Kind => "null";

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();
}

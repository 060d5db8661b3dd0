namespace FindAllDigest.Core.Runs;

/// <summary>Why the service believes an answer.</summary>
/// <param name="Reasoning">The service's own words; empty when it gave none.</param>
/// <param name="Confidence"><c>high</c>, <c>medium</c>, <c>low</c> or a later word; empty when it gave none.</param>
public sealed record Evidence(string Reasoning, string Confidence, IReadOnlyList<Citation> Citations)
{
    public static Evidence None { get; } = new("", "", []);
}

/// <summary>A page that the service read.</summary>
/// <param name="Url">Its address as given; nothing makes it http, valid or harmless.</param>
/// <param name="Title">Its title; empty when unknown.</param>
public sealed record Citation(string Url, string Title, IReadOnlyList<string> Excerpts);

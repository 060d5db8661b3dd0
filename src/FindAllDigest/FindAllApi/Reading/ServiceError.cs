namespace FindAllDigest.FindAllApi.Reading;

/// <summary>What the service says about a refusal, already safe to print; null where it is silent.</summary>
internal sealed record ServiceError(string? Message, string? Detail, string? ReferenceId)
{
    /// <summary>The end of a sentence that has named the status: <c>, "…", details: …, reference id …</c>.</summary>
    public string ToSentenceEnd() => string.Concat(
        Message is null ? "" : $", \"{Message.TrimEnd('.')}\"",
        Detail is null ? "" : $", details: {Detail.TrimEnd('.')}",
        ReferenceId is null ? "" : $", reference id {ReferenceId}");
}

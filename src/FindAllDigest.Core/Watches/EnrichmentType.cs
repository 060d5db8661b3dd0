namespace FindAllDigest.Core.Watches;

/// <summary>What kind of answer a short enrichment asks for. Every answer may also be null, when nothing was found.</summary>
public enum EnrichmentType { String, Number, Integer, Boolean, ArrayOfString }

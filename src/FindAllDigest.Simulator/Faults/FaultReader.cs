using System.Text.Json;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Faults;

/// <summary>Reads faults and behaviour from a scenario file or from the admin path.</summary>
internal static class FaultReader
{
    private const int Many = 1_000_000;
    private static readonly string[] Reasons = [.. TerminationReasons.All, RunStatuses.ActionRequired];

    public static Fault Fault(FieldReader fields)
    {
        var usual = new Fault { Kind = default };
        fields.Require("kind");
        return new()
        {
            Kind = Word<FaultKind>(fields, "kind"),
            Operation = Word<SimulatedOperation>(fields, "operation"),
            After = fields.OptionalWhole("after", 0, Many) ?? usual.After,
            Times = fields.Flag("always", fallback: false) ? null : fields.OptionalWhole("times", 1, Many) ?? usual.Times,
            StatusCode = fields.OptionalWhole("status_code", 400, 599) ?? usual.StatusCode,
            Shape = fields.OptionalWhole("shape", 1, 3),
            RetryAfterSeconds = fields.OptionalWhole("retry_after_seconds", 0, Many),
            Bytes = fields.OptionalWhole("bytes", 0, 256 * 1024 * 1024) ?? usual.Bytes,
            DelayMilliseconds = fields.OptionalWhole("delay_milliseconds", 0, Many) ?? usual.DelayMilliseconds,
            DelaySeconds = fields.OptionalWhole("delay_seconds", 0, Many) ?? usual.DelaySeconds,
            Reason = fields.OneOf("reason", Reasons, usual.Reason),
            RunStatus = fields.Find("run_status") is null ? null : fields.OneOf("run_status", RunStatuses.AtRest, RunStatuses.Failed),
            AfterMatches = fields.OptionalWhole("after_matches", 0, Many),
            Every = fields.OptionalWhole("every", 1, Many) ?? usual.Every,
        };
    }

    /// <param name="current">What stays where nothing is said.</param>
    public static SimulatorBehaviour Behaviour(FieldReader fields, SimulatorBehaviour current) => new()
    {
        Strict = fields.Flag("strict", current.Strict),
        WriteNulls = fields.Flag("write_nulls", current.WriteNulls),
        BareStringOutputs = fields.Flag("bare_string_outputs", current.BareStringOutputs),
        BooleanVerdicts = fields.Flag("boolean_verdicts", current.BooleanVerdicts),
        DiscardUnmatched = fields.Flag("discard_unmatched", current.DiscardUnmatched),
        EmptyMetrics = fields.Flag("empty_metrics", current.EmptyMetrics),
        OldResultShape = fields.Flag("old_result_shape", current.OldResultShape),
        ExactUrlExclusions = fields.Flag("exact_url_exclusions", current.ExactUrlExclusions),
        RejectEmptyExclusionUrls = fields.Flag("reject_empty_exclusion_urls", current.RejectEmptyExclusionUrls),
        CrLfEvents = fields.Flag("cr_lf_events", current.CrLfEvents),
        CommentedEvents = fields.Flag("commented_events", current.CommentedEvents),
        LegacyWebhookSignatures = fields.Flag("legacy_webhook_signatures", current.LegacyWebhookSignatures),
        LeakRate = fields.OptionalNumber("leak_rate", 0, 1) ?? current.LeakRate,
        StaleSeconds = fields.OptionalNumber("stale_seconds", 0, Many) ?? current.StaleSeconds,
        CreatesPerHour = fields.OptionalWhole("creates_per_hour", 0, Many) ?? current.CreatesPerHour,
    };

    private static T Word<T>(FieldReader fields, string name)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().ToDictionary(JsonNamingPolicy.SnakeCaseLower.ConvertName, StringComparer.Ordinal);
        return Enum.Parse<T>(words[fields.OneOf(name, words.Keys, JsonNamingPolicy.SnakeCaseLower.ConvertName(default(T).ToString()))]);
    }
}

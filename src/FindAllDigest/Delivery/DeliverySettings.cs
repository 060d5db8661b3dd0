using FindAllDigest.Core.Watches;

namespace FindAllDigest.Delivery;

/// <summary>How deliveries are wanted, and what this process has to fall back on.</summary>
/// <param name="DeliverAs">Overrides <c>watch.json</c>; null for what that says.</param>
/// <param name="HasStepSummary">Whether a workflow shows what is written to the step summary.</param>
public sealed record DeliverySettings(DeliverAs? DeliverAs, bool HasStepSummary);

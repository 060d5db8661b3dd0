using FindAllDigest.Core.Messages;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Messages that fill every value a chat's template may print, and some that fill few.</summary>
internal static class SampleMessages
{
    public static IReadOnlyList<RefreshMessage> All
    {
        get
        {
            var digest = SampleDigest.Full();
            var full = RefreshMessage.Of(digest, digest.Plan.Started) with
            {
                PullRequestUrl = "https://sample.example/pull/1",
                DigestPath = "data/sample/digests/2026-11-23.md",
            };
            return
            [
                full,
                full with { PullRequestUrl = "", IsMadeUp = true, New = [.. Enumerable.Repeat(full.New[0], 9)] },
                RefreshMessage.Of(SampleDigest.Empty(), digest.Plan.Started),
                RefreshMessage.OfTrouble(digest.Watch, "The account has too little credit.", "sample", digest.Plan.Started),
            ];
        }
    }
}

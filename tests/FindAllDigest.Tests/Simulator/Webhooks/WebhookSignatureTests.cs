using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Simulator.Webhooks;
using StandardWebhooks;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Webhooks;

/// <summary>The vectors were computed with OpenSSL from the documentation of both schemes;
/// the package judges by the Standard Webhooks specification.</summary>
public sealed class WebhookSignatureTests
{
    private const string OldSecret = "whsec_" + "ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAwMDE=";
    private const string NewSecret = "whsec_" + "ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAwMDI=";
    private const long FirstMoment = 1767225600;
    private const long SecondMoment = 1767225601;

    private const string FirstBody =
        """{"type":"findall.run.completed","timestamp":"2026-01-01T00:00:00.000000Z","data":{"findall_id":"findall_00000000000000000000000000000001","status":{"status":"completed","is_active":false,"metrics":{"generated_candidates_count":7,"matched_candidates_count":2},"termination_reason":"candidates_exhausted"},"generator":"base","metadata":{"watch":"demo"},"created_at":"2025-12-31T23:50:00.000000Z","modified_at":"2026-01-01T00:00:00.000000Z"}}""";

    private const string SecondBody =
        """{"type":"findall.candidate.matched","timestamp":"2026-01-01T00:00:01.500000Z","data":{"findall_id":"findall_00000000000000000000000000000001","candidate_id":"candidate_11111111-2222-4333-8444-555555555555","name":"Zürich Robotik","url":"https://zurich-robotik.example/","match_status":"matched"}}""";

    [Fact]
    public void The_bodies_are_those_of_the_vectors()
    {
        Assert.Equal("8fb6f9f1df0f4dcf12dda3ad9012ac02eda2d3bd15c9400e372c2046d6508933", Sha256(FirstBody));
        Assert.Equal("7ed36f481f17f97fcc18b750effed6c82defe4d60f74fbc33c36991f89b0c63f", Sha256(SecondBody));
    }

    [Theory]
    [InlineData(false, "v1,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=")]
    [InlineData(true, "v1,z1a62NIqQqZNTuswaYzDDflwBXjViF+ByAKivDf1OCA=")]
    public void Both_schemes_sign_as_the_vectors_have_it(bool isLegacy, string expected) =>
        Assert.Equal(expected, WebhookSignature.Of([OldSecret], isLegacy, "msg_test_0001", FirstMoment, Encoding.UTF8.GetBytes(FirstBody)));

    [Fact]
    public void While_a_secret_is_rotated_both_sign() => Assert.Equal(
        "v1,K/L9blE5dr5MDcX+GEpM9JiL7YSO/m3DA+2Rbg5fpcw= v1,fZ7d4gLioSrFKXs9vnwUhK6y/EznZ8ATxni9b6fYCgY=",
        WebhookSignature.Of([OldSecret, NewSecret], isLegacy: false, "msg_test_0002", SecondMoment, Encoding.UTF8.GetBytes(SecondBody)));

    [Fact]
    public void Standard_Webhooks_signs_the_same() => Assert.Equal(
        new StandardWebhook(NewSecret).Sign("msg_test_0002", DateTimeOffset.FromUnixTimeSeconds(SecondMoment), SecondBody),
        WebhookSignature.Of([NewSecret], isLegacy: false, "msg_test_0002", SecondMoment, Encoding.UTF8.GetBytes(SecondBody)));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

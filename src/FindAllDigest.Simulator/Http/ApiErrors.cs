using System.Text.Json.Nodes;

namespace FindAllDigest.Simulator.Http;

/// <summary>The three documented shapes of an error, each where the documentation has it.</summary>
internal static class ApiErrors
{
    private const string Message = "The request was not carried out";

    /// <summary>Shape 1: the run endpoints' own 402, 404, 409, 422 and 429.</summary>
    public static ApiAnswer OfRun(int status, string reference, string message, JsonObject? detail = null)
    {
        var error = new JsonObject { ["ref_id"] = reference, ["message"] = message };
        if (detail is not null)
        {
            error["detail"] = detail;
        }

        return new(status, new JsonObject { ["type"] = "error", ["error"] = error });
    }

    /// <summary>Shape 2: the general page of errors, used for keys, rights and server trouble.</summary>
    public static ApiAnswer General(int status, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["detail"] = new JsonObject() } });

    /// <summary>Shape 3: validation where the endpoint is documented so, such as ingest.</summary>
    public static ApiAnswer Validation(IReadOnlyDictionary<string, string> problems, string where = "body") =>
        new(422, new JsonObject
        {
            ["detail"] = new JsonArray([.. problems.Select(problem => new JsonObject
            {
                ["loc"] = new JsonArray(where, problem.Key),
                ["msg"] = problem.Value,
                ["type"] = "value_error",
            })]),
        });

    public static ApiAnswer NotFound(string reference) => OfRun(404, reference, "FindAll run not found");

    /// <summary>Shape 1 with one entry of <c>detail</c> for each wrong field.</summary>
    public static ApiAnswer Invalid(string reference, IReadOnlyDictionary<string, string> problems) =>
        OfRun(
            422,
            reference,
            "Unprocessable content: request validation error",
            new(problems.Select(problem => KeyValuePair.Create(problem.Key, (JsonNode?)problem.Value))));

    /// <summary>What the web framework says of a path or method that it does not have.</summary>
    public static ApiAnswer NoSuchPath(bool isMethodWrong) =>
        new(isMethodWrong ? 405 : 404, new JsonObject { ["detail"] = isMethodWrong ? "Method Not Allowed" : "Not Found" });

    /// <summary>A status in one of the three shapes, or in the one that it has on the run endpoints.</summary>
    public static ApiAnswer OfStatus(int status, string reference, int? shape) => shape switch
    {
        1 => OfRun(status, reference, Message),
        2 => General(status, Message),
        3 => Validation(new Dictionary<string, string>(StringComparer.Ordinal) { ["request"] = Message }) with { StatusCode = status },
        _ => OfStatus(status, reference),
    };

    /// <summary>The shape that a status has on the run endpoints.</summary>
    public static ApiAnswer OfStatus(int status, string reference) => status switch
    {
        402 => OfRun(402, reference, "Insufficient credit in account"),
        404 => NotFound(reference),
        409 => OfRun(409, reference, "Conflict with the state of the run"),
        422 => OfRun(422, reference, "Unprocessable content: request validation error"),
        429 => OfRun(429, reference, "Rate limit exceeded"),
        401 => General(401, "Invalid or missing API key"),
        403 => General(403, "Processor not allowed"),
        503 => General(503, "Service temporarily unavailable"),
        502 => General(502, "Bad gateway"),
        _ => General(status, "Internal server error"),
    };
}

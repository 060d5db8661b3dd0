namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>Loads the kill switch into a child process.</summary>
internal static class KillSwitch
{
    public static IReadOnlyDictionary<string, string> Variables(params (string Name, string Value)[] settings)
    {
        var variables = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        variables["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "FindAllDigest.KillSwitch.dll");
        return variables;
    }
}

using System.Reflection;
using System.Reflection.Emit;

namespace FindAllDigest.Tests.House;

/// <summary>Which namespaces of an assembly use which, read out of the compiled code. A namespace is a folder.</summary>
internal static class CompiledReferences
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>For each namespace the others of the same assembly that it uses, each with a type that does.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(Assembly assembly)
    {
        var uses = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(type => FolderOf(type).Length > 0))
        {
            var used = uses.TryGetValue(FolderOf(type), out var known) ? known : uses[FolderOf(type)] = new(StringComparer.Ordinal);
            foreach (var other in TypesOf(type).SelectMany(Parts).Where(other => other.Assembly == assembly))
            {
                if (FolderOf(other) is { Length: > 0 } folder && folder != FolderOf(type))
                {
                    used[folder] = $"{Outer(type).Name} uses {Outer(other).Name}";
                }
            }
        }

        return uses.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, string>)pair.Value, StringComparer.Ordinal);
    }

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static string FolderOf(Type type) =>
        Outer(type).Namespace is { } name && name.StartsWith("FindAllDigest", StringComparison.Ordinal) ? name : "";

    // A generic type is made of others.
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => type.GetElementType() is { } element ? Parts(element) : [],
        { IsGenericParameter: true } => [],
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static IEnumerable<Type> TypesOf(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(Everything).Select(field => field.FieldType),
        .. type.GetMethods(Everything).Select(method => method.ReturnType),
        .. type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)).SelectMany(TypesOf),
    ];

    private static IEnumerable<Type> TypesOf(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            yield return parameter.ParameterType;
        }

        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        foreach (var member in MembersOf(method, body.GetILAsByteArray() ?? []))
        {
            yield return member as Type ?? member.DeclaringType ?? typeof(object);
            foreach (var argument in member is MethodInfo { IsGenericMethod: true } called ? called.GetGenericArguments() : [])
            {
                yield return argument;
            }
        }
    }

    private static IEnumerable<MemberInfo> MembersOf(MethodBase method, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var instruction = Codes[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                yield return member;
            }

            at += SizeOf(instruction.OperandType, code, at);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}

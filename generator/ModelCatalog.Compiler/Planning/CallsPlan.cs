using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Planning;

/// <summary>The calls of a provider, with what their parameters and replies look like.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Types">The object types of the replies, each after those that it uses itself; then the parameters of calls.</param>
/// <param name="Calls">The calls, in the order of the file.</param>
public sealed record CallsPlan(EquatableArray<TypePlan> Types, EquatableArray<CallPlan> Calls)
{
    /// <summary>The types of replies.</summary>
    public IEnumerable<TypePlan> ReplyTypes => Types.Where(type => Calls.All(call => call.ParametersType != type.Key));

    /// <summary>The types that hold the parameters of calls.</summary>
    public IEnumerable<TypePlan> ParameterTypes => Types.Where(type => Calls.Any(call => call.ParametersType == type.Key));

    /// <summary>The type of that key; null for null.</summary>
    public TypePlan? FindType(string? key) => Types.FirstOrDefault(type => type.Key == key);
}

/// <summary>A call.</summary>
/// <param name="Call">What the provider says of it.</param>
/// <param name="Result">What it gives, or each item of it; null for an upload and for a file.</param>
/// <param name="ParametersType">The key of the type that holds its parameters; null: it has none.</param>
public sealed record CallPlan(CallDescriptor Call, ValueShape? Result, string? ParametersType)
{
    /// <summary>The method of the client: <c>GetVoicesAsync</c>.</summary>
    public string Method => Call.Kind == CallKind.Upload
        ? Call.Key switch { "file" => "UploadAsync", "base64" => "UploadBase64Async", _ => "UploadUrlAsync" }
        : (Call.Kind == CallKind.Resource || (Call.Steps.Count > 0 && Call.Steps[0].Method == "GET") ? "Get" : "") + WordOf(Call) + "Async";

    /// <summary>The word that the names in C# are made of.</summary>
    public static string WordOf(CallDescriptor call) => call.Kind == CallKind.Upload
        ? "Upload"
        : call.Name is { } name && NaturalName.IsWord(name) ? name : NaturalName.Of(call.Key) ?? NaturalName.Proposal(call.Key);
}

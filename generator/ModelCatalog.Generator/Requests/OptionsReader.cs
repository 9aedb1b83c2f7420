using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>The options of a call as source code writes them.</summary>
/// <param name="Model">What the options are.</param>
/// <param name="Made">Where they are made.</param>
/// <param name="Values">The values by option; <see cref="JsonUnknown"/> for those that are not known.</param>
/// <param name="Places">Where each value stands.</param>
/// <param name="MadeBy">The expressions that they were made by.</param>
internal sealed record WrittenOptions(
    OptionsModel Model, SyntaxNode Made, IReadOnlyDictionary<string, JsonValue> Values, IReadOnlyDictionary<string, SyntaxNode> Places, IReadOnlyList<SyntaxNode> MadeBy);

/// <summary>Reads expressions that make the options of a call.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="locals">What locals hold.</param>
internal sealed class OptionsReader(RequestCatalog catalog, LocalValues locals)
{
    /// <summary>The options that an expression makes; null: they come from elsewhere.</summary>
    public WrittenOptions? Read(IOperation operation)
    {
        switch (locals.Resolve(operation))
        {
            case IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments.Length: 0 } creation when catalog.FindOptions(type) is { } model:
                return Apply(new WrittenOptions(model, creation.Syntax, new Dictionary<string, JsonValue>(), new Dictionary<string, SyntaxNode>(), [creation.Syntax]), creation.Initializer);
            case IWithOperation { Type: INamedTypeSymbol type } with when catalog.FindOptions(type) is { } model:
                var unknown = model.Options.ToDictionary(option => option.Key, _ => (JsonValue)JsonUnknown.Instance, StringComparer.Ordinal);
                var basis = Read(with.Operand) ?? new WrittenOptions(model, with.Syntax, unknown, new Dictionary<string, SyntaxNode>(), []);
                return Apply(basis with { MadeBy = [.. basis.MadeBy, with.Syntax] }, with.Initializer);
            default:
                return null;
        }
    }

    private WrittenOptions Apply(WrittenOptions options, IObjectOrCollectionInitializerOperation? initializer)
    {
        var values = options.Values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var places = options.Places.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var (property, assigned) in ConstantReader.Assignments(initializer))
        {
            if (options.Model.Options.FirstOrDefault(one => one.Property == property) is not { } option) continue;
            places[option.Key] = assigned.Syntax;
            if (ReadValue(locals.Resolve(assigned), option.Kind) is { } value) values[option.Key] = value;
            else values.Remove(option.Key);
        }

        return options with { Values = values, Places = places };
    }

    /// <summary>A value; null: it is absent.</summary>
    private static JsonValue? ReadValue(IOperation value, OptionKind kind)
    {
        if (ConstantReader.IsNull(value)) return null;
        return (kind, value.ConstantValue.HasValue ? value.ConstantValue.Value : null) switch
        {
            (OptionKind.Text, "") => null,
            (OptionKind.Text, string text) => new JsonString(text),
            (OptionKind.Boolean, bool boolean) => boolean ? JsonBoolean.True : JsonBoolean.False,
            (OptionKind.Integer or OptionKind.Number, { } number) => (JsonValue?)ConstantReader.ReadNumber(number) ?? JsonUnknown.Instance,
            _ => JsonUnknown.Instance,
        };
    }
}

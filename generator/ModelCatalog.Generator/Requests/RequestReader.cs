using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>Reads expressions that make requests: a creation with its initializer, what <c>with</c> lays over one, a local that is set once.</summary>
/// <param name="catalog">The models.</param>
/// <param name="locals">What locals hold.</param>
internal sealed class RequestReader(RequestCatalog catalog, LocalValues locals)
{
    /// <summary>The request that an expression makes; null: it comes from elsewhere.</summary>
    public WrittenRequest? Read(IOperation operation)
    {
        switch (locals.Resolve(operation))
        {
            case IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments.Length: 0 } creation when !IsWrittenByHand(creation.Constructor) && catalog.Find(type) is { } model:
                var made = new WrittenRequest(model, AnchorOf(creation.Syntax)) { MadeBy = [creation.Syntax] };
                return Apply(made, creation.Initializer);
            case IWithOperation { Type: INamedTypeSymbol type } with when catalog.Find(type) is { } model:
                var start = Read(with.Operand);
                var anchor = start?.Anchor ?? AnchorOf(with.Syntax);
                var basis = start ?? new WrittenRequest(model, anchor) { Known = new() { IsComplete = false, IsVariantKnown = false, IsModeKnown = false } };
                return Apply(basis with { MadeBy = [.. basis.MadeBy, with.Syntax] }, with.Initializer);
            default:
                return null;
        }
    }

    private WrittenRequest Apply(WrittenRequest request, IObjectOrCollectionInitializerOperation? initializer)
    {
        var model = request.Model;
        var (shape, names) = (model.Plan.Shape, model.Names.Request);
        var places = request.Places.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var reader = new ConstantReader(model, locals, places);
        foreach (var (property, value) in ConstantReader.Assignments(initializer))
        {
            if (property == NamePlan.VariantProperty && model.Names.Variants is { } variants)
            {
                var variant = reader.Read(value, variants.Shape, variants.Type, "variant");
                request = request with { Known = request.Known with { Variant = (variant as JsonString)?.Value, IsVariantKnown = variant is not JsonUnknown } };
            }
            else if (names.Union is { } union && union.Property == property)
            {
                request = ApplyMode(request, value, shape.Union!, union, reader, places);
            }
            else if (names.Properties.FirstOrDefault(one => one.Property == property) is { } field)
            {
                var values = request.Known.Values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
                foreach (var inside in places.Keys.Where(key => IsInside(key, field.Key)).ToList()) places.Remove(inside);
                values[field.Key] = reader.Read(value, shape.Fields.First(one => one.Key == field.Key).Shape, field.ValueType, field.Key);
                request = request with { Known = request.Known with { Values = values } };
            }
        }

        return request with { Places = places };
    }

    private WrittenRequest ApplyMode(WrittenRequest request, IOperation value, UnionShape shape, UnionNames union, ConstantReader reader, Dictionary<string, SyntaxNode> places)
    {
        var values = request.ValuesWithoutMode();
        foreach (var field in shape.Modes.SelectMany(mode => mode.Fields)) places.Remove(field.Key);
        var resolved = locals.Resolve(value);
        places[shape.Declaration.UnionName] = resolved is IObjectCreationOperation or IWithOperation && resolved.Syntax.SyntaxTree == value.Syntax.SyntaxTree ? AnchorOf(resolved.Syntax) : value.Syntax;
        var isNull = ConstantReader.IsNull(resolved);
        var mode = isNull ? null : reader.ReadMode(resolved, shape, union, "", (key, read) => values[key] = read);

        // What a known mode does not set is absent in it, whatever the rest of the request is.
        if (mode is not null)
        {
            foreach (var field in shape.Modes.First(one => one.Declaration.Key == mode.Key).Fields)
            {
                if (!values.ContainsKey(field.Key)) values[field.Key] = JsonNull.Instance;
            }
        }

        return request with { Known = request.Known with { Values = values, Mode = mode?.Key, IsModeKnown = isNull || mode is not null } };
    }

    // A partial record may have a constructor that sets what the initializer does not.
    internal static bool IsWrittenByHand(IMethodSymbol? constructor) => constructor is { IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false };

    private static bool IsInside(string path, string key) =>
        path.Length > key.Length && path[key.Length] is ('.' or '[') && path.StartsWith(key, StringComparison.Ordinal);

    private static SyntaxNode AnchorOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type,
        WithExpressionSyntax with => with.Expression,
        _ => syntax,
    };
}

using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Infrastructure;
using Pointer = ModelCatalog.Compiler.Diagnostics.Pointer;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>
/// The expressions of a group of conformance cases, emitted as rules of one model. Each becomes two rules, one that is violated when the expression is
/// false and one when it is true, so that unknown shows as neither. An expression that is no condition is compared with the expected value.
/// </summary>
internal sealed class EmittedExpressions
{
    private readonly List<TypePlan> _types = [];
    private readonly ModelPlan _plan;
    private readonly NamePlan _names;
    private readonly EmittedRequests _requests;

    public EmittedExpressions(JsonElement group)
    {
        var symbols = group.GetProperty("symbols").EnumerateObject().Select(member => ReadSymbol(member.Name, member.Value)).ToEquatableArray();
        var isWide = group.GetRawText().Contains("18446744073709551615", StringComparison.Ordinal);
        var fields = symbols.Select(symbol => Field(symbol, isWide)).ToEquatableArray();
        var rules = group.GetProperty("cases").EnumerateArray().SelectMany((one, i) => Rules(one, i, symbols)).ToEquatableArray();
        var view = new RequestView
        {
            Scope = new ScopeView { Parameters = fields.Select(field => new ParameterView(field.Declaration, field.Shape)).ToEquatableArray(), Rules = rules },
            Body = new BodyPlan(new BodyObjectNode(default), null, default, null, default),
        };
        _plan = new ModelPlan
        {
            Model = new ModelDescriptor { Path = "models/cases.yaml", Model = "cases", Vendor = "acme", Output = new OutputDescriptor() },
            Shape = new ScopeShape(fields, null),
            Types = _types.ToEquatableArray(),
            ModelView = view,
            Output = new OutputPlan(["json"], false, null, default),
        };
        var planned = NamePlanner.Plan(_plan, CatalogIndex.Create([]));
        Assert.Empty(planned.Findings);
        _names = planned.Names;
        var sources = ModelEmitter.Emit(_plan, _names, new EmissionOptions("Contoso.Media")).Select(file => file.Text).ToList();
        Source = sources[1];
        Assert.True(EmittedCode.Diagnose(sources, withMarker: false) is [], string.Join('\n', EmittedCode.Diagnose(sources, withMarker: false)) + "\n" + sources[1]);
        _requests = new EmittedRequests(EmittedCode.Load(sources), _names, _plan.Types);
    }

    /// <summary>The emitted validator.</summary>
    public string Source { get; }

    /// <summary>Whether the case holds: true, false, or unknown as <c>null</c>; the word <c>inexpressible</c> where C# cannot hold the request.</summary>
    public string Evaluate(JsonElement one, int index)
    {
        object request;
        try
        {
            request = _requests.Request(_plan, (JsonObject)Value(one.GetProperty("request")), null);
        }
        catch (EmittedRequests.NotExpressible)
        {
            return "inexpressible";
        }

        var violations = new ViolationCollector(null);
        if (one.TryGetProperty("unknown", out var unknown))
        {
            foreach (var name in unknown.EnumerateArray()) violations.MarkFailed(name.GetString()!);
        }

        var method = _requests.Type(_names.Validator).GetMethod("Validate", BindingFlags.Static | BindingFlags.NonPublic, [request.GetType(), typeof(ViolationCollector).MakeByRefType()])!;
        object?[] arguments = [request, violations];
        method.Invoke(null, arguments);
        var found = ((ViolationCollector)arguments[1]!).ToResult().Violations.Select(violation => violation.Rule).ToHashSet();
        return found.Contains(Id(index, false)) ? "false" : found.Contains(Id(index, true)) ? "true" : "null";
    }

    private static string Id(int index, bool truth) => string.Create(CultureInfo.InvariantCulture, $"case-{index}.is-{(truth ? "true" : "false")}");

    private static IEnumerable<RuleCheck> Rules(JsonElement one, int index, EquatableArray<Symbol> symbols)
    {
        var findings = new List<Finding>();
        var expression = ExpressionCompiler.Compile(one.GetProperty("expression").GetString()!, symbols, null, Pointer.Root, findings);
        Assert.Empty(findings);
        var value = one.GetProperty("value");
        if (expression!.Type.Kind != ExpressionKind.Boolean)
        {
            // A list has no comparison; an unknown value gives an unknown one with whatever it is compared.
            if (expression.Type.Kind is ExpressionKind.List or ExpressionKind.Object or ExpressionKind.Json) return [];
            var expected = value.ValueKind == JsonValueKind.Null ? (expression.Type.Kind == ExpressionKind.Text ? new JsonString("") : (JsonValue)new JsonNumber(0)) : Value(value);
            var type = expression.Type.Kind == ExpressionKind.Text ? ExpressionType.Text : expected is JsonNumber { IsInteger: true } && expression.Type.Kind == ExpressionKind.Integer ? ExpressionType.Integer : ExpressionType.Number;
            expression = new BinaryExpression(BinaryOperator.Equal, expression, new LiteralExpression(expected, type), ExpressionType.Boolean);
        }

        var message = new RuleMessage("", "");
        return
        [
            new RuleCheck(Id(index, false), Compiler.Planning.ViolationKind.Combined, false, null, expression, "", null, message),
            new RuleCheck(Id(index, true), Compiler.Planning.ViolationKind.Combined, false, null, new UnaryExpression(UnaryOperator.Not, expression, ExpressionType.Boolean), "", null, message),
        ];
    }

    private static Symbol ReadSymbol(string name, JsonElement symbol)
    {
        var kind = Member(symbol, "kind") is { } text ? Enum.Parse<SymbolKind>(text.GetString()!, ignoreCase: true) : SymbolKind.Parameter;
        return new Symbol(name, kind, ReadType(symbol), Member(symbol, "default") is { } value ? Value(value) : null);
    }

    private static ExpressionType ReadType(JsonElement type)
    {
        var name = type.ValueKind == JsonValueKind.String ? type.GetString()! : type.GetProperty("type").GetString()!;
        return new ExpressionType(Enum.Parse<ExpressionKind>(name, ignoreCase: true))
        {
            Domain = Member(type, "domain") is { } domain ? domain.EnumerateArray().Select(v => v.GetString()!).ToEquatableArray() : default,
            Item = Member(type, "item") is { } item ? ReadType(item) : null,
            Fields = Member(type, "fields") is { } fields ? fields.EnumerateObject().Select(member => ReadSymbol(member.Name, member.Value)).ToEquatableArray() : default,
            Alternatives = Member(type, "or") is { } others ? others.EnumerateArray().Select(ReadType).ToEquatableArray() : default,
        };
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    private static JsonValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonNull.Instance,
        JsonValueKind.True or JsonValueKind.False => new JsonBoolean(value.GetBoolean()),
        JsonValueKind.Number => new JsonNumber(value.GetRawText()),
        JsonValueKind.String => new JsonString(value.GetString()!),
        JsonValueKind.Array => new JsonArray(value.EnumerateArray().Select(Value).ToEquatableArray()),
        _ => new JsonObject(value.EnumerateObject().Select(member => new JsonMember(member.Name, Value(member.Value))).ToEquatableArray()),
    };

    private FieldShape Field(Symbol symbol, bool isWide) =>
        new(new ParameterDescriptor(symbol.Name, Pointer.Root / symbol.Name) { Default = symbol.Default }, Shape(symbol.Type, symbol.Name, isWide), false);

    private ValueShape Shape(ExpressionType type, string name, bool isWide)
    {
        var one = Single(type, name, isWide);
        if (type.Alternatives.Count == 0) return one;
        var literals = type.Alternatives.Where(other => other.Domain.Count > 0).SelectMany(other => other.Domain).ToEquatableArray();
        return new ChoiceShape(type.Alternatives.Where(other => other.Domain.Count == 0).Select(other => Single(other, name, isWide)).Prepend(one).ToEquatableArray(), literals);
    }

    private ValueShape Single(ExpressionType type, string name, bool isWide)
    {
        switch (type.Kind)
        {
            case ExpressionKind.Boolean: return new BooleanShape();
            case ExpressionKind.Integer: return new IntegerShape(isWide ? IntegerWidth.UInt64 : IntegerWidth.Int64);
            case ExpressionKind.Number: return new NumberShape();
            case ExpressionKind.Json: return new JsonShape();
            case ExpressionKind.List: return new ListShape(Shape(type.Item!, name, isWide), false);
            case ExpressionKind.Text when type.Domain.Count > 0:
                return new EnumShape(type.Domain.Select(text => new EnumValueDescriptor(new JsonString(text), Pointer.Root)).ToEquatableArray(), false, null);
            case ExpressionKind.Text: return new TextShape();
            default:
                var key = name + "-type" + _types.Count.ToString(CultureInfo.InvariantCulture);
                var fields = type.Fields.Select(field => Field(field, isWide)).ToEquatableArray();
                var scope = new ScopeView { Parameters = fields.Select(field => new ParameterView(field.Declaration, field.Shape)).ToEquatableArray() };
                _types.Add(new TypePlan(key, new TypeDescriptor(key, Pointer.Root / "types" / key), new ScopeShape(fields, null), scope));
                return new ObjectShape(key);
        }
    }
}

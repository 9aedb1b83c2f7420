using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks the calls of a provider beside submits and polls: their types, their parameters, and that each request has what it names.</summary>
internal sealed class CallsChecker(ProviderDescriptor provider, ICollection<Finding> findings)
{
    private static readonly Regex Placeholder = new(@"\{\+?([^{}]*)\}", RegexOptions.CultureInvariant);

    private readonly ShapeResolver _shapes = new(provider.Types, new CatalogIndex(default, default, default), findings, isReply: true);
    private readonly List<TypePlan> _parameters = [];

    /// <summary>The plan of a provider without errors.</summary>
    public static CallsPlan Plan(ProviderDescriptor provider) => new CallsChecker(provider, []).Check();

    /// <summary>Checks the calls; those that are wrong are not in the plan.</summary>
    public CallsPlan Check()
    {
        foreach (var type in provider.Types) CheckType(type);
        var calls = provider.Calls.Select(Check).OfType<CallPlan>().ToEquatableArray();
        return new CallsPlan([.. _shapes.Types, .. _parameters], calls);
    }

    private void CheckType(TypeDescriptor type)
    {
        if (type.Modes is not null) findings.Add(ProviderDiagnostics.ReplyTypeForm.AtKey(type.Pointer / "modes", type.Key, "modes"));
        if (type.Rules.Count > 0) findings.Add(ProviderDiagnostics.ReplyTypeForm.AtKey(type.Pointer / "rules", type.Key, "rules"));
        if (type.Modes is not null || type.Rules.Count > 0 || (type.Alias is null && type.Fields.Count == 0)) return;
        _shapes.Resolve(new ParameterDescriptor(type.Key, type.Pointer) { Type = TypeReference.Of(type.Key) });
    }

    private CallPlan? Check(CallDescriptor call)
    {
        var parameters = ParametersOf(call);
        foreach (var parameter in call.Parameters.Where(parameter => parameter.Key == "parameters"))
            findings.Add(BindingDiagnostics.TakenName.AtKey(parameter.Pointer, parameter.Key, "a parameter", "in a body $parameters means all of them"));
        CheckSteps(call, parameters);
        if (call.Kind == CallKind.Upload)
        {
            CheckUpload(call);
            return new CallPlan(call, null, parameters?.Key);
        }

        foreach (var path in call.Items)
        {
            if (CallDescriptor.TryListOf(path) is null) findings.Add(ProviderDiagnostics.ItemsPath.At(call.Pointer / "items", path, path == "." || path[0] == '$' ? "*" : path + ".*"));
        }

        if (call.Returns is null) return null;
        if (call.IsFile)
        {
            if (call.From.Count > 0 || call.IsList)
                findings.Add(ProviderDiagnostics.ResultForm.AtKey(call.Pointer / (call.IsList ? "items" : "from"), "A reply that is a file is given whole: 'from' and 'items' mean nothing beside 'returns: bytes'"));
            if (call.Id is not null) findings.Add(ProviderDiagnostics.UnknownIdField.At(call.Pointer / "id", call.Id, CallDescriptor.Bytes, ""));
            return new CallPlan(call, null, parameters?.Key);
        }

        if (ResultOf(call) is not { } result) return null;
        CheckId(call, result);
        return new CallPlan(call, result, parameters?.Key);
    }

    private ValueShape? ResultOf(CallDescriptor call)
    {
        // The type stands under 'returns', where a parameter's would stand under 'type'.
        var found = new List<Finding>();
        var shapes = new ShapeResolver(provider.Types, new CatalogIndex(default, default, default), found, isReply: true);
        var resolved = shapes.Resolve(new ParameterDescriptor(call.Key, call.Pointer) { Type = call.Returns });
        var place = call.Pointer / "type";
        foreach (var finding in found.Where(finding => finding.Pointer.Equals(place))) findings.Add(finding with { Pointer = call.Pointer / "returns" });
        if (resolved is not { Shape: var shape }) return null;
        if (shape is not (ChoiceShape or EnumShape)) return shape;
        findings.Add(ProviderDiagnostics.ResultForm.At(call.Pointer / "returns", $"A call gives an object with fields, a scalar, json or bytes; '{call.Returns}' is {ConstraintChecker.DescribeKind(shape)}"));
        return null;
    }

    private void CheckId(CallDescriptor call, ValueShape result)
    {
        if (call.Id is null) return;
        var type = result is ObjectShape named ? provider.Types.FirstOrDefault(type => type.Key == named.Type) : null;
        var fields = type?.Fields.Select(field => field.Key).ToList() ?? [];
        if (!fields.Contains(call.Id)) findings.Add(ProviderDiagnostics.UnknownIdField.At(call.Pointer / "id", call.Id, call.Returns!, NearestName.Hint(call.Id, fields)));
    }

    private TypePlan? ParametersOf(CallDescriptor call)
    {
        if (call.Parameters.Count == 0) return null;
        var key = CallPlan.WordOf(call) + "Parameters";

        // The forms of an upload share theirs.
        if (call.Kind == CallKind.Upload && _parameters.FirstOrDefault(plan => plan.Key == key) is { } shared) return shared;
        var place = call.Kind == CallKind.Upload ? Pointer.Root / "uploads" / "parameters" : call.Pointer / "parameters";
        var type = new TypeDescriptor(key, place) { Doc = "What `" + call.FullKey + "` takes.", Fields = call.Parameters };
        var plan = new ScopeChecker(new ShapeResolver(provider.Types, new CatalogIndex(default, default, default), findings), findings, "").CheckType(type);
        if (plan is null) return null;
        foreach (var field in plan.Shape.Fields.Where(field => !IsSendable(field.Shape)))
            findings.Add(ProviderDiagnostics.CallParameterForm.At(field.Declaration.Pointer / "type", field.Key, ConstraintChecker.DescribeKind(field.Shape is ListShape list ? list.Item : field.Shape)));
        _parameters.Add(plan);
        return plan;
    }

    private static bool IsSendable(ValueShape shape) => shape switch
    {
        ListShape list => list.Item is not ListShape && IsSendable(list.Item),
        ChoiceShape or ObjectShape or JsonShape => false,
        _ => true,
    };

    private void CheckUpload(CallDescriptor call)
    {
        var sent = call.Steps.SelectMany(Names).ToList();
        if (call.Steps.Count > 0 && !sent.Contains(call.Key)) findings.Add(ProviderDiagnostics.Incomplete.AtKey(call.Pointer, $"No request of this upload sends ${call.Key}, which is what the caller gives"));
        if (call.Steps.Count > 0 && call.Steps.All(step => step.PathsOf("url").Count == 0))
            findings.Add(ProviderDiagnostics.Incomplete.AtKey(call.Pointer, "No reply of this upload says where the 'url' of the file is"));
        foreach (var parameter in call.Parameters.Where(parameter => Given(call).Contains(parameter.Key)))
            findings.Add(BindingDiagnostics.TakenName.AtKey(parameter.Pointer, parameter.Key, "a parameter", "every upload has that value already"));
    }

    private void CheckSteps(CallDescriptor call, TypePlan? parameters)
    {
        var lists = parameters?.Shape.Fields.Where(field => field.Shape is ListShape).Select(field => field.Key).ToList() ?? [];
        var keys = call.Parameters.Select(parameter => parameter.Key).ToList();
        List<string> kept = [];
        foreach (var step in call.Steps)
        {
            List<string> texts = [.. keys, .. kept, .. Given(call).Where(name => name != "file"), "uuid"];
            CheckPath(step, [.. texts, .. provider.Hosts.Select(host => host.Name)], lists);
            var request = step.Pointer / "request";
            foreach (var pair in step.Query) ProviderChecker.CheckReference(pair.Text, texts, request / "query" / pair.Name, findings);
            foreach (var pair in step.Headers)
            {
                ProviderChecker.CheckReference(pair.Text, texts, request / "headers" / pair.Name, findings);
                if (pair.Text.StartsWith("$", StringComparison.Ordinal) && lists.Contains(pair.Text.Substring(1)))
                    findings.Add(ProviderDiagnostics.ListInText.At(request / "headers" / pair.Name, pair.Text.Substring(1), "a header"));
            }

            List<string> files = call is { Kind: CallKind.Upload, Key: "file" } ? ["file"] : [];
            foreach (var pair in step.Multipart) ProviderChecker.CheckReference(pair.Text, [.. texts, .. files], request / "multipart" / pair.Name, findings);
            if (step.Bytes is { } bytes) ProviderChecker.CheckReference(bytes, files, request / "bytes", findings);
            if (step.Body is { } body) CheckBody(body, texts, keys.Count > 0, request / "body");
            kept.AddRange(step.Keep.Select(keep => keep.Name));
        }

        var sent = new HashSet<string>(call.Steps.SelectMany(Names), StringComparer.Ordinal);

        // Each form of an upload need not use every parameter; one of them must.
        if (call.Kind == CallKind.Upload) sent.UnionWith(provider.Calls.Where(other => other.Kind == CallKind.Upload).SelectMany(other => other.Steps).SelectMany(Names));
        if (sent.Contains("parameters") || call.Steps.Count == 0) return;
        foreach (var parameter in call.Parameters.Where(parameter => !sent.Contains(parameter.Key)))
            findings.Add(ProviderDiagnostics.UnusedCallParameter.AtKey(parameter.Pointer, parameter.Key));
    }

    private void CheckPath(OperationDescriptor step, List<string> places, List<string> lists)
    {
        foreach (Match match in Placeholder.Matches(step.PathTemplate))
        {
            var name = match.Groups[1].Value;
            var place = step.Pointer / "request" / step.Method.ToLowerInvariant();
            if (lists.Contains(name)) findings.Add(ProviderDiagnostics.ListInText.Inside(place, match.Index, match.Length, name, "a path"));
            else if (!places.Contains(name)) findings.Add(ProviderDiagnostics.UnknownPlaceholder.Inside(place, match.Index, match.Length, match.Value, places.Count == 0 ? "nothing" : string.Join(", ", places.Select(p => "{" + p + "}")), NearestName.Hint(name, places)));
        }
    }

    private void CheckBody(BodyTemplate body, List<string> known, bool hasParameters, Pointer pointer)
    {
        switch (body)
        {
            case BodyObject value:
                foreach (var member in value.Members)
                {
                    // Only the parameters together have fields of their own.
                    if (member is { Name: null, Value: BodyReference { Name: var spread } }) ProviderChecker.CheckReference("$" + spread, ["parameters"], pointer / "$", findings);
                    else CheckBody(member.Value, known, hasParameters, pointer / (member.Name ?? "$"));
                }

                break;
            case BodyReference reference:
                ProviderChecker.CheckReference("$" + reference.Name, hasParameters ? [.. known, "parameters"] : known, pointer, findings);
                break;
        }
    }

    /// <summary>The values that every upload of a form has, by name.</summary>
    internal static IReadOnlyList<string> Given(CallDescriptor call) => call.Kind != CallKind.Upload ? [] : [call.Key, "file_name", "content_type"];

    /// <summary>The names that a request refers to.</summary>
    internal static IEnumerable<string> Names(OperationDescriptor step) => Placeholder.Matches(step.PathTemplate).Cast<Match>().Select(match => match.Groups[1].Value)
        .Concat(step.Query.Concat(step.Headers).Concat(step.Multipart).Select(pair => pair.Text).Concat(step.Bytes is { } bytes ? [bytes] : [])
            .Where(text => text.StartsWith("$", StringComparison.Ordinal)).Select(text => text.Substring(1)))
        .Concat(step.Body is { } body ? Names(body) : []);

    private static IEnumerable<string> Names(BodyTemplate body) => body switch
    {
        BodyReference reference => [reference.Name],
        BodyObject value => value.Members.SelectMany(member => Names(member.Value)),
        _ => [],
    };
}

using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// Requests, bodies and replies.
public static partial class DescriptorBinder
{
    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    private static readonly string[] ReplyNames =
        ["task_id", "status", "output", "progress", "position", "cost", "error", "error_code", "each", "failed", "model", "url"];

    private static OperationParts? BindOperation(BindingScope scope, string section) =>
        scope.Read(section) is { } reader ? BindOperation(reader, "request", "response") : null;

    private static OperationParts? BindSubmit(BindingScope scope)
    {
        if (scope.Read("submit") is not { } reader) return null;
        var parts = BindOperation(reader, "request", "response");
        return reader["per"] is { } per ? parts with { Per = per.Name(NameForm.WirePath) } : parts;
    }

    private static OperationParts BindOperation(MappingReader reader, string requestSection, string responseSection)
    {
        var parts = new OperationParts(reader.Scope);
        if (reader["request"] is { } requestScope)
        {
            if (requestScope.Read(requestSection) is { } request) parts = BindRequest(parts, request);
            else parts = parts with { IsMethodWrong = true };
        }

        if (reader["response"] is not { } responseScope || responseScope.Read(responseSection) is not { } response) return parts;
        var reply = new List<ReplyPath>();
        foreach (var name in response.Present(ReplyNames))
        {
            if (ReplyPathReader.ReadMany(response[name]!) is { Count: > 0 } paths) reply.Add(new ReplyPath(name, paths));
        }

        return parts with
        {
            Reply = reply.ToEquatableArray(),
            Keep = response["keep"] is { } keep ? BindKeptValues(keep) : null,
        };
    }

    private static OperationParts BindRequest(OperationParts parts, MappingReader reader, string[]? methodsHere = null)
    {
        var methods = reader.Present(methodsHere ?? Methods).ToList();
        if (methods.Count > 1) reader[methods[1]]!.ReportKey(BindingDiagnostics.Method, "has " + string.Join(" and ", methods));
        var bodies = reader.Present(["body", "multipart", "bytes"]).ToList();
        if (bodies.Count > 1) reader[bodies[1]]!.ReportKey(BindingDiagnostics.Together, "The request", bodies[0], bodies[1], "each of them is the whole body");
        var path = methods.Count > 0 ? BindPathTemplate(reader[methods[0]]!) : null;
        var isRight = methods.Count == 1 && path is not null;
        return parts with
        {
            Method = isRight ? methods[0].ToUpperInvariant() : null,
            PathTemplate = isRight ? path : null,
            IsMethodWrong = methods.Count > 0 && !isRight,
            Query = reader["query"] is { } query ? BindQuery(query) : null,
            Headers = reader["headers"] is { } headers ? BindHeaders(headers) : null,
            Body = reader["body"] is { } body ? BindBodyTemplate(body) : null,
            Multipart = reader["multipart"] is { } multipart ? BindMultipart(multipart) : null,
            Bytes = reader["bytes"] is { } bytes ? BindFileReference(bytes) : null,
            Authorized = reader["auth"]?.Word() is null ? null : false,
        };
    }

    private static string? BindPathTemplate(BindingScope scope)
    {
        if (scope.Line() is not { } text || TemplateReader.Names(scope, text, null) is null) return null;
        if (PathProblem(text) is not { } problem) return text;
        scope.Report(BindingDiagnostics.Template, BindingScope.Shown(text), problem);
        return null;
    }

    // The key travels with the path: nothing in it may lead to another host than a declared one.
    private static string? PathProblem(string text)
    {
        if (text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            return "is a URL; declare its host under 'hosts' and write \"{host}/path\"";
        }

        if (text.Contains('?')) return "has a query; write it under 'query'";
        if (!text.All(c => c is > ' ' and < '\u007f' and not ('#' or '\\' or '"' or '<' or '>'))) return "has characters that no path has";
        var rest = text[0] == '{' ? text.Substring(text.IndexOf('}') + 1) : text;
        if (text[0] != '/' && text[0] != '{') return "is relative; a path begins with '/' or with a host or kept URL in braces";
        if (rest.Length > 0 && rest[0] != '/') return "goes on directly behind the host; a '/' stands there";
        return rest.StartsWith("//", StringComparison.Ordinal) ? "begins with '//', which would name another host" : null;
    }

    private static EquatableArray<NamedText>? BindQuery(BindingScope scope)
    {
        if (scope.Read("query") is not { } reader) return null;
        var query = new List<NamedText>();
        foreach (var (name, value) in reader.TextEntries())
        {
            if (value.Line() is { } text && CheckReference(value, text)) query.Add(new NamedText(name, text));
        }

        return query.ToEquatableArray();
    }

    private static EquatableArray<ReplyPath>? BindKeptValues(BindingScope scope)
    {
        if (scope.Read("kept") is not { } reader) return null;
        var kept = new List<ReplyPath>();
        foreach (var (name, value) in reader.Entries(NameForm.KeptValue))
        {
            if (ReplyPathReader.ReadMany(value) is { Count: > 0 } paths) kept.Add(new ReplyPath(name, paths));
        }

        return kept.ToEquatableArray();
    }

    private static BodyTemplate? BindBodyTemplate(BindingScope scope)
    {
        if (scope.IsMapping) return BindBodyObject(scope);
        if (scope.Node is ScalarNode { IsNull: false } scalar && IsReference(scalar.Text)) return BindReference(scope, scalar.Text);
        scope.WrongKind();
        return null;
    }

    private static BodyObject? BindBodyObject(BindingScope scope)
    {
        var mapping = (MappingNode)scope.Node;
        var members = new List<BodyMember>();
        foreach (var entry in mapping.Entries)
        {
            var value = scope.Entry(entry, scope.Key);
            if (entry.Key.Text == "$")
            {
                if (value.Node is ScalarNode { IsNull: false } spread && IsReference(spread.Text))
                {
                    if (BindReference(value, spread.Text) is { } reference) members.Add(new BodyMember(null, reference));
                }
                else
                {
                    value.Report(BindingDiagnostics.Reference, value.Found.Trim('\''), "the key $ spreads a value, as in `$: $input`");
                }
            }
            else if (BindBodyValue(value) is { } member)
            {
                members.Add(new BodyMember(entry.Key.Text, member));
            }
        }

        return new BodyObject(members.ToEquatableArray());
    }

    private static BodyTemplate? BindBodyValue(BindingScope scope)
    {
        if (scope.IsMapping) return BindBodyObject(scope);
        if (scope.Node is ScalarNode scalar && IsReference(scalar.Text)) return BindReference(scope, scalar.Text);
        if (LiteralReader.Read(scope) is not { } constant) return null;
        if (FindReference(constant) is not { } reference) return new BodyConstant(constant);
        scope.Report(BindingDiagnostics.Reference, BindingScope.Shown(reference), "a list in a body is a constant; a reference stands as a value of its own");
        return null;
    }

    // A reference inside a list would be sent as its own name.
    private static string? FindReference(JsonValue value) => value switch
    {
        JsonString text => IsReference(text.Value) ? text.Value : null,
        JsonArray list => list.Items.Select(FindReference).FirstOrDefault(found => found is not null),
        JsonObject members => members.Members.Select(member => FindReference(member.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsReference(string text) => text.StartsWith("$", StringComparison.Ordinal);

    private static BodyReference? BindReference(BindingScope scope, string text) =>
        CheckReference(scope, text) ? new BodyReference(text.Substring(1)) : null;

    // A constant passes; what begins with a dollar sign must be $name, $input or $input.x.
    private static bool CheckReference(BindingScope scope, string text)
    {
        if (!IsReference(text)) return true;
        var name = text.Substring(1);
        if (NameForm.Path.Accepts(name) && (name.IndexOf('.') < 0 || name.StartsWith("input.", StringComparison.Ordinal))) return true;
        scope.Report(BindingDiagnostics.Reference, BindingScope.Shown(text), "expected $model, $input, $input.<field>, $task_id or $<option>");
        return false;
    }
}

using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// Calls of a provider beside submits and polls: uploads, resources, operations.
public static partial class DescriptorBinder
{
    private static EquatableArray<TypeDescriptor> BindReplyTypes(BindingScope scope) => OfReply(scope.Context, () => BindTypes(scope));

    private static T OfReply<T>(BindingContext context, Func<T> bind)
    {
        context.TakesReplyTypes = true;
        var bound = bind();
        context.TakesReplyTypes = false;
        return bound;
    }

    private static EquatableArray<CallDescriptor> BindCalls(MappingReader reader, RouteParts top)
    {
        var calls = new List<CallDescriptor>();
        if (reader["uploads"] is { } uploads) calls.AddRange(BindUploads(uploads, top));
        if (reader["resources"] is { } resources) calls.AddRange(BindOperations(resources, CallKind.Resource, NameForm.Resource, top));
        if (reader["operations"] is { } operations) calls.AddRange(BindOperations(operations, CallKind.Operation, NameForm.Operation, top));
        return calls.ToEquatableArray();
    }

    private static IEnumerable<CallDescriptor> BindOperations(BindingScope scope, CallKind kind, NameForm form, RouteParts top)
    {
        var section = kind == CallKind.Resource ? "resource" : "operation";
        if (scope.Read(section + "s") is not { } entries) yield break;
        foreach (var (key, value) in entries.AllEntries(form))
        {
            if (value.Read(section) is not { } reader) continue;
            var call = BindOperationCall(new CallDescriptor(kind, key, value.Pointer), reader, top);
            if (form.Accepts(key)) yield return call;
        }
    }

    private static CallDescriptor BindOperationCall(CallDescriptor call, MappingReader reader, RouteParts top)
    {
        if (reader.Has("from") && reader.Has("items"))
            reader["items"]!.ReportKey(BindingDiagnostics.Together, MappingReader.Capital(call.Kind == CallKind.Resource ? "a resource" : "an operation"), "from", "items", "'from' is where one value lies, 'items' are those of a list");
        return WithErrors(call, reader, top) with
        {
            Name = reader["name"]?.Name(NameForm.Word),
            Doc = reader["doc"]?.Prose(),
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Parameters = BindCallParameters(reader),
            Steps = reader.Required("request") is null ? default : StepsOf([BindOperation(reader, "call-request", "upload-response")]),
            Returns = reader.Required("returns") is { } returns ? OfReply(reader.Context, () => TypeReader.Read(returns)) : null,
            From = reader["from"] is { } from ? ReplyPathReader.ReadMany(from) : default,
            Items = reader["items"] is { } items ? ReplyPathReader.ReadMany(items) : default,
            Id = reader["id"]?.Name(NameForm.Parameter),
        };
    }

    private static List<CallDescriptor> BindUploads(BindingScope scope, RouteParts top)
    {
        var calls = new List<CallDescriptor>();
        if (scope.Read("uploads") is not { } reader) return calls;
        if (reader.Count == 0) reader.ReportEmpty("one of file, base64 and url");
        var shared = WithErrors(new CallDescriptor(CallKind.Upload, "", reader.Pointer), reader, top) with { Parameters = BindCallParameters(reader) };
        foreach (var form in reader.Present(["file", "base64", "url"]))
        {
            if (reader[form]!.Read("upload") is { } upload) calls.Add(BindUpload(shared with { Key = form, Pointer = upload.Pointer }, upload));
        }

        return calls;
    }

    private static CallDescriptor BindUpload(CallDescriptor call, MappingReader reader)
    {
        var steps = new List<OperationParts>();
        if (reader["steps"] is { } list)
        {
            if (reader.Has("request"))
                reader["steps"]!.ReportKey(BindingDiagnostics.Together, "An upload", "request", "steps", "'steps' are for several requests in a row");
            if (list.Node is SequenceNode { Items.Count: 0 }) list.ReportEmpty("one step");
            foreach (var item in list.Items())
            {
                if (item.Read("upload-step") is { } step && step.Required("request") is not null) steps.Add(BindOperation(step, "call-request", "upload-response"));
            }
        }
        else if (reader.Required("request") is not null)
        {
            steps.Add(BindOperation(reader, "call-request", "upload-response"));
        }

        return call with
        {
            Doc = reader["doc"]?.Prose(),
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Steps = StepsOf(steps),
            Size = reader["size"] is { } size ? RangeReader.Read(size, RangeForm.Size) : null,
        };
    }

    private static CallDescriptor WithErrors(CallDescriptor call, MappingReader reader, RouteParts top) => call with
    {
        Ok = (reader["ok"] is { } ok ? BindConditions(ok) : null) ?? top.Ok ?? default,
        Errors = (reader["errors"] is { } errors ? BindErrors(errors).Over(top.Errors) : top.Errors).Complete(),
    };

    private static EquatableArray<ParameterDescriptor> BindCallParameters(MappingReader reader) =>
        reader["parameters"] is { } parameters ? reader.Context.InOwnScope(() => BindParameters(parameters, ParameterPlace.Field)) : default;

    private static EquatableArray<OperationDescriptor> StepsOf(IEnumerable<OperationParts> steps) =>
        steps.Select(step => step.Complete()).OfType<OperationDescriptor>().ToEquatableArray();

    private static EquatableArray<NamedText>? BindMultipart(BindingScope scope)
    {
        if (scope.Read("multipart") is not { } reader) return null;
        if (reader.Count == 0) reader.ReportEmpty("one part");
        var parts = new List<NamedText>();
        foreach (var (name, value) in reader.Entries(NameForm.Part))
        {
            if (value.Line() is { } text && CheckReference(value, text)) parts.Add(new NamedText(name, text));
        }

        return parts.ToEquatableArray();
    }

    private static string? BindFileReference(BindingScope scope)
    {
        if (scope.Line() is not { } text) return null;
        if (IsReference(text) && CheckReference(scope, text)) return text;
        if (!IsReference(text)) scope.WrongKind();
        return null;
    }
}

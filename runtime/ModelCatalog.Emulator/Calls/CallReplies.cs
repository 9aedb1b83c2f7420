using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator.Outputs;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Requests;

namespace ModelCatalog.Emulator.Calls;

/// <summary>Answers the calls beside submits and polls: lists items of the declared types, keeps uploaded files and serves them.</summary>
internal sealed class CallReplies
{
    /// <summary>Where uploaded files, and samples that replies name, are served.</summary>
    public const string FilesPath = "/emulated-files/";

    private const int ListedItems = 3;

    private readonly CallsPlan _plan;
    private readonly EmulatorOptions _options;
    private readonly KeyCheck _key;
    private readonly Func<string> _address;
    private readonly FileStore _files = new();

    public CallReplies(ProviderDescriptor provider, EmulatorOptions options, KeyCheck key, Func<string> address)
    {
        _plan = ProviderChecker.PlanCalls(provider);
        _options = options;
        _key = key;
        _address = address;
    }

    /// <summary>Answers a request for one of these calls: where several share an address, for the one whose query, headers and form it has.</summary>
    public EmulatedReply Answer(IncomingRequest request, List<OperationMatch> matches)
    {
        var first = matches[0].Operation;
        if (first.Operation.Authorized && _key.Problem(request.Header) is { } problem) return Error(first, "auth", problem);
        if (request.Body is not { } bytes) return Error(first, "invalid", string.Create(CultureInfo.InvariantCulture, $"The body is larger than {_options.MaximumBodyBytes} bytes"));
        var wrong = "";
        foreach (var match in matches.OrderByDescending(match => request.FitOf(match.Operation.Operation)))
        {
            var operation = match.Operation.Operation;
            if (!HasForm(operation, request, bytes, ref wrong)) continue;
            if (UploadedBody.Read(operation, request, bytes, out wrong) is not { } body) return Error(match.Operation, "invalid", wrong);
            var values = ReferenceReader.Read(match, request);
            foreach (var (name, text) in body.Texts) values.TryAdd(name, text);
            return Answer(match.Operation, values, body.File);
        }

        return Error(first, "invalid", wrong);
    }

    /// <summary>Serves an uploaded file, or the sample that a reply named.</summary>
    public EmulatedReply AnswerFile(string path, IReadOnlyList<string> operations)
    {
        var name = path[FilesPath.Length..];
        if (Path.GetFileNameWithoutExtension(name) is var stem && stem.StartsWith("sample-", StringComparison.Ordinal) && SampleFile.Of(stem["sample-".Length..], false) is { } sample && SampleUrl(sample.Kind).EndsWith(path, StringComparison.Ordinal))
            return new EmulatedReply(sample, "file");
        return _files.Find(name) is { } file ? new EmulatedReply(file, "file") : EmulatedReply.Of(404, "There is no such file", operations);
    }

    /// <summary>What is wrong with the ids of a request: one that no list of the provider has. Null: nothing.</summary>
    public (string Parameter, string Message)? UnlistedId(RequestState state)
    {
        var parameters = state.View.Scope.Parameters.Concat(state.View.Scope.Union?.Find(state.Mode)?.Parameters ?? default);
        foreach (var parameter in parameters.Where(parameter => parameter.Effective.Resource is not null))
        {
            if (!state.Values.TryGetValue(parameter.Key, out var value) || _plan.Calls.FirstOrDefault(call => call.Call.Kind == CallKind.Resource && call.Call.Key == parameter.Effective.Resource) is not { Call.Id: { } id } list) continue;
            var known = Items(list).OfType<JsonObject>().Select(item => item[id]?.ToText() ?? "").ToList();
            foreach (var one in value is JsonArray several ? several.Items : [value])
            {
                if (!known.Contains(one.ToText())) return (parameter.Key, $"There is no `{one.ToText()}` in {list.Call.Key}{NearestName.Hint(one.ToText(), known)}");
            }
        }

        return null;
    }

    private static bool HasForm(OperationDescriptor operation, IncomingRequest request, byte[] bytes, ref string wrong)
    {
        if (operation.Multipart.Count > 0)
        {
            if (UploadedBody.IsForm(request)) return true;
            wrong = wrong.Length > 0 ? wrong : "The body must be a form, multipart/form-data";
            return false;
        }

        if (operation.Body is not { } template) return true;
        var value = JsonValueReader.Read(bytes, out var problem);
        if (value is null)
        {
            wrong = "The body is not JSON: " + problem;
            return false;
        }

        if (template is not BodyObject expected || expected.Members.FirstOrDefault(member => member is { Name: not null, Value: BodyReference { Name: "base64" or "url" } })?.Name is not { } needed) return true;
        if ((value as JsonObject)?[needed] is JsonString { Value.Length: > 0 }) return true;
        wrong = $"`{needed}` is required";
        return false;
    }

    private EmulatedReply Answer(RouteOperation operation, Dictionary<string, string> values, SampleFile? file)
    {
        var call = _plan.Calls.First(plan => plan.Call.FullKey == operation.Call!.FullKey);
        if (operation.Operation == call.Call.Steps[0] && _plan.FindType(call.ParametersType) is { } parameters
            && ArgumentValidator.Validate(parameters, Typed(parameters, values)) is [var violation, ..])
        {
            return Error(operation, "invalid", violation.Message, violation.Parameter);
        }

        return call.Call.Kind == CallKind.Upload ? Uploaded(operation, values, file) : Told(operation, call);
    }

    private EmulatedReply Told(RouteOperation operation, CallPlan call)
    {
        if (call.Call.IsFile) return new EmulatedReply(SampleFile.Of("video", false), call.Call.FullKey);
        var reply = new ReplyDraft();
        if (call.Call.IsList) reply.TrySetAll(call.Call.Items, Items(call));
        else reply.TrySet(call.Call.From.Count > 0 ? call.Call.From : ["."], Make(call, 0));
        return Reply(reply, operation);
    }

    private List<JsonValue> Items(CallPlan call) => Enumerable.Range(0, call.Call.IsList ? ListedItems : 1).Select(number => Make(call, number)).ToList();

    private JsonValue Make(CallPlan call, int number) =>
        new ValueSampler(_plan.Types, SampleUrl, number).Make(new ParameterDescriptor(call.Call.Id ?? call.Call.Key, Pointer.Root), call.Result!);

    private EmulatedReply Uploaded(RouteOperation operation, Dictionary<string, string> values, SampleFile? file)
    {
        if (values.TryGetValue("base64", out var text))
        {
            if (Decode(text) is not { } bytes) return Error(operation, "invalid", "The text is no Base64");
            file = UploadedBody.FileOf(bytes, null);
        }
        else if (values.TryGetValue("url", out var url))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var source) || source.Scheme is not ("http" or "https")) return Error(operation, "invalid", "The URL must be absolute, http or https");

            // Nothing is fetched from the network: a file of the emulator is copied, any other is stood for by a sample.
            file = _files.Find(source.AbsolutePath.Split('/')[^1]) ?? SampleFile.Of(KindOf(source.AbsolutePath), false);
        }

        var isLater = values.TryGetValue("task_id", out var id);
        id ??= _files.Begin(file?.Extension ?? ExtensionOf(values));
        if (isLater && _files.NameOf(id) is null) return Error(operation, "not-found", "There is no such upload");
        if (file is not null && !_files.Fill(id, file)) return Error(operation, "not-found", "There is no such upload");
        var reply = new ReplyDraft();
        reply.TrySet(operation.Operation.PathsOf("url"), new JsonString(_address() + FilesPath + _files.NameOf(id)));
        var later = operation.Call!.Steps.Select(step => step.PathTemplate).ToList();
        foreach (var keep in operation.Operation.Keep)
        {
            var isUrl = later.Any(path => path.StartsWith("{" + keep.Name + "}", StringComparison.Ordinal));
            reply.TrySet(keep.Paths, new JsonString(isUrl ? $"{_address()}/kept/{keep.Name}/{id}" : $"{keep.Name}-{id}"));
        }

        return Reply(reply, operation);
    }

    private static EmulatedReply Reply(ReplyDraft reply, RouteOperation operation)
    {
        reply.SetOk(operation.Route.Ok);
        return new EmulatedReply(reply, operation, null);
    }

    /// <summary>Values that came as text, as what the parameters are.</summary>
    private static Dictionary<string, JsonValue> Typed(TypePlan parameters, Dictionary<string, string> values)
    {
        var typed = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var parameter in parameters.Scope.Parameters)
        {
            if (!values.TryGetValue(parameter.Key, out var text)) continue;
            typed[parameter.Key] = parameter.Shape is ListShape list ? JsonText.Parse(text) as JsonArray ?? new JsonArray([Scalar(list.Item, text)]) : Scalar(parameter.Shape, text);
        }

        return typed;

        static JsonValue Scalar(ValueShape shape, string text) => shape is TextShape or MediaShape or EnumShape ? new JsonString(text) : JsonText.Parse(text) ?? new JsonString(text);
    }

    private static byte[]? Decode(string text)
    {
        var start = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[start..], bytes, out var length) && length > 0 ? bytes[..length] : null;
    }

    private static string ExtensionOf(Dictionary<string, string> values) =>
        values.TryGetValue("file_name", out var name) && Path.GetExtension(name) is { Length: > 1 and < 8 } extension && extension[1..].All(char.IsAsciiLetterOrDigit)
            ? extension[1..].ToLowerInvariant()
            : UploadedBody.ExtensionOf(values.GetValueOrDefault("content_type"));

    private static string KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".mp4" or ".mov" or ".webm" => "video",
        ".mp3" or ".wav" or ".m4a" or ".ogg" => "audio",
        _ => "image",
    };

    private string SampleUrl(string kind)
    {
        var sample = SampleFile.Of(kind, false);
        return $"{_address()}{FilesPath}sample-{sample.Kind}.{sample.Extension}";
    }

    private static EmulatedReply Error(RouteOperation operation, string errorClass, string message, string? parameter = null) =>
        EmulatedReply.Refused(ErrorReply.OfClass(operation.Route, errorClass, message, parameter), operation, message);
}

using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the calls of a provider beside submits and polls: methods of its client, the records of their parameters and replies.</summary>
internal sealed class CallsEmitter
{
    private const string Arguments = "global::ModelCatalog.Infrastructure.CallArguments";
    private const string TaskOf = "global::System.Threading.Tasks.Task";

    private readonly SourceWriter _writer = new();
    private readonly ProviderDescriptor _provider;
    private readonly ProviderNames _names;
    private readonly CallsPlan _plan;
    private readonly EmissionContext _context;

    private CallsEmitter(ProviderDescriptor provider, EmissionOptions options)
    {
        _provider = provider;
        _names = ProviderNames.Of(provider);
        _plan = CallsChecker.Plan(provider);
        _context = new EmissionContext(_plan.Types, NamePlanner.PlanCalls(provider, _plan).Names, options);
        SourceHead.Write(_writer, options.Namespace);
    }

    /// <summary>The file of a provider's calls; none where it has none.</summary>
    public static EquatableArray<SourceFile> Emit(ProviderDescriptor provider, EmissionOptions options)
    {
        if (provider.Calls.Count == 0) return default;
        var emitter = new CallsEmitter(provider, options);
        emitter.Client();
        emitter.Types();
        return [new SourceFile(HintName.Of(provider.Path, "Calls"), emitter._writer.ToString())];
    }

    private string Title => _provider.Title ?? _provider.Provider;

    private void Client()
    {
        using var block = _writer.Block($"public sealed partial class {_names.Client}");
        var isFirst = true;
        foreach (var call in _plan.Calls)
        {
            if (!isFirst) _writer.Line();
            isFirst = false;
            if (call.Call.Kind == CallKind.Upload) Upload(call);
            else Method(call);
        }

        foreach (var type in _plan.ParameterTypes)
        {
            _writer.Line();
            ArgumentsOf(type);
        }
    }

    private void Method(CallPlan call)
    {
        var descriptor = call.Call;
        _writer.Summary(descriptor.Doc ?? "The call `" + descriptor.Key + "` of " + Title + ".");
        _writer.Remarks(Remarks(call));
        var signature = new MethodSignature();
        if (descriptor.IsFile) signature.Require("global::System.IO.Stream", "destination", "Where the bytes go; it may hold a part of them when the call fails.");
        AddParameters(signature, call, "What it takes.");
        signature.Document(_writer);
        Exceptions(call.ParametersType is not null || call.Call is { Size: not null } or { Kind: CallKind.Upload, Key: "url" });
        var key = Literals.Text(descriptor.FullKey);
        if (descriptor.IsFile)
        {
            _writer.Line($"public {TaskOf} {call.Method}({signature})");
            using var indent = _writer.Indent();
            _writer.Line($"=> Calls.DownloadAsync({key}, {ArgumentsExpression(call)}, destination, cancellationToken);");
            return;
        }

        using var block = _writer.Block($"public async {TaskOf}<{ResultType(call)}> {call.Method}({signature})");
        _writer.Line($"var reply = await Calls.SendAsync({key}, {ArgumentsExpression(call)}, cancellationToken).ConfigureAwait(false);");
        _writer.Line($"return {Read(call)};");
    }

    private string Remarks(CallPlan call)
    {
        if (call.Call is not { Kind: CallKind.Resource, Id: { } id } || call.Result is not ObjectShape type) return "";
        return "Parameters take the `" + _context.Names.FindType(type.Type).Scope[id].Property + "`" + (call.Call.IsList ? " of an item" : "") + ".";
    }

    private string ResultType(CallPlan call)
    {
        var type = _context.TypeOf(call.Result!, null);
        return call.Call.IsList ? $"global::ModelCatalog.ValueList<{type}>" : type;
    }

    private string Read(CallPlan call)
    {
        if (call.Call.IsList)
        {
            var item = call.Result is ObjectShape type ? $"{_names.Replies}.Read{_context.Names.FindType(type.Type).Type}" : $"static node => node.Require({Scalar(call, "node")})";
            return $"reply.List({item}) ?? {ResultType(call)}.Empty";
        }

        return call.Result is ObjectShape one
            ? $"reply.Require(reply.Object({_names.Replies}.Read{_context.Names.FindType(one.Type).Type}))"
            : $"reply.Require({Scalar(call, "reply")})";
    }

    private string Scalar(CallPlan call, string node) => OutputEmitter.Scalar(call.Result!, node, null, _context);

    private void Upload(CallPlan call)
    {
        switch (call.Call.Key)
        {
            case "file":
                UploadOfStream(call);
                _writer.Line();
                UploadOfFile(call);
                break;
            case "base64":
                UploadOfText(call, "Uploads a file as Base64 and gives its URL.", "The file's bytes as Base64, or as a data URL.");
                break;
            default:
                UploadOfText(call, "Lets the provider fetch a file from a URL, and gives the URL of its copy.", "An absolute URL that the provider can reach.");
                break;
        }
    }

    private void UploadOfText(CallPlan call, string summary, string doc)
    {
        var given = call.Call.Key;
        var extra = CallsChecker.Given(call.Call).Where(name => name != given && call.Call.Steps.SelectMany(CallsChecker.Names).Contains(name)).ToList();
        var signature = new MethodSignature().Require("string", given, doc);
        AddParameters(signature, call, "What else it takes.");
        foreach (var name in extra) signature.Allow("string", Camel(name), name == "file_name" ? "The name that the file gets; null: the provider's choice." : "Its media type; null: the provider's choice.");
        Document(call, summary, "");
        signature.Document(_writer);
        Exceptions(call.ParametersType is not null || call.Call is { Size: not null } or { Kind: CallKind.Upload, Key: "url" });
        using var block = _writer.Block($"public {TaskOf}<string> {call.Method}({signature})");
        _writer.Line($"global::System.ArgumentException.ThrowIfNullOrEmpty({given});");
        _writer.Line($"var arguments = {ArgumentsExpression(call)};");
        _writer.Line($"arguments.{(given == "url" ? "GiveUrl" : "Give")}({Literals.Text(given)}, {given});");
        foreach (var name in extra) _writer.Line($"arguments.Give({Literals.Text(name)}, {Camel(name)});");
        _writer.Line($"return Calls.UploadAsync({Literals.Text(call.Call.FullKey)}, arguments, null, cancellationToken);");
    }

    private void UploadOfStream(CallPlan call)
    {
        Document(call, "Uploads a file and gives its URL.", "The file is sent as it is read, never held whole. After a failure that may pass it is sent again if the stream can go back.");
        var signature = FileSignature(
            call,
            new MethodSignature().Require("global::System.IO.Stream", "content", "The file, from where the stream stands to its end; the stream stays open.").Require("string", "fileName", "The name that the file gets."));
        signature.Document(_writer);
        Exceptions(call.ParametersType is not null || call.Call is { Size: not null } or { Kind: CallKind.Upload, Key: "url" });
        using var block = _writer.Block($"public {TaskOf}<string> UploadAsync({signature})");
        _writer.Line("var file = new global::ModelCatalog.Infrastructure.UploadFile(content, fileName, contentType, progress);");
        _writer.Line($"return Calls.UploadAsync({Literals.Text(call.Call.FullKey)}, {ArgumentsExpression(call)}, file, cancellationToken);");
    }

    private void UploadOfFile(CallPlan call)
    {
        Document(call, "Uploads a file of this machine and gives its URL.", "");
        var signature = FileSignature(call, new MethodSignature().Require("global::System.IO.FileInfo", "file", "The file."));
        signature.Document(_writer);
        Exceptions(call.ParametersType is not null || call.Call is { Size: not null } or { Kind: CallKind.Upload, Key: "url" });
        using var block = _writer.Block($"public async {TaskOf}<string> UploadAsync({signature})");
        _writer.Line("global::System.ArgumentNullException.ThrowIfNull(file);");
        _writer.Line("var content = file.OpenRead();");
        using var use = _writer.Block("await using (global::System.Threading.Tasks.TaskAsyncEnumerableExtensions.ConfigureAwait(content, false))");
        var parameters = call.ParametersType is null ? "" : "parameters: parameters, ";
        _writer.Line($"return await UploadAsync(content, file.Name, {parameters}contentType: contentType, progress: progress, cancellationToken: cancellationToken).ConfigureAwait(false);");
    }

    private MethodSignature FileSignature(CallPlan call, MethodSignature signature)
    {
        AddParameters(signature, call, "What else it takes.");
        return signature
            .Allow("string", "contentType", "Its media type; null: told by the name.")
            .Allow("global::System.IProgress<long>", "progress", "Hears how many bytes have been sent.");
    }

    private void Document(CallPlan call, string summary, string remarks)
    {
        _writer.Summary(summary);
        _writer.Remarks(call.Call.Doc is { } doc ? doc + "\n" + remarks : remarks);
    }

    private void Exceptions(bool isJudged)
    {
        if (isJudged) _writer.Line("/// <exception cref=\"global::ModelCatalog.RequestValidationException\">What is given is invalid; nothing was sent.</exception>");
        _writer.Line("/// <exception cref=\"global::ModelCatalog.ProviderException\">The provider refused it, cannot be reached, or answered something else than it documents.</exception>");
    }

    /// <summary>Adds the record that holds the call's own parameters; required where one of them is.</summary>
    private void AddParameters(MethodSignature signature, CallPlan call, string doc)
    {
        if (_plan.FindType(call.ParametersType) is not { } type) return;
        var record = _context.ObjectType(type.Key);
        if (IsRequired(type)) signature.Require(record, "parameters", doc);
        else signature.Allow(record, "parameters", doc);
    }

    private static string ArgumentsExpression(CallPlan call) => call.ParametersType is null ? $"new {Arguments}()" : "ArgumentsOf(parameters)";

    private static bool IsRequired(TypePlan type) => type.Shape.Fields.Any(field => field.IsRequired);

    private void ArgumentsOf(TypePlan type)
    {
        var names = _context.Names.FindType(type.Key);
        var isRequired = IsRequired(type);
        using var block = _writer.Block($"private static {Arguments} ArgumentsOf({names.Type}{(isRequired ? "" : "?")} parameters)");
        if (isRequired) _writer.Line("global::System.ArgumentNullException.ThrowIfNull(parameters);");
        _writer.Line($"var arguments = new {Arguments}();");
        if (!isRequired) _writer.Line("if (parameters is null) return arguments;");
        _writer.Line($"var violations = new {EmissionContext.Collector}(null);");
        _writer.Line($"{names.Validator}.Validate(parameters, ref violations);");
        _writer.Line("violations.ToResult().ThrowIfInvalid();");
        foreach (var field in type.Shape.Fields) _writer.Line($"arguments.Add({Literals.Text(field.Key)}, {Argument(field, names.Scope[field.Key])});");
        _writer.Line("return arguments;");
    }

    private string Argument(FieldShape field, PropertyNames names)
    {
        var value = "parameters." + names.Property;
        return field.Shape is ListShape list
            ? $"{Arguments}.Of({value}, static item => {Arguments}.Of({Text(list.Item, names, "item", false)}))"
            : $"{Arguments}.Of({Text(field.Shape, names, value, !field.IsRequired)})";
    }

    private string Text(ValueShape shape, PropertyNames names, string value, bool isNullable) =>
        shape is EnumShape ? _context.EnumText(_context.Names.FindEnum(names.ValueType!), value, isNullable) : value;

    private void Types()
    {
        foreach (var values in _context.Names.Enums)
        {
            _writer.Line();
            EnumEmitter.Emit(_writer, values);
        }

        foreach (var choice in _context.Names.Choices)
        {
            _writer.Line();
            ChoiceEmitter.Emit(_writer, choice, _context);
        }

        foreach (var type in _plan.ParameterTypes)
        {
            _writer.Line();
            TypeEmitter.Emit(_writer, type, _context);
            _writer.Line();
            ValidatorEmitter.EmitType(_writer, type, _context);
        }

        var replies = _plan.ReplyTypes.ToList();
        foreach (var type in replies)
        {
            _writer.Line();
            Record(type);
        }

        if (replies.Count == 0) return;
        _writer.Line();
        _writer.Summary("Reads the replies of the calls of " + Title + ".");
        using var block = _writer.Block($"internal static class {_names.Replies}");
        for (var i = 0; i < replies.Count; i++)
        {
            if (i > 0) _writer.Line();
            OutputEmitter.EmitReader(_writer, replies[i], _context, keepsRaw: true);
        }
    }

    private void Record(TypePlan type)
    {
        var names = _context.Names.FindType(type.Key);
        _writer.Summary(type.Declaration.Doc is { Length: > 0 } doc ? doc : "The type `" + type.Key + "` of " + Title + ".");
        var body = new SourceWriter();
        ScopeEmitter.EmitProperties(body, type.Shape, names.Scope, _context);
        using var block = _writer.Block($"public sealed record {names.Type} : global::ModelCatalog.ReplyObject");
        _writer.Line(body.ToString().TrimEnd('\n'));
    }

    private static string Camel(string name) => new LocalNames().Take(name);
}

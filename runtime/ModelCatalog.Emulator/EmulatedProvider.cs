using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Emulator.Calls;
using ModelCatalog.Emulator.Callbacks;
using ModelCatalog.Emulator.Faults;
using ModelCatalog.Emulator.Outputs;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Requests;
using ModelCatalog.Emulator.Tasks;

namespace ModelCatalog.Emulator;

/// <summary>One provider of a catalog, without a network: requests in, replies out.</summary>
internal sealed class EmulatedProvider : IAsyncDisposable
{
    /// <summary>Where the files of tasks are served.</summary>
    public const string MediaPath = "/emulated-media/";

    /// <summary>Where the public keys of its webhooks lie.</summary>
    public const string KeySetPath = "/emulated-keys/jwks.json";

    private const int MostMessages = 20;

    private readonly ProviderDescriptor _provider;
    private readonly EmulatorOptions _options;
    private readonly Func<string> _address;
    private readonly OperationTable _operations;
    private readonly ProviderJudge _judge;
    private readonly KeyCheck _key;
    private readonly TaskStore _tasks;
    private readonly CallReplies _calls;
    private readonly CallbackSigner _signer;
    private readonly CallbackSender _callbacks;
    private readonly FaultGate _faults;
    private int _submits;

    /// <summary>Takes the provider.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="address">Where it is reached, without a slash at the end; asked when a URL is written.</param>
    /// <param name="record">Hears of every callback.</param>
    public EmulatedProvider(CompiledCatalog catalog, ProviderDescriptor provider, EmulatorOptions options, Func<string> address, Action<EmulatedCallback> record)
    {
        _provider = provider;
        _options = options;
        _address = address;
        _operations = new OperationTable(provider, HostPath, name => $"/kept/{name}/{{task_id}}");
        _judge = new ProviderJudge(catalog.Models, provider.Provider);
        _key = new KeyCheck(provider.Auth, options.Key);
        _tasks = new TaskStore(options.RememberedTasks);
        _calls = new CallReplies(provider, options, _key, address);
        var draw = new FaultDraw(options.Faults);
        _signer = new CallbackSigner(options.WebhookKey);
        _callbacks = new CallbackSender(options, draw, _signer, record);
        _faults = new FaultGate(options, _operations, draw);
    }

    /// <summary>How many submits came, accepted or not.</summary>
    public int SubmitCount => Volatile.Read(ref _submits);

    /// <summary>How many tasks were started.</summary>
    public int TaskCount => _tasks.Count;

    /// <summary>What it can be asked for.</summary>
    public IReadOnlyList<string> Operations => _operations.Descriptions;

    /// <summary>Where a declared host stands on the emulator.</summary>
    public static string HostPath(string name) => "/hosts/" + name;

    /// <summary>The text of a header as it may be recorded.</summary>
    public string Masked(string header, string text) => _key.Masked(header, text);

    /// <summary>Answers a request. Only callbacks of the options can make it throw.</summary>
    public EmulatedReply Answer(IncomingRequest request)
    {
        var (fault, operation) = _faults.Meet(request);
        if (_faults.Refuse(fault, operation) is not { } reply) reply = FaultGate.Spoil(fault, Handle(request with { Fault = fault }));
        else if (operation?.Kind is OperationKind.Submit or OperationKind.Sync) Interlocked.Increment(ref _submits);
        return reply with { Fault = fault };
    }

    private EmulatedReply Handle(IncomingRequest request)
    {
        if (request.Path.StartsWith(MediaPath, StringComparison.Ordinal)) return AnswerMedia(request);
        if (request.Path == KeySetPath) return request.Method is "GET" or "HEAD" ? new EmulatedReply(200, _signer.KeySet, "keys") : NotAllowed(request, ["GET", "HEAD"]);
        if (request.Path.StartsWith(CallReplies.FilesPath, StringComparison.Ordinal)) return request.Method is "GET" or "HEAD" ? _calls.AnswerFile(request.Path, Operations) : NotAllowed(request, ["GET", "HEAD"]);
        var matches = _operations.Find(request.Method, request.Path);
        if (matches.Count == 0) return AnswerUnknown(request);
        var kind = matches[0].Operation.Kind;
        if (kind == OperationKind.Call) return _calls.Answer(request, matches);
        return kind is OperationKind.Submit or OperationKind.Sync or OperationKind.Price
            ? AnswerSubmit(request, matches.Where(match => match.Operation.Kind == kind).ToList())
            : AnswerTask(request, matches);
    }

    public ValueTask DisposeAsync() => _callbacks.DisposeAsync();

    private EmulatedReply AnswerSubmit(IncomingRequest request, List<OperationMatch> matches)
    {
        var operation = matches[0].Operation;
        var wrong = "";
        var body = request.Body is null ? null : ReadBody(request.Body, operation.Operation, out wrong);
        var asksForPrice = PriceQuestion.Is(operation, request, body);
        if (asksForPrice) operation = operation with { Kind = OperationKind.Price };
        else Interlocked.Increment(ref _submits);
        if (operation.Operation.Authorized && _key.Problem(request.Header) is { } problem) return Error(operation, "auth", problem);
        if (request.Body is null) return Error(operation, "invalid", string.Create(CultureInfo.InvariantCulture, $"The body is larger than {_options.MaximumBodyBytes} bytes"));
        if (body is null) return Error(operation, "invalid", wrong);
        var verdict = _judge.Judge(matches.ConvertAll(match => new BodyCall(match.Operation.Route.Name, match.Values.GetValueOrDefault("model"))), body);
        var meant = matches[verdict.Call];
        operation = meant.Operation with { Kind = operation.Kind == OperationKind.Submit && request.AsksForOutput(meant.Operation.Route) ? OperationKind.Sync : operation.Kind };
        var errors = verdict.Violations.Where(violation => !violation.IsWarning).ToList();
        if (errors.Count > 0) return Error(operation, verdict.Plan is null ? ClassOf(errors[0]) : "invalid", Join(errors), verdict.Plan is null ? null : errors[0].Wire ?? errors[0].Parameter);
        var state = verdict.State!;
        if (_options.ChecksResources && _calls.UnlistedId(state) is { } unlisted) return Error(operation, "invalid", unlisted.Message, unlisted.Parameter);
        var submit = new EmulatedSubmit(verdict.Plan!.Model.Key, state.Variant, state.Mode, state.ToRequest(), body) { AsksForPrice = asksForPrice, Fault = request.Fault };
        if (_options.Refuse?.Invoke(submit) is { } refused) return EmulatedReply.Refused(ErrorReply.Of(operation.Route, refused), operation, refused.Message, submit);
        if (asksForPrice) return new EmulatedReply(TaskReplies.Priced(operation.Route, _options.Price(submit)), operation, null) { Submit = submit };
        if (operation.Kind == OperationKind.Sync)
        {
            var answered = Start(verdict.Plan, state.View, operation.Route, submit, null);
            return new EmulatedReply(TaskReplies.Answered(answered), operation, answered.Id) { Submit = submit };
        }

        var url = operation.Route.Webhook?.To is { } option ? ReferenceReader.Read(meant, request).GetValueOrDefault(option) : null;
        if (operation.Operation.IsBatch) return AnswerBatch(operation, submit, StartTask);
        var task = StartTask(null);
        return new EmulatedReply(TaskReplies.Submitted(task), operation, task.Id) { Submit = submit };

        EmulatedTask StartTask(string? item)
        {
            var started = Start(verdict.Plan, state.View, operation.Route, submit, item);
            if (!string.IsNullOrEmpty(url)) _callbacks.Watch(started, url);
            return started;
        }
    }

    /// <summary>Starts a task for each item that the request asks for, save those that are refused.</summary>
    private EmulatedReply AnswerBatch(RouteOperation operation, EmulatedSubmit submit, Func<string?, EmulatedTask> start)
    {
        var items = BatchItems.Of(operation.Operation, submit.Body);
        if (items.Count > BatchItems.Most)
            return Error(operation, "invalid", string.Create(CultureInfo.InvariantCulture, $"At most {BatchItems.Most} tasks are started at once; these are {items.Count}"), operation.Operation.Per);
        var refusals = new List<EmulatedError>();
        var tasks = new List<EmulatedTask>();
        foreach (var item in items)
        {
            if (item is not null && _options.RefuseInBatch?.Invoke(item) is { } refusal) refusals.Add(refusal);
            else tasks.Add(start(item));
        }

        return new EmulatedReply(TaskReplies.Submitted(operation.Route, tasks, refusals), operation, tasks.FirstOrDefault()?.Id) { Submit = submit };
    }

    /// <summary>A model or a place that there is not is another error than a request that is wrong.</summary>
    private static string ClassOf(RequestViolation error) => error.Rule is "model.enum" or "operation.unsupported" ? "not-found" : "invalid";

    private EmulatedTask Start(ModelPlan plan, RequestView view, RouteDescriptor route, EmulatedSubmit submit, string? item)
    {
        var failure = submit.Fault is Fault.TaskFails fails ? new EmulatedError(fails.Class, "The task was ordered to fail") : _options.Fail?.Invoke(submit) ?? (_options.FailWith is { } text ? new EmulatedError("failed", text) : null);
        var id = _tasks.NextId();
        var urls = OperationTable.KeptUrls(route).ToHashSet(StringComparer.Ordinal);
        var kept = (route.Submit?.Keep ?? default).Concat(route.Poll?.Keep ?? default)
            .Select(keep => keep.Name)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => urls.Contains(name) ? $"{_address()}/kept/{name}/{id}" : $"{name}-{id}", StringComparer.Ordinal);
        var task = new EmulatedTask(id, route, submit, _options) { Failure = failure, Kept = kept, Item = item, HiddenPolls = submit.Fault is Fault.Hidden hidden ? hidden.Polls : 0 };
        task.Output = new OutputSampler(plan, view, task, UrlOfFile).Make();
        _tasks.Add(task);
        return task;
    }

    private EmulatedReply AnswerTask(IncomingRequest request, List<OperationMatch> matches)
    {
        var first = matches[0].Operation;
        if (first.Operation.Authorized && _key.Problem(request.Header) is { } problem) return Error(first, "auth", problem);
        foreach (var match in matches)
        {
            var values = ReferenceReader.Read(match, request);
            var task = values.TryGetValue("task_id", out var id) ? _tasks.Find(id) : values.Values.Select(_tasks.FindByKept).FirstOrDefault(found => found is not null);
            if (task is null || task.Route != match.Operation.Route) continue;
            var reply = match.Operation.Kind switch
            {
                OperationKind.Poll => TaskReplies.Polled(task),
                OperationKind.Cancel => TaskReplies.Cancelled(task),
                _ => TaskReplies.Fetched(task),
            };
            return new EmulatedReply(reply, match.Operation, task.Id);
        }

        var asked = ReferenceReader.Read(matches[0], request).GetValueOrDefault("task_id");
        var message = asked is null ? "The request names no task" : $"There is no task '{(asked.Length > 80 ? asked[..80] + "…" : asked)}' here";
        return Error(first, "not-found", message);
    }

    private EmulatedReply AnswerMedia(IncomingRequest request)
    {
        if (request.Method is not ("GET" or "HEAD")) return NotAllowed(request, ["GET", "HEAD"]);
        var parts = request.Path[MediaPath.Length..].Split('/');
        var name = parts.Length == 2 ? Path.GetFileNameWithoutExtension(parts[1]) : "";
        var number = int.TryParse(name[(name.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed - 1 : -1;
        var file = _tasks.Find(parts[0]) is { } task && number >= 0 && number < task.Files.Count ? task.Files[number] : null;
        if (file is null || !UrlOfFile(_tasks.Find(parts[0])!, number).EndsWith(request.Path, StringComparison.Ordinal)) return EmulatedReply.Of(404, "There is no such file", Operations);
        if (file.IsAuthorized && _key.Problem(request.Header) is { } problem) return EmulatedReply.Of(401, problem, []);
        return new EmulatedReply(file, "media", parts[0]);
    }

    private EmulatedReply AnswerUnknown(IncomingRequest request)
    {
        var methods = _operations.MethodsOf(request.Path);
        return methods.Count > 0 ? NotAllowed(request, methods) : EmulatedReply.Of(404, $"{_provider.Provider} has nothing at {Cut(request.Path)}", Operations);
    }

    private EmulatedReply NotAllowed(IncomingRequest request, List<string> methods)
    {
        var reply = EmulatedReply.Of(405, $"{Cut(request.Method)} is not allowed at {Cut(request.Path)}; expected {string.Join(" or ", methods)}", Operations);
        reply.SetHeader("Allow", string.Join(", ", methods));
        return reply;
    }

    private string UrlOfFile(EmulatedTask task, int number)
    {
        var file = task.Files.Count > number ? task.Files[number] : null;
        return string.Create(CultureInfo.InvariantCulture, $"{_address()}{MediaPath}{task.Id}/{file?.Kind ?? "file"}-{number + 1}.{file?.Extension ?? "bin"}");
    }

    /// <summary>The body of a submit; null where it is no JSON object, and why. An operation without a body takes the empty one.</summary>
    private static JsonObject? ReadBody(byte[] bytes, OperationDescriptor operation, out string wrong)
    {
        wrong = "";
        if (bytes.Length == 0 && operation.Body is null) return JsonObject.Empty;
        var value = JsonValueReader.Read(bytes, out var problem);
        if (value is JsonObject body) return body;
        wrong = value is null ? "The body is not JSON: " + problem : $"The body must be an object; it is {(value is JsonNull ? "" : "a ")}{value.KindName}";
        return null;
    }

    private static string Join(List<RequestViolation> errors)
    {
        var messages = string.Join("; ", errors.Take(MostMessages).Select(error => error.Message));
        return errors.Count > MostMessages ? string.Create(CultureInfo.InvariantCulture, $"{messages}; and {errors.Count - MostMessages} more") : messages;
    }

    private static string Cut(string text) => text.Length > 200 ? text[..200] + "…" : text;

    private static EmulatedReply Error(RouteOperation operation, string errorClass, string message, string? parameter = null) =>
        EmulatedReply.Refused(ErrorReply.OfClass(operation.Route, errorClass, message, parameter), operation, message);
}

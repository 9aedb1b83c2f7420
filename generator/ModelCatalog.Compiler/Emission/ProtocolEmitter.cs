using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits how a provider's API is spoken, as the initializers of the runtime's records.</summary>
internal static class ProtocolEmitter
{
    private const string Runtime = "global::ModelCatalog.";

    /// <summary>Writes the members of a <c>ProviderProtocol</c>.</summary>
    public static void Provider(SourceWriter writer, ProviderDescriptor provider)
    {
        writer.Line($"Name = {Literals.Text(provider.Provider)},");
        if (provider.BaseUrl is { } url) writer.Line($"BaseUrl = {Literals.Text(url)},");
        List(writer, "Hosts", provider.Hosts, Named);
        if (provider.Auth is { } auth)
        {
            writer.Line($"Auth = new {Runtime}AuthProtocol({Literals.Text(auth.Header)}, {Literals.Text(auth.Template)}, [{Texts(auth.Variables)}]),");
        }

        List(writer, "Headers", provider.Headers, Named);
        using (writer.Block($"Route = new {Runtime}RouteProtocol", "},")) Route(writer, provider.Route);
        if (provider.Routes.Count > 0)
        {
            writer.Line("Routes =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (var route in provider.Routes)
                {
                    using (writer.Block($"new {Runtime}RouteProtocol", "},")) Route(writer, route);
                }
            }

            writer.Line("],");
        }

        if (provider.Calls.Count > 0)
        {
            writer.Line("Calls =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (var call in provider.Calls) Call(writer, call);
            }

            writer.Line("],");
        }

        List(writer, "Limits", provider.Limits, limit =>
            $"new {Runtime}LimitProtocol({Runtime}LimitScope.{Word(limit.On)}, {Integer(limit.Count)}, {Time(limit.PerMilliseconds)})");
    }

    private static void Route(SourceWriter writer, RouteDescriptor route)
    {
        if (route.Name is { } name) writer.Line($"Name = {Literals.Text(name)},");
        Conditions(writer, route.Ok);
        Operation(writer, "Submit", route.Submit);
        Operation(writer, "Poll", route.Poll);
        Operation(writer, "Result", route.Result);
        TaskProtocolEmitter.Emit(writer, route);
        EventProtocolEmitter.Emit(writer, route);
        Polling(writer, route.Polling);
        List(writer, "Statuses", route.Statuses, Status);
        List(writer, "Media", route.Media, Media);
        Errors(writer, route.Errors);
        List(writer, "RetryAfter", route.RetryAfter, retry =>
            $"new {Runtime}RetryAfterPath({Path([retry.From])}, {Literals.TextOrNull(retry.Match)}, {Runtime}RetryAfterForm.{Word(retry.As)})");
    }

    internal static void Operation(SourceWriter writer, string property, OperationDescriptor? operation)
    {
        if (operation is not null) Operation(writer, $"{property} = new {Runtime}OperationProtocol", operation, property is not ("Submit" or "Sync"));
    }

    // The body of a submit is written by the typed request.
    private static void Operation(SourceWriter writer, string head, OperationDescriptor operation, bool hasBody)
    {
        using var block = writer.Block(head, "},");
        writer.Line($"Method = {Literals.Text(operation.Method)},");
        writer.Line($"PathTemplate = {Literals.Text(operation.PathTemplate)},");
        List(writer, "Query", operation.Query, Named);
        List(writer, "Headers", operation.Headers, Named);
        if (hasBody && operation.Body is { } body) writer.Line($"Body = {Literals.Text(Template(body).ToString())},");
        List(writer, "Multipart", operation.Multipart, Named);
        if (operation.Bytes is not null) writer.Line("IsFile = true,");
        if (!operation.Authorized) writer.Line("Authorized = false,");
        foreach (var (name, member) in s_replyMembers) Path(writer, member, operation.PathsOf(name));
        if (operation.IsBatch) TaskProtocolEmitter.Batch(writer, operation);
        List(writer, "Keep", operation.Keep, kept => $"new {Runtime}KeptValue({Literals.Text(kept.Name)}, {Path(kept.Paths)})");
    }

    private static readonly (string Name, string Member)[] s_replyMembers =
    [
        ("task_id", "TaskId"), ("status", "Status"), ("output", "Output"), ("progress", "Progress"),
        ("position", "Position"), ("cost", "Cost"), ("error", "Error"), ("error_code", "ErrorCode"), ("url", "Url"),
    ];

    // The form in which the runtime reads a template: references as texts, as the descriptor has them.
    private static JsonValue Template(BodyTemplate body) => body switch
    {
        BodyObject value => new JsonObject(value.Members.Select(member => new JsonMember(member.Name ?? "$", Template(member.Value))).ToEquatableArray()),
        BodyReference reference => new JsonString("$" + reference.Name),
        BodyConstant constant => constant.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(body), body, "There is no such template."),
    };

    private static void Call(SourceWriter writer, CallDescriptor call)
    {
        using var block = writer.Block($"new {Runtime}CallProtocol", "},");
        writer.Line($"Name = {Literals.Text(call.FullKey)},");
        writer.Line("Steps =");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (var step in call.Steps) Operation(writer, $"new {Runtime}OperationProtocol", step, hasBody: true);
        }

        writer.Line("],");
        Conditions(writer, call.Ok);
        Errors(writer, call.Errors);
        if (call.Kind != CallKind.Upload && !call.IsFile) Path(writer, "Result", call.IsList ? call.Lists : call.From.Count > 0 ? call.From : ["."]);
        if (call.Size?.Maximum is { } size) writer.Line($"MaximumBytes = {FileSize.Bytes(size, call.Size.Unit).ToString(CultureInfo.InvariantCulture)}L,");
    }

    private static void Conditions(SourceWriter writer, EquatableArray<ReplyCondition> conditions) =>
        List(writer, "Ok", conditions, ok => $"new {Runtime}ReplyCondition({Path([ok.Path])}, {Literals.TextOrNull(ok.Value?.ToText())})");

    private static void Polling(SourceWriter writer, PollingDescriptor polling)
    {
        if (polling.Equals(new PollingDescriptor())) return;
        using var block = writer.Block($"Polling = new {Runtime}PollingProtocol", "},");
        List(writer, "Pace", polling.Pace, step => $"new {Runtime}PaceStep({Time(step.AfterMilliseconds)}, {Time(step.IntervalMilliseconds)})");
        if (polling.TimeoutMilliseconds is { } timeout) writer.Line($"Timeout = {Time(timeout)},");
        List(writer, "GraceCodes", polling.GraceCodes, Literals.Text);
        if (polling.GraceMilliseconds != 0) writer.Line($"Grace = {Time(polling.GraceMilliseconds)},");
    }

    private static void Errors(SourceWriter writer, ErrorDescriptor errors)
    {
        if (errors.Equals(new ErrorDescriptor())) return;
        using var block = writer.Block($"Errors = new {Runtime}ErrorProtocol", "},");
        Path(writer, "Message", errors.Message);
        Path(writer, "Code", errors.Code);
        Path(writer, "Parameter", errors.Parameter);
        Path(writer, "RequestId", errors.RequestId);
        List(writer, "Classes", errors.Classes, code => $"new {Runtime}CodeClass({Literals.Text(code.Name)}, {Runtime}ErrorClass.{ClassOf(code.Text)})");
    }

    /// <summary>What a status text means, as an expression.</summary>
    internal static string Status(StatusCase status) => $"new {Runtime}StatusCase({Literals.TextOrNull(status.Text)}, {Runtime}ReplyStatus.{Word(status.Status)})";

    /// <summary>Where one kind of output lies, as an expression.</summary>
    internal static string Media(MediaPath media) =>
        $"new {Runtime}MediaPath({Runtime}MediaKind.{Word(media.Kind)}, {Path(media.Paths)}{(media.Authorized ? ", true" : "")})";

    internal static string Path(EquatableArray<string> paths) => $"{Runtime}ReplyPath.Parse([{Texts(paths)}])";

    internal static void Path(SourceWriter writer, string member, EquatableArray<string> paths)
    {
        if (paths.Count > 0) writer.Line($"{member} = {Path(paths)},");
    }

    internal static void List<T>(SourceWriter writer, string member, EquatableArray<T> items, Func<T, string> print)
    {
        if (items.Count == 0) return;
        writer.Line(member + " =");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (var item in items) writer.Line(print(item) + ",");
        }

        writer.Line("],");
    }

    private static string Named(NamedText text) => $"new {Runtime}NamedText({Literals.Text(text.Name)}, {Literals.Text(text.Text)})";

    private static string Texts(EquatableArray<string> texts) => string.Join(", ", texts.Select(Literals.Text));

    private static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(long milliseconds) => $"global::System.TimeSpan.FromMilliseconds({milliseconds.ToString(CultureInfo.InvariantCulture)})";

    // The descriptor's words are checked when it is bound; the runtime's members are called the same.
    internal static string Word(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);

    private static string ClassOf(string text) => text switch
    {
        "auth" => "Authentication",
        "not-found" => "NotFound",
        "rate-limited" => "RateLimited",
        _ => Word(text),
    };
}

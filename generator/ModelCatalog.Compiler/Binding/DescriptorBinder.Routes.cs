using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// What the top level of a provider and each of its routes say in the same words.
public static partial class DescriptorBinder
{
    private static RouteParts BindRouteParts(MappingReader reader)
    {
        var dropped = new List<DroppedOperation>();
        return BindRouteParts(reader, dropped) with { Dropped = dropped };
    }

    private static RouteParts BindRouteParts(MappingReader reader, List<DroppedOperation> dropped) => new()
    {
        Case = reader["case"]?.Word(),
        Options = reader["options"] is { } options ? reader.Context.InOwnScope(() => BindParameters(options, ParameterPlace.Field)) : default,
        Ok = reader["ok"] is { } ok ? BindConditions(ok) : null,
        Submit = Unless(reader, "submit", dropped) is { } submit ? BindSubmit(submit) : null,
        Poll = Unless(reader, "poll", dropped) is { } poll ? BindOperation(poll, "poll") : null,
        Polling = reader["poll"] is { IsMapping: true } polling ? BindPolling(polling) : new PollingParts(),
        Result = Unless(reader, "result", dropped) is { } result ? BindOperation(result, "result") : null,
        Sync = Unless(reader, "sync", dropped) is { } sync ? BindSync(sync) : null,
        Cancel = Unless(reader, "cancel", dropped) is { } cancel ? BindCancel(cancel) : null,
        Price = Unless(reader, "price", dropped) is { } price ? BindPrice(price) : null,
        Webhook = Unless(reader, "webhook", dropped) is { } webhook ? BindWebhook(webhook) : null,
        Statuses = reader["statuses"] is { } statuses ? BindStatuses(statuses) : null,
        Media = reader["media"] is { } media ? BindMedia(media) : null,
        Errors = reader["errors"] is { } errors ? BindErrors(errors) : new ErrorParts(),
        RetryAfter = reader["retry_after"] is { } retry ? BindRetryAfter(retry) : null,
    };

    private static EquatableArray<ReplyCondition>? BindConditions(BindingScope scope)
    {
        if (scope.Read("conditions") is not { } reader) return null;
        var conditions = new List<ReplyCondition>();
        foreach (var (path, value) in reader.TextEntries())
        {
            if (ReplyPathReader.Problem(path) is { } problem) value.ReportKey(BindingDiagnostics.ReplyPath, BindingScope.Shown(path), problem);
            else if (value.Node is ScalarNode { IsNull: true, Text.Length: > 0 }) conditions.Add(new ReplyCondition(path, null));
            else if (LiteralReader.ReadScalar(value, LiteralKind.Any) is { } constant) conditions.Add(new ReplyCondition(path, constant));
        }

        return conditions.ToEquatableArray();
    }

    private static EquatableArray<StatusCase>? BindStatuses(BindingScope scope)
    {
        if (scope.Read("statuses") is not { } reader) return null;
        if (reader.Count == 0) reader.ReportEmpty("one status");
        var statuses = new List<StatusCase>();
        foreach (var (text, value) in reader.TextEntries())
        {
            if (value.Word() is { } status) statuses.Add(new StatusCase(text == "else" ? null : text, status));
        }

        return statuses.ToEquatableArray();
    }

    private static PollingParts BindPolling(BindingScope scope)
    {
        // The section's unknown keys were reported with its request; here only the other keys are read.
        var mapping = (MappingNode)scope.Node;
        var section = Grammar.Section("poll");
        BindingScope? Value(string key) => mapping.Find(key) is { } entry ? scope.Entry(entry, section.Find(key)!) : null;
        return new PollingParts
        {
            Pace = Value("pace") is { } pace ? BindPace(pace) : null,
            Timeout = Value("timeout") is { } timeout ? BindPositiveDuration(timeout) : null,
            Grace = Value("grace") is { } grace ? BindGrace(grace) : null,
        };
    }

    private static EquatableArray<PaceStep>? BindPace(BindingScope scope)
    {
        if (scope.Read("pace") is not { } reader) return null;
        var steps = new List<PaceStep>();
        var isWhole = true;
        foreach (var (key, value) in reader.TextEntries())
        {
            var after = DurationReader.Parse(key, out var problem);
            if (after is null) value.ReportKey(BindingDiagnostics.Duration, BindingScope.Shown(key), problem);
            var interval = BindPositiveDuration(value);
            if (after is not null && interval is not null) steps.Add(new PaceStep(after.Value, interval.Value));
            else isWhole = false;
        }

        if (reader.Count == 0) reader.ReportEmpty("the interval from 0s on");
        if (!isWhole || steps.Count == 0) return null;
        if (steps[0].AfterMilliseconds != 0) return Wrong("does not begin at 0s");
        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i].AfterMilliseconds <= steps[i - 1].AfterMilliseconds) return Wrong("does not ascend");
        }

        return steps.ToEquatableArray();

        EquatableArray<PaceStep>? Wrong(string problem)
        {
            scope.Report(BindingDiagnostics.Pace, problem);
            return null;
        }
    }

    private static (EquatableArray<string> Codes, long Milliseconds)? BindGrace(BindingScope scope)
    {
        if (scope.Read("grace") is not { } reader) return null;
        var codes = reader.Required("codes")?.ListOf(item => item.Line()) ?? default;
        var time = reader.Required("for") is { } timeScope ? BindPositiveDuration(timeScope) : null;
        if (reader["codes"] is { Node: SequenceNode { Items.Count: 0 } } empty) empty.ReportEmpty("one code");
        return codes.Count > 0 && time is { } milliseconds ? (codes, milliseconds) : null;
    }

    private static ErrorParts BindErrors(BindingScope scope)
    {
        if (scope.Read("errors") is not { } reader) return new ErrorParts();
        return new ErrorParts
        {
            Message = Paths("message"),
            Code = Paths("code"),
            Parameter = Paths("parameter"),
            RequestId = Paths("request_id"),
            Classes = reader["class"] is { } classes ? BindErrorClasses(classes) : null,
        };

        EquatableArray<string>? Paths(string key) => reader[key] is { } paths ? ReplyPathReader.ReadMany(paths) : null;
    }

    private static EquatableArray<NamedText>? BindErrorClasses(BindingScope scope)
    {
        if (scope.Read("error-classes") is not { } reader) return null;
        var classes = new List<NamedText>();
        foreach (var (code, value) in reader.TextEntries())
        {
            if (value.Word() is { } meaning) classes.Add(new NamedText(code, meaning));
        }

        return classes.ToEquatableArray();
    }

    private static EquatableArray<RetryAfterDescriptor>? BindRetryAfter(BindingScope scope)
    {
        var places = new List<RetryAfterDescriptor>();
        foreach (var place in scope.IsMapping ? [scope] : scope.Items())
        {
            if (place.Read("retry-after") is not { } reader) continue;
            var from = reader.Required("from") is { } fromScope ? ReplyPathReader.Read(fromScope) : null;
            var match = reader["match"]?.Pattern();
            var form = reader["as"]?.Word();
            if (from is null || (reader.Has("match") && match is null) || (reader.Has("as") && form is null)) continue;
            places.Add(new RetryAfterDescriptor(from, match, form ?? "seconds"));
        }

        return places.ToEquatableArray();
    }
}

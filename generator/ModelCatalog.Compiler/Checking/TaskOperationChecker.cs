using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks what can be done with a request beside submitting and polling one task: several tasks, an answer at once, a cancel.</summary>
internal static class TaskOperationChecker
{
    private static readonly string[] InEveryReply = [".", "$http", "$raw"];

    public static void Check(RouteDescriptor route, Pointer place, ICollection<Finding> findings)
    {
        if (route.Sync is { } sync) CheckSync(route.Submit, sync.Operation, findings);
        if (route.Cancel is { } cancel) CheckCancel(route, cancel.Operation, findings);
        if (route.Submit is { } submit) CheckBatch(route, submit, findings);
        foreach (var condition in route.Ok.Where(condition => condition.Value is null && InEveryReply.Contains(condition.Path)))
            findings.Add(ProviderDiagnostics.NeverAbsent.AtKey(place / "ok" / condition.Path, condition.Path));
    }

    private static void CheckSync(OperationDescriptor? submit, OperationDescriptor sync, ICollection<Finding> findings)
    {
        if (sync.PathsOf("output").Count == 0) findings.Add(ProviderDiagnostics.Incomplete.AtKey(sync.Pointer, "The reply of 'sync' must say where the 'output' is: it is all that comes"));
        if (submit is null) return;
        if (sync.Body != submit.Body) findings.Add(ProviderDiagnostics.SyncBody.AtKey(sync.Pointer / "request" / "body"));
        if (sync.Method == submit.Method && sync.PathTemplate == submit.PathTemplate && sync.Query == submit.Query && sync.Headers == submit.Headers)
            findings.Add(ProviderDiagnostics.SyncLikeSubmit.AtKey(sync.Pointer));
    }

    private static void CheckCancel(RouteDescriptor route, OperationDescriptor cancel, ICollection<Finding> findings)
    {
        var names = new[] { route.Submit, route.Poll }.OfType<OperationDescriptor>().SelectMany(operation => operation.Keep).Select(keep => keep.Name).Append("task_id").Distinct().ToList();
        var isNamed = names.Exists(name => cancel.PathTemplate.Contains("{" + name + "}") || cancel.PathTemplate.Contains("{+" + name + "}"))
            || cancel.Query.Concat(cancel.Headers).Any(pair => names.Exists(name => pair.Text == "$" + name))
            || (cancel.Body is { } body && Mentions(body, names));
        if (!isNamed) findings.Add(ProviderDiagnostics.CancelsNothing.AtKey(cancel.Pointer, string.Join(", ", names.Select(name => "{" + name + "}"))));
    }

    private static bool Mentions(BodyTemplate body, List<string> names) => body switch
    {
        BodyReference reference => names.Contains(reference.Name),
        BodyObject value => value.Members.Any(member => Mentions(member.Value, names)),
        _ => false,
    };

    private static void CheckBatch(RouteDescriptor route, OperationDescriptor submit, ICollection<Finding> findings)
    {
        var each = submit.PathsOf("each");
        var response = submit.Pointer / "response";
        if (each.Count == 0)
        {
            if (submit.PathsOf("failed").Count > 0) Wrong(response / "failed", "'failed' holds those of several tasks that were refused; say where the others are, as in `each: data.successful.*`");
            if (submit.Per is not null) Wrong(submit.Pointer / "per", "'per' starts several tasks; say where the reply has them, as in `response: { each: data.successful.* }`");
            return;
        }

        foreach (var name in new[] { "each", "failed" })
        {
            var single = submit.PathsOf(name).FirstOrDefault(path => !path.Split('|')[0].Trim().Split('.').Contains("*") && !(name == "each" && each.Count == 1 && path == "."));
            if (single is not null) Wrong(response / name, $"'{single}' is one place, not one for each task; expected a path with '*', as in `{name}: {(single == "." ? "data" : single)}.*`" + (name == "each" ? ", or `.` alone where the reply is the only task" : ""));
        }

        if (submit.IsBatch && route.Poll is null) Wrong(response / "each", "Several tasks have to be asked for, and the route has no 'poll'");

        void Wrong(Pointer pointer, string problem) => findings.Add(ProviderDiagnostics.BatchForm.AtKey(pointer, problem));
    }
}

using System.Text.RegularExpressions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Emulator;

namespace ModelCatalog.Tool.Emulation;

/// <summary>A submit that can be pasted into a shell: the first example of the catalog that an emulated provider accepts.</summary>
/// <param name="Model">The model.</param>
/// <param name="Command">The command.</param>
internal sealed partial record ExampleCall(string Model, string Command)
{
    /// <summary>The call; null: there is no such example.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="emulator">The provider that takes it.</param>
    /// <param name="model">The model that it is of; null: the first that has one.</param>
    public static ExampleCall? Of(CompiledCatalog catalog, ProviderEmulator emulator, string? model)
    {
        var provider = catalog.Index.FindProvider(emulator.Provider)!;
        var judge = new ProviderJudge(catalog.Models, provider.Provider);
        foreach (var plan in catalog.Models.Where(plan => model is null || plan.Model.Key == model))
        {
            if (plan.FindView(provider.Provider) is not { } view || provider.FindRoute(view.Body.Route) is not { } route || route.Starts.FirstOrDefault() is not { } submit) continue;
            string?[] ids = submit.PathTemplate.Contains("model}", StringComparison.Ordinal) ? [.. view.Body.ModelIds.Select(id => id.Id)] : [null];
            foreach (var (body, id) in Bodies(plan, view).SelectMany(body => ids.Select(id => (body, id))))
            {
                var verdict = judge.Judge([new BodyCall(route.Name, id)], body);
                if (verdict.Plan == plan && verdict.Violations.All(violation => violation.IsWarning))
                    return new ExampleCall(plan.Model.Key, Curl(provider, submit, emulator, id, submit.Body is null && route.Submit?.Body is null ? null : body));
            }
        }

        return null;
    }

    private static IEnumerable<JsonObject> Bodies(ModelPlan plan, RequestView view)
    {
        foreach (var example in plan.Model.Examples.Where(example => example.Violates.Count == 0))
        {
            foreach (var body in example.Bodies.Concat(example.Wires).Where(body => body.Provider == view.Provider)) yield return body.Body;
            if (example.Request is not null && BodyWriter.Write(plan, view, RequestReader.Read(plan, plan.ModelView, example.Request).At(view)) is { } written) yield return written;
        }
    }

    private static string Curl(ProviderDescriptor provider, OperationDescriptor submit, ProviderEmulator emulator, string? id, JsonObject? body)
    {
        var path = submit.PathTemplate.Replace("{+model}", id, StringComparison.Ordinal).Replace("{model}", Uri.EscapeDataString(id ?? ""), StringComparison.Ordinal);
        var host = emulator.Hosts.FirstOrDefault(host => path.StartsWith("{" + host.Key + "}", StringComparison.Ordinal));
        var url = host.Key is null ? emulator.BaseAddress.AbsoluteUri.TrimEnd('/') + path : host.Value.AbsoluteUri + path[(host.Key.Length + 2)..];
        var parts = new List<string> { "curl -X " + submit.Method + " " + Quoted(url) };
        if (submit.Authorized && provider.Auth is { } auth) parts.Add("-H " + Quoted($"{auth.Header}: {Variable().Replace(auth.Template, "any-key")}"));
        if (body is not null) parts.AddRange(["-H 'Content-Type: application/json'", "-d " + Quoted(body.ToString())]);
        return string.Join(" ", parts);
    }

    private static string Quoted(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Variable();
}

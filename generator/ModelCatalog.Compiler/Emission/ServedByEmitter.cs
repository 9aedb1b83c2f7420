using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what a request promises: to be served by providers, to be read from their bodies and from JSON.</summary>
internal static class ServedByEmitter
{
    private const string Runtime = "global::ModelCatalog.";
    private const string Json = "global::System.Text.Json.";

    /// <summary>Emits the part of the record.</summary>
    public static void Emit(SourceWriter output, ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        var result = OutputEmitter.TypeOf(plan, names, options);
        var providers = plan.ProviderViews.Select(view => (View: view, Names: new ProviderNames(view.Provider!, names.Provider(view.Provider!)))).ToList();
        var interfaces = providers
            .Select(provider => (provider.View.Body, provider.Names, Home: Home(provider.Names, options)))
            .SelectMany(provider => new[]
            {
                $"{provider.Home}{provider.Names.Request}<{result}>",
                provider.Body.IsSync ? $"{provider.Home}{provider.Names.SyncRequest}<{result}>" : null,
                provider.Body.IsBatch ? $"{provider.Home}{provider.Names.BatchRequest}<{result}>" : null,
                $"{Runtime}IReadableRequest<{provider.Home}{provider.Names.Marker}, {names.RequestType}>",
            })
            .OfType<string>()
            .Append($"{Runtime}IReadableRequest<{names.RequestType}>");
        output.Line($"/// <content>What the request is at its providers.</content>");
        output.Line($"public sealed partial record {names.RequestType} :");
        using (output.Indent()) output.Line(string.Join(",\n", interfaces));
        using var block = output.Block("");
        OutputEmitter.EmitReadOutput(output, plan, names, options);
        foreach (var (view, provider) in providers) EmitProvider(output, view, provider, names, options, result);
        EmitJson(output, names);
        EmitJudging(output, plan, names);
    }

    /// <summary>The class that stands for a provider.</summary>
    public static string Marker(string provider, NamePlan names, EmissionOptions options)
    {
        var known = new ProviderNames(provider, names.Provider(provider));
        return Home(known, options) + known.Marker;
    }

    private static void EmitProvider(SourceWriter output, RequestView view, ProviderNames provider, NamePlan names, EmissionOptions options, string result)
    {
        var marker = Home(provider, options) + provider.Marker;
        var served = $"{Runtime}IServedBy<{marker}>";
        var wire = names.Wire(view.Provider);
        var modelId = wire + ".ModelId(this)";
        output.Line();
        output.Line($"string? {served}.RouteName => {Literals.TextOrNull(view.Body.Route)};");
        output.Line();
        output.Line($"string? {served}.ModelId => {modelId};");
        output.Line();
        output.Line($"{Runtime}ValidationResult {served}.Validate() => {names.Validator}.Validate{provider.Marker}(this);");
        output.Line();
        if (view.Prices.Count > 0)
        {
            output.Line($"{Runtime}Price? {served}.EstimateCost() => {wire}.EstimateCost(this);");
            output.Line();
        }

        output.Line($"void {served}.WriteBody({Json}Utf8JsonWriter writer, {Runtime}SubmitOptions? options) =>");
        using (output.Indent()) output.Line($"{wire}.Write(writer, this, options as {Home(provider, options)}{provider.Options});");
        output.Line();
        output.Line($"{result} {Runtime}IServedBy<{marker}, {result}>.ReadOutput({Runtime}TaskOutput output) => ReadOutput(output);");
        output.Line();
        var readable = $"{Runtime}IReadableRequest<{marker}, {names.RequestType}>";
        using var block = output.Block($"static {Runtime}ReadResult<{names.RequestType}> {readable}.ReadBody({Json}JsonElement body, string? modelId)");
        EmitReading(output, wire, $"{names.Validator}.{provider.Marker}Paths, byWireNames: true", $"{names.Validator}.Validate{provider.Marker}", names, "body, modelId");
    }

    private static void EmitJson(SourceWriter output, NamePlan names)
    {
        output.Line();
        using (output.Block($"static {Runtime}ReadResult<{names.RequestType}> {Runtime}IReadableRequest<{names.RequestType}>.ReadJson({Json}JsonElement request)"))
            EmitReading(output, names.Wire(null), "null", names.Validator + ".Validate", names, "request");
        output.Line();
        output.Line($"{Runtime}ModelInfo {Runtime}IModelRequest.Model => {names.Wire(null)}.Info;");
        output.Line();
        output.Line($"void {Runtime}IModelRequest.WriteJson({Json}Utf8JsonWriter writer) => {names.Wire(null)}.Write(writer, this);");
    }

    private static void EmitJudging(SourceWriter output, ModelPlan plan, NamePlan names)
    {
        output.Line();
        var head = $"static void {Runtime}IReadableRequest<{names.RequestType}>.Judge({Json}JsonElement request, string? provider, ref {EmissionContext.Collector} violations)";
        using var block = output.Block(head);
        output.Line($"if ({names.Wire(null)}.Read(request, ref violations) is not {{ }} read) return;");
        using (output.Block("switch (provider)"))
        {
            foreach (var view in plan.ProviderViews)
            {
                output.Line($"case {Literals.Text(view.Provider!)}:");
                using (output.Indent()) output.Line($"{names.Validator}.Validate{names.Provider(view.Provider!)}(read, ref violations);\nbreak;");
            }

            output.Line("default:");
            using (output.Indent()) output.Line($"{names.Validator}.Validate(read, ref violations);\nbreak;");
        }
    }

    private static void EmitReading(SourceWriter output, string wire, string collector, string validate, NamePlan names, string body)
    {
        output.Line($"var violations = new {EmissionContext.Collector}({collector});");
        output.Line($"var read = {wire}.Read({body}, ref violations);");
        output.Line($"if (read is not null) {validate}(read, ref violations);");
        output.Line($"return new {Runtime}ReadResult<{names.RequestType}>(read, violations.ToResult());");
    }

    private static string Home(ProviderNames provider, EmissionOptions options)
    {
        var home = options.NamespaceOfProvider(provider.Key);
        return home == options.Namespace ? "" : "global::" + home + ".";
    }
}

using System.Globalization;
using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits how prices are asked for and how webhooks are read, as the initializers of the runtime's records.</summary>
internal static class EventProtocolEmitter
{
    private const string Runtime = "global::ModelCatalog.";
    private const long OneHour = 3_600_000;

    /// <summary>Writes the members of a <c>RouteProtocol</c>.</summary>
    public static void Emit(SourceWriter writer, RouteDescriptor route)
    {
        if (route.Price is { } price) Price(writer, price);
        if (route.Webhook is { } webhook) Webhook(writer, webhook);
    }

    private static void Price(SourceWriter writer, PriceOperationDescriptor price)
    {
        using var block = writer.Block($"Price = new {Runtime}PriceProtocol", "},");
        ProtocolEmitter.Operation(writer, "Operation", price.Operation);
        ProtocolEmitter.List(writer, "With", price.With, field => $"new {Runtime}PriceField({Literals.Text(field.Name)}, {Literals.Text(field.Value.ToString())})");
        writer.Line($"Amount = {ProtocolEmitter.Path(price.Usd.Count > 0 ? price.Usd : price.Credits)},");
        writer.Line($"Unit = {Runtime}PriceUnit.{(price.Usd.Count > 0 ? "Usd" : "Credits")},");
    }

    private static void Webhook(SourceWriter writer, WebhookDescriptor webhook)
    {
        using var block = writer.Block($"Webhook = new {Runtime}WebhookProtocol", "},");
        ProtocolEmitter.Path(writer, "TaskId", webhook.TaskId);
        ProtocolEmitter.Path(writer, "Status", webhook.Status);
        ProtocolEmitter.List(writer, "Statuses", webhook.Statuses, ProtocolEmitter.Status);
        ProtocolEmitter.Path(writer, "Output", webhook.Output);
        ProtocolEmitter.Path(writer, "Error", webhook.Error);
        ProtocolEmitter.Path(writer, "ErrorCode", webhook.ErrorCode);
        ProtocolEmitter.List(writer, "Media", webhook.Media, ProtocolEmitter.Media);
        if (webhook.Verify is { } verify) Signature(writer, webhook, verify);
    }

    private static void Signature(SourceWriter writer, WebhookDescriptor webhook, SignatureDescriptor verify)
    {
        using var block = writer.Block($"Signature = new {Runtime}SignatureProtocol", "},");
        if (verify.Variable is { } variable) writer.Line($"Variable = {Literals.Text(variable)},");
        if (verify.KeySet is { } keySet) writer.Line($"Keys = new {Runtime}KeySetProtocol({Literals.Text(keySet)}, {Time(verify.CacheMilliseconds ?? OneHour)}),");
        ProtocolEmitter.List(writer, "Message", verify.Message, part => $"new {Runtime}SignedPart({Signed(part)})");
        ProtocolEmitter.Path(writer, "Signature", verify.From);
        writer.Line($"Form = {Runtime}SignatureForm.{ProtocolEmitter.Word(verify.As)},");
        if (verify.Time is not { } time) return;
        writer.Line($"Time = new {Runtime}SignedTimeProtocol({ProtocolEmitter.Path(time.From)}, {Runtime}RetryAfterForm.{ProtocolEmitter.Word(time.As)}, {Time(time.WithinMilliseconds)}),");

        string Signed(SignedPart part) => part.Text is { } text ? Literals.Text(text) : ProtocolEmitter.Path(part.Path == "task_id" ? webhook.TaskId : [part.Path!]);
    }

    private static string Time(long milliseconds) => $"global::System.TimeSpan.FromMilliseconds({milliseconds.ToString(CultureInfo.InvariantCulture)})";
}

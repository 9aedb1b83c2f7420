using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the class that reads what a provider posts. A method that looks at no signature says so by its name.</summary>
internal static class WebhookEmitter
{
    private const string Bytes = "global::System.ReadOnlySpan<byte>";
    private const string Memory = "global::System.ReadOnlyMemory<byte>";
    private const string Tasks = "global::System.Threading.Tasks.";
    private const string Reader = "global::ModelCatalog.Webhooks.WebhookReader";

    /// <summary>Whether any route of a provider has webhooks.</summary>
    public static bool Has(ProviderDescriptor provider) => Routes(provider).Any();

    /// <summary>Emits the class.</summary>
    public static void Emit(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        var title = DocComment.Escape(provider.Title ?? provider.Provider);
        var signatures = Routes(provider).Select(route => route.Webhook!.Verify).OfType<SignatureDescriptor>().ToList();
        var isSigned = signatures.Count > 0;
        writer.Line($"/// <summary>Reads what {title} posts when a task has ended.{(isSigned ? "" : " It is not signed: whoever knows the address can post.")}</summary>");
        using var block = writer.Block($"public static class {names.Webhook}");
        Unsigned(writer, names, title);
        if (signatures.Exists(signature => signature.KeySet is null))
        {
            writer.Line();
            Signed(writer, names, title);
        }

        if (signatures.Exists(signature => signature.KeySet is not null))
        {
            writer.Line();
            SignedWithOwnKey(writer, names, title);
        }
    }

    private static IEnumerable<RouteDescriptor> Routes(ProviderDescriptor provider) =>
        new[] { provider.Route }.Concat(provider.Routes).Where(route => route.Webhook is not null);

    private static void Unsigned(SourceWriter writer, ProviderNames names, string title) => writer.Line(
        $$"""
        /// <summary>Reads a payload without looking at a signature: whoever knows the address could have posted it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, in UTF-8.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <returns>What it says, or what is wrong with it; no body makes it throw.</returns>
        /// <exception cref="global::System.ArgumentException">There is no such route with webhooks.</exception>
        public static global::ModelCatalog.WebhookResult ReadUnsigned({{Bytes}} utf8Body, string? route = null)
            => {{Reader}}.ReadUnsigned<{{names.Marker}}>(utf8Body, route);

        /// <summary>Reads a payload without looking at a signature: whoever knows the address could have posted it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, in UTF-8.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <exception cref="global::ModelCatalog.WebhookException">The payload is not what {{title}} documents.</exception>
        /// <exception cref="global::System.ArgumentException">There is no such route with webhooks.</exception>
        public static global::ModelCatalog.WebhookNotification ParseUnsigned({{Bytes}} utf8Body, string? route = null)
            => ReadUnsigned(utf8Body, route).GetNotification();
        """);

    private static void Signed(SourceWriter writer, ProviderNames names, string title) => writer.Line(
        $$"""
        /// <summary>Checks the signature of a payload and reads it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, byte for byte.</param>
        /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <param name="key">The key of the webhooks; null: the environment variable.</param>
        /// <param name="time">The clock; null: the system's.</param>
        /// <returns>What it says, or why it is not taken; no body makes it throw.</returns>
        /// <exception cref="global::ModelCatalog.ApiKeyException">There is no key.</exception>
        /// <exception cref="global::System.ArgumentException">There is no such route with signed webhooks.</exception>
        public static global::ModelCatalog.WebhookResult Read(
            {{Bytes}} utf8Body,
            global::System.Func<string, string?> header,
            string? route = null,
            string? key = null,
            global::System.TimeProvider? time = null)
            => {{Reader}}.Read<{{names.Marker}}>(utf8Body, header, route, key, time);

        /// <summary>Checks the signature of a payload and reads it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, byte for byte.</param>
        /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <param name="key">The key of the webhooks; null: the environment variable.</param>
        /// <param name="time">The clock; null: the system's.</param>
        /// <exception cref="global::ModelCatalog.WebhookException">The signature is wrong, or the payload is not what {{title}} documents.</exception>
        /// <exception cref="global::ModelCatalog.ApiKeyException">There is no key.</exception>
        /// <exception cref="global::System.ArgumentException">There is no such route with signed webhooks.</exception>
        public static global::ModelCatalog.WebhookNotification Parse(
            {{Bytes}} utf8Body,
            global::System.Func<string, string?> header,
            string? route = null,
            string? key = null,
            global::System.TimeProvider? time = null)
            => Read(utf8Body, header, route, key, time).GetNotification();
        """);

    // It is asynchronous because the sender's public keys are fetched.
    private static void SignedWithOwnKey(SourceWriter writer, ProviderNames names, string title) => writer.Line(
        $$"""
        /// <summary>Checks the signature of a payload and reads it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, byte for byte.</param>
        /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
        /// <param name="keys">The public keys: one object for the whole application.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <param name="time">The clock; null: the system's.</param>
        /// <param name="cancellationToken">Ends it.</param>
        /// <returns>What it says, or why it is not taken; no body makes it throw.</returns>
        /// <exception cref="global::System.ArgumentException">There is no such route with signed webhooks.</exception>
        public static {{Tasks}}Task<global::ModelCatalog.WebhookResult> ReadAsync(
            {{Memory}} utf8Body,
            global::System.Func<string, string?> header,
            global::ModelCatalog.WebhookKeys keys,
            string? route = null,
            global::System.TimeProvider? time = null,
            global::System.Threading.CancellationToken cancellationToken = default)
            => {{Reader}}.ReadAsync<{{names.Marker}}>(utf8Body, header, keys, route, null, time, cancellationToken);

        /// <summary>Checks the signature of a payload and reads it.</summary>
        /// <param name="utf8Body">The body as {{title}} posted it, byte for byte.</param>
        /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
        /// <param name="keys">The public keys: one object for the whole application.</param>
        /// <param name="route">The route of the task, as its handle has it; null: the default route.</param>
        /// <param name="time">The clock; null: the system's.</param>
        /// <param name="cancellationToken">Ends it.</param>
        /// <exception cref="global::ModelCatalog.WebhookException">The signature is wrong or cannot be checked now, or the payload is not what {{title}} documents.</exception>
        /// <exception cref="global::System.ArgumentException">There is no such route with signed webhooks.</exception>
        public static async {{Tasks}}Task<global::ModelCatalog.WebhookNotification> ParseAsync(
            {{Memory}} utf8Body,
            global::System.Func<string, string?> header,
            global::ModelCatalog.WebhookKeys keys,
            string? route = null,
            global::System.TimeProvider? time = null,
            global::System.Threading.CancellationToken cancellationToken = default)
            => (await ReadAsync(utf8Body, header, keys, route, time, cancellationToken).ConfigureAwait(false)).GetNotification();
        """);
}

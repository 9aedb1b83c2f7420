namespace ModelCatalog.Compiler.Binding;

// Calls of a provider beside submits and polls.
public static partial class Grammar
{
    private static readonly string[] UploadForms = ["file", "base64", "url"];

    private static IEnumerable<GrammarKey> CallKeys() =>
    [
        Mapping("uploads", "How a file becomes a URL: from bytes, from Base64, from another URL.", "uploads: { file: { request: { put: /files, bytes: $file }, response: { url: url } } }", "uploads"),
        Mapping("resources", "Lists of ids that parameters take.", "resources: { acme/voices: { request: { get: /voices }, items: data.*, returns: voice, id: id } }", "resources"),
        Mapping("operations", "Further calls.", "operations: { account: { request: { get: /account }, from: data, returns: account } }", "operations"),
        Mapping("types", "Types of their replies and parameters.", "types: { voice: { fields: { id: { type: string, required: true } } } }", "types"),
    ];

    private static IEnumerable<GrammarSection> CallSections() =>
    [
        new("uploads", "the uploads",
        [
            .. UploadForms.Select(form => Mapping(form, "How a file is given as " + form + ".", form + ": { request: { put: /files, body: { source: $" + form + " } }, response: { url: url } }", "upload")),
            Parameters(),
            .. OwnErrors(),
        ]),
        new("upload", "an upload",
        [
            Text("doc", "What it does.", "doc: Stores a file for a day."),
            Texts("source", "Where the facts come from.", "source: acme.md#L12"),
            CallRequest(),
            UploadResponse(),
            List("steps", "Requests in a row instead of one; what a reply is asked to keep, later ones can use.", "steps: [{ request: { put: \"{upload_url}\", bytes: $file, auth: none } }]", "upload-step"),
            Range("size", "How large the file may be.", "size: ..90MiB"),
        ]),
        new("upload-step", "a step of an upload", [CallRequest() with { Required = true }, UploadResponse()]),
        new("upload-response", "the reply to an upload",
        [
            Paths("url", "The file's URL.", "url: data.url"),
            Mapping("keep", "Values that later steps use.", "keep: { upload_url: upload_url }", "kept"),
        ]),
        new("resources", "the resources", default)
        {
            Others = Mapping("<resource>", "A list of ids; parameters name it under resource.", "acme/voices: { request: { get: /voices }, items: data.*, returns: voice, id: id }", "resource"),
        },
        new("resource", "a resource",
        [
            .. OperationKeys(),
            Text("id", "The field of an item that is the id.", "id: voice_id"),
        ]),
        new("operations", "the operations", default)
        {
            Others = Mapping("<operation>", "A call.", "account: { request: { get: /account }, from: data, returns: account }", "operation"),
        },
        new("operation", "an operation", [.. OperationKeys()]),
        new("call-request", "a request",
        [
            .. RequestKeys(),
            Mapping("multipart", "The parts of a form with files, instead of a body.", "multipart: { file: $file }", "multipart"),
            new("bytes", ValueForms.Text, "The file that is the body.", "bytes: $file") { Expected = "$file" },
        ]),
        new("multipart", "the parts of a form", default)
        {
            Others = Text("<part>", "Its value: a constant or a reference.", "file: $file"),
        },
    ];

    private static IEnumerable<GrammarKey> OperationKeys() =>
    [
        Text("name", "The word for it in C#.", "name: Voices"),
        Text("doc", "What it gives.", "doc: The voices."),
        Texts("source", "Where the facts come from.", "source: acme.md#L12"),
        Parameters(),
        CallRequest() with { Required = true },
        Text("returns", "What it gives: a type of this file or of the language, or bytes for a file.", "returns: voice") with { Required = true, Suggestions = [.. TypeReader.BuiltIn, .. TypeReader.OfReplies, "bytes"], Expected = "a type, or bytes" },
        Paths("from", "Where that lies in the reply; absent: it is the reply.", "from: data"),
        Paths("items", "Where the items lie, where it gives a list; absent in a reply: there are none.", "items: data.*"),
        .. OwnErrors(),
    ];

    private static IEnumerable<GrammarKey> OwnErrors() =>
    [
        Mapping("ok", "What a good reply holds, where that differs from the top level.", "ok: { success: true }", "conditions"),
        Mapping("errors", "How an error reply is read, where that differs from the top level.", "errors: { message: message }", "errors"),
    ];

    private static GrammarKey Parameters() =>
        Mapping("parameters", "What the caller gives: $name in the request.", "parameters: { language: { type: string } }", "parameters");

    private static GrammarKey CallRequest() => Mapping("request", "The request.", "request: { get: /voices }", "call-request");

    private static GrammarKey UploadResponse() => Mapping("response", "Where the reply says what.", "response: { url: url }", "upload-response");
}

using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class CallBindingTests
{
    private const string Whole =
        """
        base_url: https://api.example.com
        hosts: { files: "https://files.example.com" }
        ok: { success: true }
        errors: { message: data.message, request_id: data.id, class: { 401: auth } }
        uploads:
          ok: { done: 1 }
          errors: { message: message }
          parameters: { folder: { type: string } }
          file:
            size: ..90MiB
            steps:
              - request:  { post: "{files}/initiate", body: { folder: $folder, name: $file_name } }
                response: { url: file_url, keep: { upload_url: upload_url } }
              - request:  { put: "{upload_url}", bytes: $file, auth: none }
          url: { request: { put: "{files}/upload", multipart: { source: $url, folder: $folder } }, response: { url: [url, file_url] } }
        resources:
          acme/voices: { name: Voices, doc: The voices., request: { get: /voices }, items: data.*, returns: voice, id: id }
        operations:
          balance: { request: { get: /balance }, from: [data.sum, sum], returns: decimal, ok: {} }
        types:
          voice: { fields: { id: { type: integer, required: true }, born: { type: unix } } }

        """;

    [Fact]
    public void Calls_are_listed_by_kind_and_inherit_what_they_do_not_say()
    {
        var provider = Bound.Provider(Whole);

        Assert.Equal(["uploads/file", "uploads/url", "resources/acme/voices", "operations/balance"], provider.Calls.Select(call => call.FullKey));
        var (upload, voices, balance) = (provider.Calls[0], provider.Calls[2], provider.Calls[3]);
        Assert.Equal([new ReplyCondition("done", new JsonNumber(1))], upload.Ok);
        Assert.Equal(["message"], upload.Errors.Message);
        Assert.Equal(["data.id"], upload.Errors.RequestId);
        Assert.Equal([new NamedText("401", "auth")], upload.Errors.Classes);
        Assert.Equal([new ReplyCondition("success", new JsonBoolean(true))], voices.Ok);
        Assert.Equal(["data.message"], voices.Errors.Message);
        Assert.Empty(balance.Ok);
    }

    [Fact]
    public void An_upload_may_have_steps()
    {
        var file = Bound.Provider(Whole).Calls[0];

        Assert.Equal(["{files}/initiate", "{upload_url}"], file.Steps.Select(step => step.PathTemplate));
        Assert.Equal(["file_url"], file.Steps[0].PathsOf("url"));
        Assert.Equal("upload_url", file.Steps[0].Keep[0].Name);
        Assert.Equal(("$file", false), (file.Steps[1].Bytes, file.Steps[1].Authorized));
        Assert.Equal("..90MiB", file.Size!.ToString());
        Assert.Equal(["folder"], file.Parameters.Select(parameter => parameter.Key));
    }

    [Fact]
    public void A_resource_lists_items_and_an_operation_gives_one_value()
    {
        var provider = Bound.Provider(Whole);

        var voices = provider.FindResource("acme/voices")!;
        Assert.Equal((true, "id", "voice", "Voices"), (voices.IsList, voices.Id, voices.Returns!.ToString(), voices.Name));
        Assert.Equal(["data"], voices.Lists);
        Assert.Equal(["data.sum", "sum"], provider.Calls[3].From);
        Assert.Equal([new NamedText("source", "$url"), new NamedText("folder", "$folder")], provider.Calls[1].Steps[0].Multipart);
        Assert.Null(provider.FindResource("voices"));
    }
}

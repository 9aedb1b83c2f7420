using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests;

/// <summary>A provider with calls beside submits and polls, as the generator would emit it.</summary>
public sealed class Cove : IProvider
{
    private static readonly ErrorProtocol Errors = new() { Message = ReplyPath.Parse("message"), Classes = [new("402", ErrorClass.Credits), new("429", ErrorClass.RateLimited), new("455", ErrorClass.Unavailable)] };

    public static ProviderProtocol Protocol { get; } = new()
    {
        Name = "cove",
        BaseUrl = "https://cove.example",
        Auth = new AuthProtocol("Authorization", "Bearer {COVE_RUNTIME_TESTS_KEY}", ["COVE_RUNTIME_TESTS_KEY"]),
        Route = new RouteProtocol { RetryAfter = [new(ReplyPath.Parse("message"), "in: (\\d+) seconds", RetryAfterForm.Seconds)] },
        Calls =
        [
            Call("list", new OperationProtocol { Method = "GET", PathTemplate = "/list" }) with { Result = ReplyPath.Parse("data"), Ok = [new(ReplyPath.Parse("success"), "true")] },
            Call("ask", new OperationProtocol { Method = "POST", PathTemplate = "/ask", Body = """{"q":"$q","fixed":[1,{"a":"b"}]}""" }) with { Result = ReplyPath.Parse(".") },
            Call("start", new OperationProtocol { Method = "POST", PathTemplate = "/start" }) with { Result = ReplyPath.Parse(".") },
            Call("put", new OperationProtocol { Method = "PUT", PathTemplate = "/files", Multipart = [new("file", "$file"), new("to", "$folder"), new("fixed", "x")], Url = ReplyPath.Parse("url") }) with { MaximumBytes = 5_000_000 },
            Call("post", new OperationProtocol { Method = "POST", PathTemplate = "/files", IsFile = true, Url = ReplyPath.Parse("url") }),
            Call(
                "steps",
                new OperationProtocol { Method = "POST", PathTemplate = "/initiate", Body = """{"type":"$content_type","name":"$file_name"}""", Url = ReplyPath.Parse("file"), Keep = [new("target", ReplyPath.Parse("target"))] },
                new OperationProtocol { Method = "PUT", PathTemplate = "{target}", IsFile = true, Authorized = false }),
            Call("download", new OperationProtocol { Method = "GET", PathTemplate = "/download" }),
        ],
    };

    private static CallProtocol Call(string name, params OperationProtocol[] steps) => new() { Name = name, Steps = steps, Errors = Errors };
}

public sealed class CoveClient(ProviderConnection connection) : ProviderClient<Cove>(connection)
{
    public Task<OutputNode> SendAsync(string call, CallArguments? arguments = null) => Calls.SendAsync(call, arguments ?? new CallArguments(), TestContext.Current.CancellationToken);

    public Task<string> UploadAsync(string call, Stream content, string name = "a.png", CallArguments? arguments = null, IProgress<long>? progress = null, CancellationToken? token = null) =>
        Calls.UploadAsync(call, arguments ?? new CallArguments(), new UploadFile(content, name, null, progress), token ?? TestContext.Current.CancellationToken);

    public Task DownloadAsync(string call, Stream destination) => Calls.DownloadAsync(call, new CallArguments(), destination, TestContext.Current.CancellationToken);
}

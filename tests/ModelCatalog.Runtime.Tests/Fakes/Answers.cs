using System.Text;
using Microsoft.AspNetCore.Http;

namespace ModelCatalog.Runtime.Tests;

/// <summary>The answers that tests script.</summary>
public static class Answers
{
    public static Answer Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Bytes(Encoding.UTF8.GetBytes(body), "application/json", status, headers);

    public static Answer Html(int status, string body = "<html><body>Bad gateway</body></html>") => Bytes(Encoding.UTF8.GetBytes(body), "text/html", status);

    public static Answer Bytes(byte[] body, string type, int status = 200, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(body);
    };

    /// <summary>The request is read, then the connection is cut without a byte of reply.</summary>
    public static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Half a reply, then the connection is cut.</summary>
    public static Answer CutAfter(string half) => async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = half.Length + 1000;
        await context.Response.WriteAsync(half);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    /// <summary>Never answers.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }
}

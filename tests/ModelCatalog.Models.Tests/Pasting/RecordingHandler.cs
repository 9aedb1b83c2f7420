using System.Net;
using System.Text;

namespace ModelCatalog.Models.Tests.Pasting;

/// <summary>Stands where a printed program makes its HTTP handler: keeps what is sent, and refuses it.</summary>
public class RecordingHandler : HttpMessageHandler
{
    /// <summary>What the program that runs now has done.</summary>
    public static SentRequest Sent { get; private set; } = new(null, null, null, "");

    public bool AllowAutoRedirect { get; set; }

    public static void Begin() => Sent = new SentRequest(null, null, null, "");

    public static void Built(object request) => Sent = Sent with { Request = request };

    public static void End(Exception exception) => Sent = Sent with { Problem = exception.ToString() };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent = Sent with { Url = request.RequestUri, Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken) };
        return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
    }
}

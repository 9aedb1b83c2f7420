using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Planning;

/// <summary>The C# names of what a provider emits.</summary>
/// <param name="Key">The provider's key.</param>
/// <param name="Marker">The class that stands for it: the word that the other names are made of.</param>
public sealed record ProviderNames(string Key, string Marker)
{
    /// <summary>The options of a call.</summary>
    public string Options => Marker + "Options";

    /// <summary>The class with the checks of those options.</summary>
    public string OptionsValidator => Options + "Validator";

    /// <summary>The class that reads what the provider posts.</summary>
    public string Webhook => Marker + "Webhook";

    /// <summary>The interface of the requests that it serves.</summary>
    public string Request => "I" + Marker + "Request";

    /// <summary>The interface of those that it answers at once.</summary>
    public string SyncRequest => "I" + Marker + "SyncRequest";

    /// <summary>The interface of those that may start several tasks.</summary>
    public string BatchRequest => "I" + Marker + "BatchRequest";

    /// <summary>The client.</summary>
    public string Client => Marker + "Client";

    /// <summary>The class that reads the replies of its calls.</summary>
    public string Replies => Marker + "Replies";

    /// <summary>Methods that every client has.</summary>
    internal static IReadOnlyCollection<string> ClientMembers { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "SubmitAsync", "ResumeAsync", "RunAsync", "CancelAsync", "DownloadAsync", "UploadAsync", "UploadBase64Async", "UploadUrlAsync", "GetPriceAsync", "GenerateAsync", "SubmitBatchAsync",
    };

    /// <summary>The class of the method that registers the client.</summary>
    public string Registration => Marker + "Registration";

    /// <summary>The names of a provider.</summary>
    public static ProviderNames Of(ProviderDescriptor provider) => new(provider.Provider, NamePlanner.ProviderName(provider));
}

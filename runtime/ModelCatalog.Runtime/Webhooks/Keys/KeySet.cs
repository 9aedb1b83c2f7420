using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using ModelCatalog.Transport;

namespace ModelCatalog.Webhooks;

/// <summary>The Ed25519 keys of a JSON Web Key Set.</summary>
internal static class KeySet
{
    // Each key costs a verification per webhook; nobody rotates among so many.
    private const int MostKeys = 16;

    /// <summary>The keys; empty where there is none, null where it is no JSON. What is no Ed25519 key for signatures is passed over, as RFC 7517 asks.</summary>
    public static IReadOnlyList<byte[]>? Read(byte[] json)
    {
        var set = ReplyBody.Parse(json, null, out var problem);
        if (problem is not null) return null;
        var keys = new List<byte[]>();
        if (!PathAlternative.TryMember(set, "keys", out var list) || list.ValueKind != JsonValueKind.Array) return keys;
        foreach (var key in list.EnumerateArray())
        {
            if (keys.Count < MostKeys && ReadKey(key) is { } bytes) keys.Add(bytes);
        }

        return keys;
    }

    private static byte[]? ReadKey(JsonElement key)
    {
        if (Text(key, "kty") != "OKP" || Text(key, "crv") != "Ed25519" || (Text(key, "use") ?? "sig") != "sig" || Text(key, "x") is not { } x) return null;
        var bytes = new byte[Ed25519.KeyLength];
        return Base64Url.DecodeFromChars(x, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length ? bytes : null;
    }

    private static string? Text(JsonElement key, string name) =>
        PathAlternative.TryMember(key, name, out var value) && value.ValueKind == JsonValueKind.String ? ReplyValue.TextOf(value) : null;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Replies;

namespace ModelCatalog.Emulator.Callbacks;

/// <summary>Signs a callback as its receiver will check it.</summary>
internal static class CallbackSignature
{
    /// <summary>Adds time and signature to a payload that is complete but for them.</summary>
    /// <param name="draft">The payload.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="verify">How its receiver checks it.</param>
    /// <param name="sign">Signs a message.</param>
    /// <param name="now">When it is signed.</param>
    public static void AddTo(ReplyDraft draft, string taskId, SignatureDescriptor verify, Func<byte[], byte[]> sign, DateTimeOffset now)
    {
        if (verify.Time is { } time)
        {
            var text = time.As == "unix" ? now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : now.ToString("O", CultureInfo.InvariantCulture);
            draft.TrySet(time.From, new JsonString(text));
        }

        foreach (var part in verify.Message)
        {
            // A header that is signed and says nothing else: the id of a delivery, of an account.
            if (part.Path is { } path && HeaderOf(path) is { } header && !draft.Headers.ContainsKey(header)) draft.SetHeader(header, Guid.NewGuid().ToString());
        }

        var message = new MemoryStream();
        foreach (var part in verify.Message) message.Write(part.Text is { } text ? Encoding.UTF8.GetBytes(text) : BytesAt(draft, taskId, part.Path!));
        var signature = sign(message.ToArray());
        draft.TrySet(verify.From, new JsonString(verify.As == "hex" ? Convert.ToHexStringLower(signature) : Convert.ToBase64String(signature)));
    }

    private static byte[] BytesAt(ReplyDraft draft, string taskId, string path)
    {
        var steps = path.Split('|', StringSplitOptions.TrimEntries);
        var bytes = steps[0] switch
        {
            "task_id" => Encoding.UTF8.GetBytes(taskId),
            "$raw" => Encoding.UTF8.GetBytes(draft.Body),
            var from when HeaderOf(from) is { } header => Encoding.UTF8.GetBytes(draft.Headers.GetValueOrDefault(header) ?? ""),
            var from => Encoding.UTF8.GetBytes(ValueAt(draft.Body, from)),
        };
        foreach (var step in steps.Skip(1))
        {
            if (step == "sha256") bytes = SHA256.HashData(bytes);
            else if (step == "hex") bytes = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        }

        return bytes;
    }

    private static string? HeaderOf(string path)
    {
        var head = path.Split('|', 2)[0].Trim();
        return head.StartsWith("$header.", StringComparison.Ordinal) ? head["$header.".Length..] : null;
    }

    private static string ValueAt(string body, string path)
    {
        var value = JsonText.Parse(body);
        foreach (var name in path.Split('.').Where(name => name.Length > 0)) value = (value as JsonObject)?[name];
        return value?.ToText() ?? "";
    }
}

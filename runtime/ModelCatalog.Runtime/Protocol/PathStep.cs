using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCatalog.Transport;

namespace ModelCatalog;

/// <summary>A step of a path: it converts what was found.</summary>
internal readonly struct PathStep
{
    private readonly StepKind _kind;
    private readonly int _count;

    private PathStep(StepKind kind, int count = 0)
    {
        _kind = kind;
        _count = count;
    }

    private enum StepKind
    {
        Json,
        Sha256,
        Hex,
        Drop,
    }

    public static PathStep Parse(string step, string path) => step switch
    {
        "json" => new PathStep(StepKind.Json),
        "sha256" => new PathStep(StepKind.Sha256),
        "hex" => new PathStep(StepKind.Hex),
        _ when step.StartsWith("drop(", StringComparison.Ordinal)
            && step.EndsWith(')')
            && int.TryParse(step.AsSpan(5, step.Length - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count < 1_000 => new PathStep(StepKind.Drop, count),
        _ => throw new FormatException($"'{path}' is no reply path: '{step}' is no step. Expected json, sha256, hex or drop(1)."),
    };

    public ReplyValue Apply(ReplyValue value) => _kind switch
    {
        StepKind.Json => ParseJson(value),
        StepKind.Sha256 => new ReplyValue(SHA256.HashData(BytesOf(value).Span)),
        StepKind.Hex => new ReplyValue(Convert.ToHexStringLower(BytesOf(value).Span)),
        _ => value.Drop(_count),
    };

    private static ReadOnlyMemory<byte> BytesOf(ReplyValue value) => value.Bytes ?? Encoding.UTF8.GetBytes(value.AsText() ?? "");

    /// <summary>A text is parsed, anything else is taken as it is: providers send both. Text that is no JSON counts as absent.</summary>
    private static ReplyValue ParseJson(ReplyValue value)
    {
        if (value.Json.ValueKind is not (JsonValueKind.String or JsonValueKind.Undefined)) return value;
        return new ReplyValue(ReplyBody.Parse(BytesOf(value).ToArray(), null, out _));
    }
}

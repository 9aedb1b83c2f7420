using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Sizes of files as descriptors write them: <c>10MB</c>, <c>90MiB</c>.</summary>
internal static class FileSize
{
    /// <summary>The size in bytes; what no file has is the largest that one can have.</summary>
    public static long Bytes(JsonNumber number, string? unit)
    {
        var bytes = number.AsDouble * Factor(unit);
        return bytes >= long.MaxValue ? long.MaxValue : (long)bytes;
    }

    private static double Factor(string? unit) => unit switch
    {
        "KB" => 1e3,
        "MB" => 1e6,
        "GB" => 1e9,
        "KiB" => 1L << 10,
        "MiB" => 1L << 20,
        "GiB" => 1L << 30,
        _ => 1,
    };
}

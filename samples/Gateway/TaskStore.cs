using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelCatalog;

namespace Gateway;

/// <summary>A task as it is kept: without key and without prompt.</summary>
internal sealed record StoredTask(string Id, string Model, string Provider, string Fingerprint)
{
    /// <summary>The provider's task; null: it is not known whether there is one.</summary>
    public TaskHandle? Handle { get; init; }

    public string? Status { get; init; }

    public double? Fraction { get; init; }

    public JsonElement? Output { get; init; }

    /// <summary>The further tasks of a request that started several.</summary>
    public IReadOnlyList<string>? Also { get; init; }

    /// <summary>Why others were refused.</summary>
    public IReadOnlyList<string>? Refused { get; init; }

    /// <summary>Why there is no output, or no handle.</summary>
    public string? Problem { get; init; }

    [JsonIgnore]
    public bool IsFinished => Status is "succeeded" or "failed" or "cancelled";
}

/// <summary>Tasks as files, one each, so that a restart forgets none. Ids tell nothing and cannot be guessed, and are the only way to a task.</summary>
internal sealed class TaskStore
{
    private const int IdBytes = 16;

    private readonly string _folder;
    private readonly byte[] _secret;

    public TaskStore(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        var secret = Path.Combine(_folder, "secret");
        if (!File.Exists(secret)) TryWrite(secret, RandomNumberGenerator.GetBytes(32), overwrite: false);
        _secret = File.ReadAllBytes(secret);
    }

    /// <summary>The id of a new task: by its Idempotency-Key, so that the same key is the same task after a restart, too; else at random.</summary>
    public string IdOf(string? key) => Convert.ToHexStringLower(
        string.IsNullOrEmpty(key) ? RandomNumberGenerator.GetBytes(IdBytes) : HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(key))[..IdBytes]);

    /// <summary>Notes a task, unless there is one of that id.</summary>
    public bool TryAdd(StoredTask task) => TryWrite(PathOf(task.Id), JsonSerializer.SerializeToUtf8Bytes(task), overwrite: false);

    public void Save(StoredTask task) => TryWrite(PathOf(task.Id), JsonSerializer.SerializeToUtf8Bytes(task), overwrite: true);

    public void Remove(string id) => File.Delete(PathOf(id));

    public StoredTask? Find(string id)
    {
        if (id.Length != 2 * IdBytes || !id.All(char.IsAsciiHexDigitLower) || !File.Exists(PathOf(id))) return null;
        return JsonSerializer.Deserialize<StoredTask>(File.ReadAllBytes(PathOf(id)));
    }

    private string PathOf(string id) => Path.Combine(_folder, id + ".json");

    /// <summary>Whole or not at all: a file that is there is complete.</summary>
    private static bool TryWrite(string path, byte[] content, bool overwrite)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, content);
        try
        {
            File.Move(draft, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }
}

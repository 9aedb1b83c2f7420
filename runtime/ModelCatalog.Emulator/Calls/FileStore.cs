using System.Globalization;
using System.Security.Cryptography;
using ModelCatalog.Emulator.Outputs;

namespace ModelCatalog.Emulator.Calls;

/// <summary>The files that were uploaded; the oldest are forgotten, by number and by size, so that a client in a loop cannot fill the memory.</summary>
internal sealed class FileStore
{
    private const int MostFiles = 1_000;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Extension, SampleFile? File)> _files = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;
    private int _count;

    /// <summary>Begins an upload; its bytes may come later.</summary>
    /// <param name="extension">The end of the file's name.</param>
    /// <returns>An id that cannot be guessed.</returns>
    public string Begin(string extension)
    {
        lock (_lock)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"file-{++_count}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
            _files.Add(id, (extension, null));
            _order.Enqueue(id);
            ForgetOldest();
            return id;
        }
    }

    /// <summary>Keeps the bytes of an upload.</summary>
    /// <returns>Whether it was begun.</returns>
    public bool Fill(string id, SampleFile file)
    {
        lock (_lock)
        {
            if (!_files.TryGetValue(id, out var known)) return false;
            _bytes += file.Content.Length - (known.File?.Content.Length ?? 0);
            _files[id] = (known.Extension, file);
            ForgetOldest();
            return true;
        }
    }

    /// <summary>The name of a file, as its URL ends; null: there is none.</summary>
    public string? NameOf(string id)
    {
        lock (_lock) return _files.TryGetValue(id, out var known) ? id + "." + known.Extension : null;
    }

    /// <summary>The file of a name; null: there is none, or its bytes have not come.</summary>
    public SampleFile? Find(string name)
    {
        lock (_lock) return _files.TryGetValue(Path.GetFileNameWithoutExtension(name), out var known) && name.EndsWith("." + known.Extension, StringComparison.Ordinal) ? known.File : null;
    }

    private void ForgetOldest()
    {
        while (_order.Count > MostFiles || (_bytes > MostBytes && _order.Count > 1))
        {
            if (_files.Remove(_order.Dequeue(), out var oldest)) _bytes -= oldest.File?.Content.Length ?? 0;
        }
    }
}

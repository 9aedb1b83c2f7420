using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace ModelCatalog.Emulator.Tasks;

/// <summary>The tasks of the emulator; the oldest are forgotten, so that a client in a loop cannot fill the memory.</summary>
internal sealed class TaskStore(int capacity)
{
    private readonly ConcurrentDictionary<string, EmulatedTask> _tasks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<EmulatedTask> _order = new();
    private readonly ConcurrentDictionary<string, EmulatedTask> _kept = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>How many tasks were ever added.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>An id that says which task it is and cannot be guessed.</summary>
    public string NextId() =>
        string.Create(CultureInfo.InvariantCulture, $"task-{Interlocked.Increment(ref _count)}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");

    /// <summary>Remembers a task.</summary>
    public void Add(EmulatedTask task)
    {
        _tasks[task.Id] = task;
        foreach (var value in task.Kept.Values) _kept[value] = task;
        _order.Enqueue(task);
        while (_order.Count > capacity && _order.TryDequeue(out var oldest))
        {
            _tasks.TryRemove(oldest.Id, out _);
            foreach (var value in oldest.Kept.Values) _kept.TryRemove(value, out _);
        }
    }

    /// <summary>The task of that id; null: there is none.</summary>
    public EmulatedTask? Find(string id) => _tasks.GetValueOrDefault(id);

    /// <summary>The task that gave a client this value to keep; null: none.</summary>
    public EmulatedTask? FindByKept(string value) => _kept.GetValueOrDefault(value);
}

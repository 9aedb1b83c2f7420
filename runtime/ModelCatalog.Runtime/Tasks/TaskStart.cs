namespace ModelCatalog;

/// <summary>A task as the submit, or a handle, gives it.</summary>
/// <param name="Handle">The task.</param>
/// <param name="State">How it stands, as far as known.</param>
/// <param name="Cost">What it costs, in the provider's unit.</param>
/// <param name="Resumed">Whether it comes from a handle, so that it may have been finished long ago.</param>
internal sealed record TaskStart(TaskHandle Handle, TaskState State, decimal? Cost, bool Resumed);

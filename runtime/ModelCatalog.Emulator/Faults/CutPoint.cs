namespace ModelCatalog.Emulator;

/// <summary>When a connection is cut.</summary>
public enum CutPoint
{
    /// <summary>Before the request is handled: nothing happened.</summary>
    Before,

    /// <summary>After the request was handled, before its answer: a submit has started its task.</summary>
    After,

    /// <summary>In the middle of the answer, whose Content-Length promised all of it.</summary>
    Middle,
}

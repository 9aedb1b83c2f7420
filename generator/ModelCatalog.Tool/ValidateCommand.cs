using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat validate</c>: everything that is wrong with a provider's bodies.</summary>
public sealed class ValidateCommand
{
    private readonly ToolTerminal _terminal;
    private readonly RequestJudge _judge;
    private readonly bool _isJson;

    private ValidateCommand(ToolTerminal terminal, RequestJudge judge, bool isJson)
    {
        _terminal = terminal;
        _judge = judge;
        _isJson = isJson;
    }

    /// <summary>Validates a body or a batch.</summary>
    /// <param name="file">The file; <c>-</c>: standard input.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string file, ValidateOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            using var input = Open(file, terminal);
            if (LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog || !Knows(catalog, options.Provider, terminal)) return ExitCode.Usage;
            var command = new ValidateCommand(terminal, new RequestJudge(catalog, options.Provider), options.Format == "json");
            return command.Validate(input, options, IsBatchFile(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"modelcat: '{file}' cannot be read: {exception.Message}");
            return ExitCode.Usage;
        }
    }

    private static Stream Open(string file, ToolTerminal terminal) =>
        file == "-" ? terminal.OpenInput() : new FileStream(Path.GetFullPath(file, terminal.WorkingDirectory), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);

    private static bool IsBatchFile(string file) => Path.GetExtension(file).ToLowerInvariant() is ".jsonl" or ".ndjson";

    private static bool Knows(CompiledCatalog catalog, string? provider, ToolTerminal terminal)
    {
        var known = RequestJudge.ProvidersOf(catalog).ToList();
        if (provider is null || known.Contains(provider)) return true;
        terminal.Error.WriteLine($"modelcat: the catalog has no provider '{provider}'{NearestName.Hint(provider, known)}; expected one of {string.Join(", ", known)}");
        return false;
    }

    private int Validate(Stream input, ValidateOptions options, bool isBatchFile)
    {
        if (options.IsBatch || isBatchFile) return ValidateBatch(input, options.Operation);

        // What it is shows only when all of it is there; a batch that comes slowly says --batch.
        using var content = new MemoryStream();
        input.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        content.Position = 0;
        return BatchForm.Matches(bytes) ? ValidateBatch(content, options.Operation) : ValidateBody(bytes, options);
    }

    private int ValidateBody(ReadOnlySpan<byte> body, ValidateOptions options)
    {
        if (options.Provider is null)
        {
            _terminal.Error.WriteLine("modelcat: a body alone does not tell its provider; name it with --provider");
            return ExitCode.Usage;
        }

        var answer = _judge.Judge(RequestLine.ReadBody(body, options.Operation));
        IAnswerWriter writer = _isJson ? new JsonAnswerWriter(_terminal.Output, withId: false) : new TextAnswerWriter(_terminal, isBatch: false);
        writer.Write(answer);
        writer.Flush();
        return answer.IsValid ? ExitCode.Success : ExitCode.Errors;
    }

    private int ValidateBatch(Stream input, string? operation)
    {
        var text = new TextAnswerWriter(_terminal, isBatch: true);
        IAnswerWriter writer = _isJson ? new JsonAnswerWriter(_terminal.Output, withId: true) : text;

        // Who waits for an answer before asking on gets it.
        var lines = new LineReader(input, writer.Flush);
        var (valid, invalid) = (0L, 0L);

        // Answers that a person reads are progress enough.
        var progress = new ProgressLine(_terminal.ShowsOutput ? _terminal with { ShowsProgress = false } : _terminal);
        while (lines.TryRead(out var line, out var isTooLong))
        {
            var request = isTooLong
                ? RequestLine.Unreadable(string.Create(CultureInfo.InvariantCulture, $"the line is longer than {LineReader.LongestLine} bytes"))
                : RequestLine.Read(line);
            var answer = _judge.Judge(operation is null ? request : request.WithOperation(operation));
            if (answer.IsValid) valid++;
            else invalid++;
            writer.Write(answer);
            progress.Tell(() => string.Create(CultureInfo.InvariantCulture, $"{valid + invalid:N0} requests, {invalid:N0} invalid"));
        }

        writer.Flush();
        progress.Clear();
        if (!_isJson) text.WriteTotal(valid, invalid);
        return invalid == 0 ? ExitCode.Success : ExitCode.Errors;
    }
}

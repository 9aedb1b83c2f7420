using System.Text;

namespace ModelCatalog.Tool.Tests;

/// <summary>Whatever a line holds is answered by a line.</summary>
public sealed class ValidateBatchTests : IDisposable
{
    private const string Body = """{"model":"acme/clip","input":{"prompt":"x"}}""";

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x"}}}""", "a acme/clip valid")]
    [InlineData("""{"body":{"model":"acme/clip","input":{"prompt":"x"}},"id":7,"source":["x"],"expected":{"valid":true}}""", "7 acme/clip valid")]
    [InlineData("""{"id":null,"body":{"model":"acme/clip","input":{"prompt":"x"}}}""", " acme/clip valid")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","duration":7}}}""",
        "a acme/clip invalid; error enum duration.enum at input.duration: `input.duration` must be `5` or `10`; it is `7`; the nearest is 5")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","shots":[{"text":"y"},{"text":"z","seconds":10}]}}}""",
        "a acme/clip invalid; error range shot.seconds.range at input.shots[1].seconds: Each item of `input.shots`")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","duration":5,"note":"y","promt":"z"}}}""",
        "a acme/clip valid; warning unknown-field unknown-field at input.promt: No document mentions `promt`; did you mean 'prompt'?; warning ignored ignored.note at input.note: Short clips have no log.")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","hook":"nowhere","input":{"prompt":"x"}}}""", "a acme/clip invalid; error type callback_url.type at hook: `hook` must be an absolute http(s) URL; it is `nowhere`")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","hook":"https://example.com/hook","input":{"prompt":"x"}}}""", "a acme/clip valid")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","hook":5,"input":{"prompt":"x"}}}""", "a acme/clip invalid; error type callback_url.type at hook: `hook` must be text; it is `5`")]
    public void A_request_is_judged(string line, string expected)
    {
        var answer = _catalog.Answer(line);

        if (expected.EndsWith("valid", StringComparison.Ordinal)) Assert.Equal(expected, answer);
        else Assert.StartsWith(expected.Split(": Each", 2)[0], answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", " invalid; error type json at : The request cannot be read: ")]
    [InlineData("nonsense", " invalid; error type json at : The request cannot be read: ")]
    [InlineData("{} {}", " invalid; error type json at : The request cannot be read: ")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x"}}""", "a invalid; error type json at : The request cannot be read: ")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip",}}""", "a invalid; error type json at : The request cannot be read: ")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"\ud800"}}}""", "a invalid; error type json at : The request cannot be read: the text at byte 56 is not valid Unicode")]
    [InlineData("[1]", " invalid; error type json at : The request cannot be read: a request is an object")]
    [InlineData("null", " invalid; error type json at : The request cannot be read: a request is an object")]
    [InlineData("\"x\"", " invalid; error type json at : The request cannot be read: a request is an object")]
    [InlineData("""{"id":"a"}""", "a invalid; error required body.required at body: `body` is required")]
    [InlineData("""{"id":"a","body":null}""", "a invalid; error required body.required at body: `body` is required")]
    [InlineData("""{"id":"a","body":[]}""", "a invalid; error type body.type at : A body is an object; this is `[]`")]
    [InlineData("""{"id":"a","body":"x"}""", "a invalid; error type body.type at : A body is an object; this is `x`")]
    [InlineData("""{"id":"a","body":{},"body":{}}""", "a invalid; error type json at : The request cannot be read: `body` stands twice")]
    [InlineData("""{"id":{"x":1},"body":{}}""", " invalid; error required model.required at model: `model` is required; expected one of acme/clip")]
    [InlineData("""{"id":"a","body":{"model":null}}""", "a invalid; error required model.required at model: ")]
    [InlineData("""{"id":"a","body":{"model":""}}""", "a invalid; error required model.required at model: ")]
    [InlineData("""{"id":"a","body":{"model":31}}""", "a invalid; error type model.type at model: `model` must be text; it is `31`; expected one of acme/clip")]
    [InlineData("""{"id":"a","body":{"model":["acme/clip"]}}""", "a invalid; error type model.type at model: ")]
    [InlineData("""{"id":"a","body":{"model":"acme/clap"}}""", "a acme/clap invalid; error enum model.enum at model: There is no model `acme/clap`; did you mean 'acme/clip'?")]
    [InlineData("""{"id":"a","body":{"model":"ACME/CLIP"}}""", "a ACME/CLIP invalid; error enum model.enum at model: There is no model `ACME/CLIP`; did you mean 'acme/clip'?")]
    [InlineData("""{"id":"a","body":{"model":"something else"}}""", "a something else invalid; error enum model.enum at model: There is no model `something else`; expected one of acme/clip")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":"x"}}""", "a acme/clip invalid; error type input.type at input: `input` must be an object; it is `x`")]
    [InlineData("""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","prompt":"y","shots":[{"text":"z","text":"z"}]}}}""",
        "a acme/clip invalid; error type body.duplicate at input.prompt: `input.prompt` stands twice; error type body.duplicate at input.shots[0].text: `input.shots[0].text` stands twice")]
    public void What_is_wrong_with_a_line_is_its_answer(string line, string expected) => Assert.StartsWith(expected, _catalog.Answer(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("one", "POST /tasks")]
    [InlineData("one", "POST /v2/tasks")]
    [InlineData("one", "post /v2/tasks?x=1#y")]
    [InlineData("one", "POST https://api.one.test/v2/tasks")]
    [InlineData("one", "  POST   https://localhost:8080/v2/tasks  ")]
    [InlineData("one", "/tasks")]
    [InlineData("one", "tasks")]
    [InlineData("many", "POST /jobs")]
    [InlineData("many", "PUT https://fast.many.test/quick/answers")]
    [InlineData("many", null)]
    [InlineData("in-path", "POST /acme/clip")]
    [InlineData("in-path", "POST acme/clip")]
    [InlineData("in-path", "POST https://api.path.test/acme%2Fclip?x=1")]
    public void An_operation_is_found_by_method_and_path(string provider, string? operation)
    {
        var body = provider switch
        {
            "one" => Body,
            "many" => """{"model":"clip","prompt":"x"}""",
            _ => """{"prompt":"x"}""",
        };

        Assert.Equal($"a {(provider == "many" ? "clip" : "acme/clip")} valid", _catalog.Answer(Line(operation, body), provider));
    }

    [Fact]
    public void Each_route_has_its_models()
    {
        Assert.Equal("a rush valid", _catalog.Answer(Line("POST https://fast.many.test/quick/jobs", """{"model":"rush","prompt":"x"}"""), "many"));
        Assert.StartsWith("a rush invalid; error enum model.enum at model: There is no model `rush`", _catalog.Answer(Line("POST /jobs", """{"model":"rush","prompt":"x"}"""), "many"), StringComparison.Ordinal);
        Assert.Equal("a rush valid", _catalog.Answer(Line(null, """{"model":"rush","prompt":"x"}"""), "many"));
    }

    [Theory]
    [InlineData("one", "\"GET /tasks\"", "a x invalid; error enum operation.enum at operation: `GET /tasks` is no operation that takes a request; did you mean 'POST /tasks'?; expected `POST /tasks`")]
    [InlineData("one", "\"POST /taks\"", "a x invalid; error enum operation.enum at operation: `POST /taks` is no operation")]
    [InlineData("one", "\"\"", "a x invalid; error enum operation.enum at operation: `` is no operation")]
    [InlineData("one", "\"POST /tasks/%zz/\\u0000\"", "a x invalid; error enum operation.enum at operation: ")]
    [InlineData("one", "5", "a x invalid; error type operation.type at operation: `operation` must be text; it is `5`")]
    [InlineData("many", "null", "a x invalid; error enum model.enum at model: There is no model `x`; expected one of clip, rush")]
    [InlineData("in-path", "null", "a invalid; error required operation.required at operation: `operation` is required; expected `POST /{+model}`")]
    [InlineData("in-path", "\"POST /acme/clap\"", "a acme/clap invalid; error enum model.enum at : There is no model `acme/clap`; did you mean 'acme/clip'?")]
    public void An_operation_that_there_is_not_is_told(string provider, string operation, string expected) =>
        Assert.StartsWith(expected, _catalog.Answer($$$$"""{"id":"a","operation":{{{{operation}}}},"body":{"model":"x","prompt":"x"}}""", provider), StringComparison.Ordinal);

    [Fact]
    public void Each_line_may_name_its_provider()
    {
        var lines = $$$"""
            {"id":1,"provider":"one","body":{{{Body}}}}
            {"id":2,"provider":"in-path","operation":"POST acme/clip","body":{"prompt":"x"}}
            {"id":3,"provider":"onne","body":{{{Body}}}}
            {"id":4,"provider":5,"body":{{{Body}}}}
            {"id":5,"body":{{{Body}}}}
            """;
        var (code, output, _) = _catalog.Run(lines, "validate", "--format", "json", "-");

        Assert.Equal(ExitCode.Errors, code);
        Assert.Equal(
            [
                "1 acme/clip valid",
                "2 acme/clip valid",
                "3 invalid; error enum provider.enum at provider: The catalog has no provider `onne`; did you mean 'one'?; expected one of in-path, many, one",
                "4 invalid; error type provider.type at provider: `provider` must be text; it is `5`",
                "5 invalid; error required provider.required at provider: `provider` is required; expected one of in-path, many, one",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(AcmeCatalog.Describe));
    }

    [Fact]
    public void A_line_for_another_provider_is_refused() =>
        Assert.Equal(
            "a invalid; error unsupported provider.mismatch at provider: The request is for `many`, but requests to `one` are validated here",
            _catalog.Answer($$"""{"id":"a","provider":"many","body":{{Body}}}"""));

    [Fact]
    public void Lines_may_end_and_begin_in_every_way()
    {
        var line = Line(null, Body);
        byte[] batch = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{line}\r\n\n   \t\r\n{line}\n\r\n  {line}  \n{line}")];

        Assert.Equal(Enumerable.Repeat("a acme/clip valid", 4), _catalog.Answers(batch));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_answered()
    {
        var line = Encoding.UTF8.GetBytes(Line(null, Body));
        byte[] batch = [0, (byte)'\n', 0xFF, 0xFE, (byte)'\n', .. line[..^5], 0xC3, 0x28, .. line[^5..], (byte)'\n', .. line];

        var answers = _catalog.Answers(batch);

        Assert.Equal(4, answers.Count);
        Assert.All(answers.Take(3), answer => Assert.Contains("error type json at : The request cannot be read: ", answer, StringComparison.Ordinal));
        Assert.Equal("a acme/clip valid", answers[3]);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        var nested = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
        var huge = new string('x', 3_000_000);
        var answers = _catalog.Answers(Encoding.UTF8.GetBytes(string.Join(
            '\n',
            """{"id":"a","body":""" + deep,
            """{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","note":""" + nested + "}}}",
            """{"id":"a","body":{"model":"acme/clip","input":{"prompt":"x"},"more":""" + deep + "}}",
            """{"id":"a","body":{"model":"acme/clip","input":{"prompt":" """ + huge + "\"}}}",
            """{"id":"a","body":{"model":" """ + huge + "\"}}",
            Line(null, Body))));

        Assert.StartsWith("a invalid; error type json at : ", answers[0], StringComparison.Ordinal);
        Assert.StartsWith("a acme/clip invalid; error type note.type at input.note: ", answers[1], StringComparison.Ordinal);
        Assert.StartsWith("a invalid; error type json at : ", answers[2], StringComparison.Ordinal);
        Assert.Equal("a acme/clip invalid; error length prompt.length at input.prompt: `input.prompt` takes at most 20 characters; it has 3000001", answers[3]);
        Assert.Contains("model.enum", answers[4], StringComparison.Ordinal);
        Assert.True(answers[4].Length < 1000);
        Assert.Equal("a acme/clip valid", answers[5]);
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over()
    {
        var line = Encoding.UTF8.GetBytes(Line(null, Body) + "\n");
        using var output = new StringWriter();
        var terminal = new ToolTerminal(output, TextWriter.Null)
        {
            WorkingDirectory = _catalog.Folder.Path,
            OpenInput = () => new JoinedStream(line, 100_000_000, line),
        };

        Assert.Equal(ExitCode.Errors, CommandLine.Run(["validate", "-p", "one", "--batch", "--format", "json", "-"], terminal));
        Assert.Equal(
            ["a acme/clip valid", " invalid; error type json at : The request cannot be read: the line is longer than 67108864 bytes", "a acme/clip valid"],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(AcmeCatalog.Describe));
    }

    [Fact]
    public void Bodies_with_very_many_mistakes_take_no_longer_than_their_size()
    {
        var fields = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"prompt_{i}\":{i}"));
        var shots = string.Join(',', Enumerable.Repeat("""{"seconds":0,"text":5}""", 50_000));
        var batch = $$$$"""
            {"id":"a","body":{"model":"acme/clip","input":{"prompt":"x",{{{{fields}}}}}}}
            {"id":"a","body":{"model":"acme/clip","input":{"prompt":"x","shots":[{{{{shots}}}}]}}}
            """;
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var answers = _catalog.Answers(Encoding.UTF8.GetBytes(batch));

        // Both take well below a second on an idle machine; work that grows with the square would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        Assert.Equal(2, answers.Count);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public void An_answer_with_very_many_violations_is_not_held_whole(string format)
    {
        var body = "{\"id\":1,\"body\":{\"model\":\"acme/clip\",\"input\":{\"prompt\":\"x\"," + string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":1")) + "}}}";
        using var output = new WidestWriter();
        var terminal = new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = _catalog.Folder.Path, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(body)) };

        Assert.Equal(ExitCode.Success, CommandLine.Run(["validate", "--provider", "one", "--batch", "--format", format, "-"], terminal));

        Assert.InRange(output.Widest, 1, 100_000);
        Assert.True(output.Total > 1_000_000);
    }

    [Fact]
    public void A_member_that_stands_twice_below_a_long_name_has_a_short_path()
    {
        var line = "{\"id\":1,\"body\":{\"model\":\"acme/clip\",\"input\":{\"" + new string('n', 1_000_000) + "\":{" + string.Join(",", Enumerable.Repeat("\"a\":1", 200)) + "}}}}";

        var answer = _catalog.Answer(line);

        Assert.Contains("body.duplicate", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 1, 5_000_000);
    }

    [Fact]
    public void Texts_in_answers_are_valid_JSON_whatever_was_cut()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 120));
        foreach (var pad in new[] { "", "x" })
        {
            var answer = _catalog.Answer($$$$"""{"id":"{{{{text}}}}","body":{"model":"{{{{pad + text}}}}","input":{"prompt":"x"}}}""");
            Assert.StartsWith(text + " " + pad + text[..190], answer, StringComparison.Ordinal);
            Assert.StartsWith("a acme/clip invalid", _catalog.Answer($$$$"""{"id":"a","body":{"model":"acme/clip","input":{"prompt":"{{{{pad + text}}}}","duration":"{{{{pad + text}}}}"}}}"""), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Answers_come_before_more_is_asked_for()
    {
        var line = Encoding.UTF8.GetBytes(Line(null, Body) + "\n");
        using var output = new StringWriter();
        var seen = new List<int>();
        var asked = 0;
        var input = new AskedStream(buffer =>
        {
            seen.Add(output.ToString().Count(c => c == '\n'));
            if (asked++ == 3) return 0;
            line.CopyTo(buffer);
            return line.Length;
        });

        CommandLine.Run(["validate", "-p", "one", "--batch", "--format", "json", "-"], new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = _catalog.Folder.Path, OpenInput = () => input });

        Assert.Equal([0, 1, 2, 3], seen);
    }

    private static string Line(string? operation, string body) => $$"""{"id":"a",{{(operation is null ? "" : $"\"operation\":\"{operation}\",")}}"body":{{body}}}""";

    /// <summary>A line, a very long one, and a line.</summary>
    private sealed class JoinedStream(byte[] first, int filling, byte[] last) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, first.Length + filling + 1 + last.Length - _position);
            for (var i = 0; i < read; i++, _position++)
            {
                var behind = _position - first.Length - filling - 1;
                buffer[offset + i] = _position < first.Length ? first[_position] : behind >= 0 ? last[behind] : behind == -1 ? (byte)'\n' : (byte)'x';
            }

            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Asks a test for each piece.</summary>
    private sealed class AskedStream(Func<Memory<byte>, int> read) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => read(buffer.AsMemory(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Counts what is written at once.</summary>
    private sealed class WidestWriter : TextWriter
    {
        public int Widest { get; private set; }

        public long Total { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Take(1);

        public override void Write(string? value) => Take(value?.Length ?? 0);

        public override void Write(StringBuilder? value) => Take(value?.Length ?? 0);

        private void Take(int length)
        {
            Widest = Math.Max(Widest, length);
            Total += length;
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests.Outputs;

/// <summary>The files are read back as a player would, from their formats' definitions.</summary>
public class SampleFileTests
{
    [Fact]
    public async Task A_picture_is_a_PNG_with_the_pixels_it_promises()
    {
        var png = await Download("acme/sketch", "data.output.image_urls.0");

        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], png[..8]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var position = 8;
        var pixels = new MemoryStream();
        var types = new List<string>();
        while (position < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            types.Add(Encoding.ASCII.GetString(png, position + 4, 4));
            if (types[^1] == "IDAT") new ZLibStream(new MemoryStream(png, position + 8, length), CompressionMode.Decompress).CopyTo(pixels);
            position += length + 12;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        Assert.Equal(height * (1 + (3 * width)), pixels.Length);

        // The checksum of an empty IEND chunk is known to everybody.
        Assert.Equal(0xAE426082, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(png.Length - 4)));
    }

    [Fact]
    public async Task A_film_is_an_MP4_whose_one_frame_is_where_its_table_says()
    {
        var mp4 = await Download("google/veo-3.1-fast", "data.output.video_url");

        var boxes = Boxes(mp4, 0, mp4.Length).ToDictionary(box => box.Type);
        Assert.Equal(["ftyp", "moov", "mdat"], boxes.Keys);
        var media = Path(mp4, "moov", "trak", "mdia");
        Assert.Equal("vide", Encoding.ASCII.GetString(mp4, Inside(mp4, media, "hdlr").Start + 8, 4));
        var table = Inside(mp4, Inside(mp4, media, "minf"), "stbl");
        var offset = BinaryPrimitives.ReadInt32BigEndian(mp4.AsSpan(Inside(mp4, table, "stco").Start + 8));
        var length = BinaryPrimitives.ReadInt32BigEndian(mp4.AsSpan(Inside(mp4, table, "stsz").Start + 4));
        Assert.Equal(boxes["mdat"].Start, offset);
        Assert.Equal(mp4.Length, offset + length);
        Assert.Equal("PNG"u8.ToArray(), mp4[(offset + 1)..(offset + 4)]);
        var entry = Boxes(mp4, Inside(mp4, table, "stsd").Start + 8, Inside(mp4, table, "stsd").End).Single();
        Assert.Equal("mp4v", entry.Type);
        var streams = Boxes(mp4, entry.Start + 78, entry.End).Single();
        Assert.Equal("esds", streams.Type);
        Assert.Equal(0x6D, mp4[streams.Start + 4 + 7]);
    }

    [Fact]
    public async Task A_sound_is_a_WAV_as_long_as_it_says()
    {
        await using var session = await Session.Of("quarry", new EmulatorOptions { Pace = EmulatorPace.Immediate });
        var submit = await session.Post("/jobs", """{ "model": "hymn-1", "params": { "words": "Rise" } }""");
        await session.Post("/jobs/status", $$"""{ "id": "{{submit["job.id"]}}" }""");
        var url = (await session.Get($"/jobs/{submit["job.id"]}/output"))["tracks.0.url"];

        var wav = await session.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal("RIFF"u8.ToArray(), wav[..4]);
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(4)));
        Assert.Equal("WAVEfmt "u8.ToArray(), wav[8..16]);
        Assert.Equal(wav.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(40)));
    }

    private static async Task<byte[]> Download(string model, string path)
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { Pace = EmulatorPace.Immediate });
        var submit = await session.Post("/v1/tasks", $$"""{ "model": "{{model}}", "input": { "prompt": "x" } }""");
        var finished = await session.Get("/v1/tasks/" + submit["data.task_id"]);
        return await session.Client.GetByteArrayAsync(finished[path], TestContext.Current.CancellationToken);
    }

    private static IEnumerable<Box> Boxes(byte[] file, int from, int to)
    {
        while (from < to)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(from));
            Assert.InRange(length, 8, to - from);
            yield return new Box(Encoding.ASCII.GetString(file, from + 4, 4), from + 8, from + length);
            from += length;
        }
    }

    private static Box Inside(byte[] file, Box box, string type) => Boxes(file, box.Start, box.End).Single(inner => inner.Type == type);

    private static Box Path(byte[] file, params string[] types) => types.Aggregate(new Box("", 0, file.Length), (box, type) => Inside(file, box, type));

    private sealed record Box(string Type, int Start, int End);
}

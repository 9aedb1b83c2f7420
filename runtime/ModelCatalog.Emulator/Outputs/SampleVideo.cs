using System.Buffers.Binary;
using System.Text;

namespace ModelCatalog.Emulator.Outputs;

/// <summary>
/// An MP4 (ISO/IEC 14496-12 and -14) of one second: one track, one frame, which is <see cref="SamplePicture"/>. MPEG-4 has a code for frames
/// that are PNG files (object type 0x6D), so the smallest valid film needs no video encoder.
/// </summary>
internal static class SampleVideo
{
    private const int BoxHeader = 8;
    private const int TicksPerSecond = 1_000;
    private const int Duration = TicksPerSecond;

    /// <summary>The language code "und", five bits a letter.</summary>
    private const short Undetermined = 0x55C4;

    /// <summary>The file.</summary>
    public static byte[] Content { get; } = Write();

    private static byte[] Frame => SamplePicture.Content;

    /// <summary>No rotation, no scaling.</summary>
    private static byte[] Matrix => [.. Int(0x10000), .. Zeros(12), .. Int(0x10000), .. Zeros(12), .. Int(0x40000000)];

    /// <summary>Elementary stream 1 (tag 3) of PNG pictures (tag 4: 0x6D, in a visual stream, the bit rate twice), and its packets as MP4 has them (tag 6).</summary>
    private static byte[] StreamDescriptor =>
        [3, 21, 0, 1, 0, 4, 13, 0x6D, (4 << 2) | 1, 0, 0, 0, .. Int(8 * Frame.Length), .. Int(8 * Frame.Length), 6, 1, 2];

    private static byte[] Write()
    {
        var type = Box("ftyp", Text("isom"), Int(0x200), Text("isommp41"));

        // Where the frame stands depends on the length of what is before it, and that length on no number in it.
        var frameOffset = type.Length + Movie(0).Length + BoxHeader;
        return [.. type, .. Movie(frameOffset), .. Box("mdat", Frame)];
    }

    private static byte[] Movie(int frameOffset) => Box(
        "moov",
        FullBox("mvhd", 0, Int(0), Int(0), Int(TicksPerSecond), Int(Duration), Int(0x10000), Short(0x100), Zeros(10), Matrix, Zeros(24), Int(2)),
        Box(
            "trak",
            // Flags 3: enabled, and shown.
            FullBox("tkhd", 3, Int(0), Int(0), Int(1), Int(0), Int(Duration), Zeros(16), Matrix, Int(SamplePicture.Width << 16), Int(SamplePicture.Height << 16)),
            Box(
                "mdia",
                FullBox("mdhd", 0, Int(0), Int(0), Int(TicksPerSecond), Int(Duration), Short(Undetermined), Short(0)),
                FullBox("hdlr", 0, Int(0), Text("vide"), Zeros(12), Text("Sample\0")),
                Box(
                    "minf",
                    FullBox("vmhd", 1, Zeros(8)),
                    // Flags 1: the frames are in this file.
                    Box("dinf", FullBox("dref", 0, Int(1), FullBox("url ", 1))),
                    SampleTable(frameOffset)))));

    private static byte[] SampleTable(int frameOffset) => Box(
        "stbl",
        FullBox("stsd", 0, Int(1), Box("mp4v", PictureFormat, FullBox("esds", 0, StreamDescriptor))),
        FullBox("stts", 0, Int(1), Int(1), Int(Duration)),
        FullBox("stsc", 0, Int(1), Int(1), Int(1), Int(1)),
        FullBox("stsz", 0, Int(Frame.Length), Int(1)),
        FullBox("stco", 0, Int(1), Int(frameOffset)));

    /// <summary>Data reference 1, the size in pixels, 72 dots per inch, one frame a sample, no compressor's name, 24 bits.</summary>
    private static byte[] PictureFormat =>
    [
        .. Zeros(6), .. Short(1), .. Zeros(16), .. Short(SamplePicture.Width), .. Short(SamplePicture.Height),
        .. Int(72 << 16), .. Int(72 << 16), .. Int(0), .. Short(1), .. Zeros(32), .. Short(24), .. Short(-1),
    ];

    private static byte[] Box(string type, params byte[][] parts) => [.. Int(BoxHeader + parts.Sum(part => part.Length)), .. Text(type), .. parts.SelectMany(part => part)];

    /// <summary>A box that begins with its version (0) and its flags.</summary>
    private static byte[] FullBox(string type, int flags, params byte[][] parts) => Box(type, [Int(flags), .. parts]);

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Zeros(int count) => new byte[count];

    private static byte[] Int(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Short(short number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, number);
        return bytes;
    }
}

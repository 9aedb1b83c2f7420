namespace ModelCatalog.Emulator.Outputs;

/// <summary>A WAV of a quarter of a second: a tone of 440 Hz, 8000 samples a second, 16 bits, one channel.</summary>
internal static class SampleSound
{
    private const int SamplesPerSecond = 8_000;
    private const int Samples = SamplesPerSecond / 4;
    private const int BytesPerSample = 2;

    /// <summary>The file.</summary>
    public static byte[] Content { get; } = Write();

    private static byte[] Write()
    {
        const int DataLength = Samples * BytesPerSample;
        using var file = new MemoryStream();

        // Little-endian whatever the machine, as RIFF wants it.
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + DataLength);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1); // PCM
        writer.Write((short)1); // channels
        writer.Write(SamplesPerSecond);
        writer.Write(SamplesPerSecond * BytesPerSample);
        writer.Write((short)BytesPerSample);
        writer.Write((short)(8 * BytesPerSample));
        writer.Write("data"u8);
        writer.Write(DataLength);
        for (var i = 0; i < Samples; i++) writer.Write((short)(8_000 * Math.Sin(2 * Math.PI * 440 * i / SamplesPerSecond)));
        writer.Flush();
        return file.ToArray();
    }
}

using System.Text.Json;
using ModelCatalog.Webhooks;

namespace ModelCatalog.Runtime.Tests.Webhooks;

/// <summary>
/// The vectors of RFC 8032, messages signed by another implementation, and what a lenient verifier takes: other forms of a number or a point, keys and commitments of small order,
/// equations that hold times the cofactor alone.
/// </summary>
public class Ed25519Tests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Webhooks", "ed25519.json"))).EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Signed => [.. Cases.Where(one => one.Value.TryGetProperty("seed", out _)).Select(one => one.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_is_right_or_wrong_as_the_case_says(string name) =>
        Assert.Equal(Cases[name].GetProperty("valid").GetBoolean(), Ed25519.Verify(Bytes(name, "key"), Bytes(name, "message"), Bytes(name, "signature")));

    [Theory]
    [MemberData(nameof(Signed))]
    public void Signing_gives_the_same_key_and_signature(string name)
    {
        var pair = new Ed25519KeyPair(Bytes(name, "seed"));

        Assert.Equal(Bytes(name, "key"), pair.PublicKey);
        Assert.Equal(Bytes(name, "signature"), pair.Sign(Bytes(name, "message")));
    }

    [Fact]
    public void The_base_point_has_the_order_that_it_is_said_to_have()
    {
        Assert.Equal(EdwardsPoint.Neutral.ToBytes(), EdwardsPoint.Base.Times(EdwardsPoint.Order).ToBytes());
        Assert.Equal("5866666666666666666666666666666666666666666666666666666666666666", Convert.ToHexStringLower(EdwardsPoint.Base.ToBytes()));
        Assert.False(EdwardsPoint.Base.IsSmallOrder);
    }

    [Fact]
    public void No_bit_of_a_signature_or_of_a_key_may_change()
    {
        var pair = Ed25519KeyPair.Create();
        var message = "A heron"u8.ToArray();
        var signature = pair.Sign(message);
        Assert.True(Ed25519.Verify(pair.PublicKey, message, signature));

        for (var bit = 0; bit < 512; bit += 7) Assert.False(Ed25519.Verify(pair.PublicKey, message, Flip(signature, bit)));
        for (var bit = 0; bit < 256; bit += 11) Assert.False(Ed25519.Verify(Flip(pair.PublicKey, bit), message, signature));

        static byte[] Flip(byte[] bytes, int bit)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            return changed;
        }
    }

    private static byte[] Bytes(string name, string property) => Convert.FromHexString(Cases[name].GetProperty(property).GetString()!);
}

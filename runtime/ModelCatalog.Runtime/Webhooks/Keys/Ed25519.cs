using System.Numerics;
using System.Security.Cryptography;

namespace ModelCatalog.Webhooks;

/// <summary>
/// Verifies signatures of Ed25519 (RFC 8032, 5.1.7), which .NET does not. Strictly: number and points have the one form that they have, key and commitment are of no small
/// order, and the equation holds without the cofactor. So a signature cannot be turned into another one, and no key fits more than its own.
/// </summary>
internal static class Ed25519
{
    /// <summary>How long a public key is, in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>How long a signature is, in bytes.</summary>
    public const int SignatureLength = 64;

    /// <summary>Whether that key signed that message so.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != KeyLength || signature.Length != SignatureLength) return false;
        var s = new BigInteger(signature[32..], isUnsigned: true);
        if (s >= EdwardsPoint.Order) return false;
        if (!EdwardsPoint.TryRead(key, out var a) || a.IsSmallOrder) return false;
        if (!EdwardsPoint.TryRead(signature[..32], out var r) || r.IsSmallOrder) return false;
        var k = Hash(signature[..32], key, message);

        // [S]B = R + [k]A
        var expected = EdwardsPoint.Base.Times(s).Add(a.Negative.Times(k));
        return expected.ToBytes().AsSpan().SequenceEqual(signature[..32]);
    }

    /// <summary>The number that a hash over several parts is, below the order of the base point.</summary>
    public static BigInteger Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(first);
        hash.AppendData(second);
        hash.AppendData(third);
        return BigInteger.Remainder(new BigInteger(hash.GetHashAndReset(), isUnsigned: true), EdwardsPoint.Order);
    }
}

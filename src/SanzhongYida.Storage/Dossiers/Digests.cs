using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace SanzhongYida.Storage;

/// <summary>Hash algorithms by the name that is stored beside what they gave.</summary>
public static class Digests
{
    /// <summary>The default.</summary>
    public const string Sha256 = Entry.Algorithm;

    /// <summary>GB/T 32905, for a district that is asked for the commercial cryptography of the state.</summary>
    public const string Sm3 = "sm3";

    /// <summary>Is it one of them?</summary>
    public static bool Knows(string algorithm) => algorithm is Sha256 or Sm3;

    /// <summary>The digest in lower-case hexadecimal. Throws <see cref="NotSupportedException"/> on an algorithm not known.</summary>
    public static string Of(string algorithm, ReadOnlySpan<byte> content) => Convert.ToHexStringLower(algorithm switch
    {
        Sha256 => SHA256.HashData(content),
        Sm3 => OfSm3(content),
        _ => throw new NotSupportedException($"No hash is called {algorithm}."),
    });

    private static byte[] OfSm3(ReadOnlySpan<byte> content)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(content);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }
}

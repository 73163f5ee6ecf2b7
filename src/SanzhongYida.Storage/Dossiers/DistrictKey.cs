using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace SanzhongYida.Storage;

/// <summary>The key pair by which a district signs its dossiers. The private half never leaves the folder of its record; the public half is given
/// to whoever will verify. A key says itself what it is: its curve stands in its encoding.</summary>
public sealed class DistrictKey
{
    /// <summary>ECDSA on P-256 over SHA-256: the default, from the base class library.</summary>
    public const string Ecdsa = "ecdsa-p256";

    /// <summary>SM2 over SM3 (GB/T 32918).</summary>
    public const string Sm2 = "sm2";

    private const string PrivateFile = "district.key.pem";
    private const string PublicFile = "district.pub.pem";
    private const string PrivateLabel = "PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";

    private readonly byte[] _pkcs8;

    private DistrictKey(string algorithm, byte[] pkcs8, byte[] publicKey) => (Algorithm, _pkcs8, PublicKey) = (algorithm, pkcs8, publicKey);

    /// <summary>How it signs.</summary>
    public string Algorithm { get; }

    /// <summary>The public half, as SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }

    /// <summary>A new pair.</summary>
    public static DistrictKey Create(string algorithm = Ecdsa)
    {
        if (algorithm == Sm2)
        {
            var generator = new ECKeyPairGenerator();
            generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
            return OfPrivate(PrivateKeyInfoFactory.CreatePrivateKeyInfo(generator.GenerateKeyPair().Private).GetDerEncoded());
        }

        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return OfPrivate(pair.ExportPkcs8PrivateKey());
    }

    /// <summary>Where the pair of a record is kept: in a folder beside it.</summary>
    public static string Beside(string record) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(record))!, "signing");

    /// <summary>The pair in a folder, made at first use; the algorithm counts for a new pair only.</summary>
    public static DistrictKey OpenOrCreate(string folder, string algorithm = Ecdsa)
    {
        var path = Path.Combine(folder, PrivateFile);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            Create(algorithm).Save(folder);
        }

        return OfPrivate(ReadPem(File.ReadAllText(path), PrivateLabel));
    }

    /// <summary>A public key from its PEM text. Throws <see cref="FormatException"/> when it holds none.</summary>
    public static byte[] ReadPublic(string pem) => ReadPem(pem, PublicLabel);

    /// <summary>The public half as PEM text.</summary>
    public string ToPublicPem() => PemEncoding.WriteString(PublicLabel, PublicKey) + "\n";

    /// <summary>Signs: 64 bytes, r before s.</summary>
    public byte[] Sign(byte[] content)
    {
        if (Algorithm == Sm2)
        {
            var signer = Signer();
            signer.Init(forSigning: true, PrivateKeyFactory.CreateKey(_pkcs8));
            signer.BlockUpdate(content, 0, content.Length);
            return signer.GenerateSignature();
        }

        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_pkcs8, out _);
        return key.SignData(content, HashAlgorithmName.SHA256);
    }

    /// <summary>Did the holder of that key's other half sign this? A key that can't be read has signed nothing.</summary>
    public static bool Verify(string algorithm, byte[] publicKey, byte[] content, byte[] signature)
    {
        try
        {
            if (algorithm == Sm2)
            {
                var signer = Signer();
                signer.Init(forSigning: false, PublicKeyFactory.CreateKey(publicKey));
                signer.BlockUpdate(content, 0, content.Length);
                return signer.VerifySignature(signature);
            }

            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return algorithm == Ecdsa && read == publicKey.Length && key.VerifyData(content, signature, HashAlgorithmName.SHA256);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or IOException or InvalidCastException or GeneralSecurityException or CryptoException)
        {
            return false;
        }
    }

    /// <summary>A key in few letters, to be read out.</summary>
    public static string Fingerprint(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    private static SM2Signer Signer() => new(PlainDsaEncoding.Instance);

    private static DistrictKey OfPrivate(byte[] pkcs8)
    {
        var info = PrivateKeyInfo.GetInstance(pkcs8);
        if (GMObjectIdentifiers.sm2p256v1.Equals(info.PrivateKeyAlgorithm.Parameters))
        {
            var key = (ECPrivateKeyParameters)PrivateKeyFactory.CreateKey(pkcs8);
            var point = new ECPublicKeyParameters(key.AlgorithmName, key.Parameters.G.Multiply(key.D), key.PublicKeyParamSet);
            return new DistrictKey(Sm2, pkcs8, SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(point).GetDerEncoded());
        }

        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(pkcs8, out _);
        return new DistrictKey(Ecdsa, pkcs8, pair.ExportSubjectPublicKeyInfo());
    }

    private void Save(string folder)
    {
        var path = Path.Combine(folder, PrivateFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(path, options))
        {
            writer.WriteLine(PemEncoding.WriteString(PrivateLabel, _pkcs8));
        }

        File.WriteAllText(Path.Combine(folder, PublicFile), ToPublicPem());
    }

    private static byte[] ReadPem(string text, string label)
    {
        if (!PemEncoding.TryFind(text, out var fields) || !text.AsSpan()[fields.Label].SequenceEqual(label))
        {
            throw new FormatException($"A PEM block “{label}” is expected.");
        }

        return Convert.FromBase64String(text[fields.Base64Data]);
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>One verification of a dossier: its bytes, its signature, its files, its chains and texts; then what they tell is replayed.</summary>
internal sealed class Verification(byte[]? publicKey)
{
    private readonly FindingList _findings = new();
    private Dictionary<string, byte[]> _files = [];

    public DossierReport Run(byte[] dossier)
    {
        var read = Container.Read(dossier, _findings);
        foreach (var twice in read.GroupBy(file => file.Name, StringComparer.Ordinal).Where(files => files.Skip(1).Any()))
        {
            _findings.Add(twice.Key, "文件重复", "the file is there twice");
        }

        _files = read.DistinctBy(file => file.Name, StringComparer.Ordinal).ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal);
        var signature = CheckSignature();
        var report = new DossierReport("", "", false, signature?.Algorithm ?? "", signature is null ? "" : DistrictKey.Fingerprint(signature.Key), publicKey is not null, 0, 0, 0, 0, [], [], []);
        try
        {
            report = ReadManifest() is { } manifest ? Check(manifest, report) : report;
        }
        catch (Exception unfit)
        {
            // Whatever a tampered manifest makes the rest throw is the manifest's fault, and told.
            _findings.Add(Manifest.FileName, $"清单前后矛盾:{unfit.Message}", $"the manifest makes no sense: {unfit.Message}");
        }

        return report with { Findings = _findings.ToList() };
    }

    private DossierReport Check(Manifest manifest, DossierReport report)
    {
        CheckFiles(manifest);
        var chains = ReadChains(manifest);
        return report with
        {
            Number = manifest.Matter.Number,
            Title = manifest.Matter.Title,
            IsDemonstration = manifest.IsDemonstration,
            Chains = chains.Count,
            Entries = chains.Sum(chain => chain.Entries.Count),
            Withheld = manifest.Chains.Sum(chain => chain.Withheld),
            Texts = CheckTexts(manifest, chains),
            Attachments = CheckAttachments(manifest, chains),
            Redacted = [.. manifest.Texts.Where(text => text.File is null).Select(text => text.Digest)],
            Outcomes = new Retelling(chains, _findings).Run(manifest.Matter),
        };
    }

    private ManifestSignature? CheckSignature()
    {
        if (!_files.TryGetValue(Manifest.SignatureName, out var bytes) || !_files.TryGetValue(Manifest.FileName, out var manifest))
        {
            _findings.Add(Manifest.SignatureName, "缺少清单或签名", "the manifest or its signature is missing");
            return null;
        }

        try
        {
            var signature = Manifest.ReadSignature(bytes);
            if (!DistrictKey.Verify(signature.Algorithm, signature.Key, manifest, signature.Signed))
            {
                _findings.Add(Manifest.SignatureName, "签名与清单不符:清单或签名被改动", "the signature is not that of the manifest: one of them was changed");
            }

            if (publicKey is not null && !publicKey.AsSpan().SequenceEqual(signature.Key))
            {
                _findings.Add(Manifest.SignatureName, $"签名所用的不是所给的公钥({DistrictKey.Fingerprint(publicKey)})", $"it is signed by another key than the one given ({DistrictKey.Fingerprint(publicKey)})");
            }

            return signature;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            _findings.Add(Manifest.SignatureName, $"签名读不出来:{unreadable.Message}", $"the signature can't be read: {unreadable.Message}");
            return null;
        }
    }

    private Manifest? ReadManifest()
    {
        if (!_files.TryGetValue(Manifest.FileName, out var bytes))
        {
            return null;
        }

        try
        {
            var manifest = Manifest.Read(bytes);
            if (manifest.Format == Manifest.Known && Digests.Knows(manifest.HashAlg) && manifest.Chains.All(chain => Digests.Knows(chain.HashAlg)))
            {
                return manifest;
            }

            _findings.Add(Manifest.FileName, "清单的格式或摘要算法不认识", "the manifest's format or hash algorithm is not known");
        }
        catch (JsonException unreadable)
        {
            _findings.Add(Manifest.FileName, $"清单读不出来:{unreadable.Message}", $"the manifest can't be read: {unreadable.Message}");
        }

        return null;
    }

    private void CheckFiles(Manifest manifest)
    {
        foreach (var listed in manifest.Files)
        {
            if (_files.TryGetValue(listed.Name, out var content) && (content.Length != listed.Length || Digests.Of(manifest.HashAlg, content) != listed.Digest))
            {
                _findings.Add(listed.Name, "文件内容与清单所载摘要不符", "the file is not what its digest in the manifest says");
            }
        }

        // Whatever names a file in the manifest: a chain or a text taken out of the list of files too is missed all the same.
        var named = manifest.Files.Select(file => file.Name).Concat(manifest.Chains.Select(chain => chain.File)).Concat(manifest.Texts.Select(text => text.File).OfType<string>());
        foreach (var missing in named.Except(_files.Keys, StringComparer.Ordinal))
        {
            _findings.Add(missing, "文件缺失", "the file is missing");
        }

        foreach (var extra in _files.Keys.Except(manifest.Files.Select(file => file.Name), StringComparer.Ordinal).Except([Manifest.FileName, Manifest.SignatureName], StringComparer.Ordinal))
        {
            _findings.Add(extra, "清单中没有这个文件", "the manifest lists no such file");
        }
    }

    private List<DossierChain> ReadChains(Manifest manifest)
    {
        var chains = new List<DossierChain>();
        foreach (var part in manifest.Chains)
        {
            if (_files.TryGetValue(part.File, out var content))
            {
                chains.Add(DossierChain.Read(part, content, _findings));
            }
        }

        return chains;
    }

    private int CheckTexts(Manifest manifest, List<DossierChain> chains)
    {
        var held = manifest.Texts.Where(text => text.File is not null).ToList();
        foreach (var text in held.Where(text => _files.ContainsKey(text.File!)))
        {
            byte[] salted = [.. Convert.FromHexString(text.Salt ?? ""), .. _files[text.File!]];
            if (Digests.Of(Digests.Sha256, salted) != text.Digest)
            {
                _findings.Add(text.File!, "文本不是记载所指的文本", "the text is not the one the entries refer to");
            }
        }

        foreach (var gone in manifest.Texts.Where(text => text.File is null).Select(text => text.Digest).Except(Redacted(chains), StringComparer.Ordinal))
        {
            _findings.Add(Manifest.FileName, $"文本{gone}列为已销毁,记载中却没有销毁", $"the text {gone} is listed as destroyed, and no entry says that it was");
        }

        var known = manifest.Texts.Select(text => text.Digest).ToHashSet(StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            foreach (var missing in chain.References.Texts.Where(digest => !known.Contains(digest)))
            {
                _findings.Add(chain.File, $"所指的文本{missing}不在卷中,也未列为已销毁", $"the text {missing} it refers to is neither there nor listed as destroyed");
            }
        }

        if (!known.Contains(manifest.Matter.DefinitionHash))
        {
            _findings.Add(Manifest.FileName, "缺少流程定义", "the process definition is missing");
        }

        return held.Count;
    }

    private static IEnumerable<string> Redacted(List<DossierChain> chains) => chains.SelectMany(chain => chain.Entries).SelectMany(entry => entry.Facts).Select(fact => fact switch
    {
        KeepingFact.TextRedacted f => f.Digest,
        MeetingFact.TextRedacted f => f.Digest,
        _ => "",
    });

    private int CheckAttachments(Manifest manifest, List<DossierChain> chains)
    {
        var filed = chains.SelectMany(chain => chain.Entries).SelectMany(entry => entry.Facts).OfType<KeepingFact.AttachmentFiled>().ToList();
        foreach (var attachment in filed)
        {
            if (manifest.Attachments.FirstOrDefault(known => known.Digest == attachment.Digest && known.Name == attachment.Name) is not { } listed || !_files.TryGetValue(listed.File, out var content))
            {
                _findings.Add(Manifest.FileName, $"附件“{attachment.Name}”不在卷中", $"the attachment “{attachment.Name}” is not there");
            }
            else if (Digests.Of(Digests.Sha256, content) != attachment.Digest)
            {
                _findings.Add(listed.File, "附件不是记载所指的附件", "the attachment is not the one the entries refer to");
            }
        }

        return filed.Count;
    }
}

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
        CheckChains(manifest, chains);
        var redacted = Redacted(chains);
        return report with
        {
            Number = manifest.Matter.Number,
            Title = manifest.Matter.Title,
            IsDemonstration = manifest.IsDemonstration,
            Chains = chains.Count,
            Entries = chains.Sum(chain => chain.Entries.Count),
            Withheld = manifest.Chains.Sum(chain => chain.Withheld),
            Texts = CheckTexts(manifest, chains, redacted),
            WithheldTexts = manifest.Texts.Count(text => text.IsWithheld == true),
            Attachments = CheckAttachments(manifest, chains),
            Documents = [.. _files.Keys.Where(IsDocument).Select(name => name[Manifest.Documents.Length..]).Order(StringComparer.Ordinal)],
            Redacted = [.. manifest.Texts.Where(text => text.File is null).Select(text => redacted.GetValueOrDefault(text.Digest)).OfType<Redaction>()],
            Outcomes = new Retelling(chains, _findings).Run(manifest),
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

        var told = manifest.Chains.Select(chain => chain.File).Concat(manifest.Texts.Select(text => text.File)).Concat(manifest.Attachments.Select(attachment => attachment.File));
        foreach (var untold in manifest.Files.Select(file => file.Name).Where(name => !IsDocument(name)).Except(told, StringComparer.Ordinal))
        {
            _findings.Add(untold!, "清单没有说明这个文件是什么", "the manifest doesn't say what this file is");
        }
    }

    private static bool IsDocument(string name) => name.StartsWith(Manifest.Documents, StringComparison.Ordinal);

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

    // What must be there, and that nothing is withheld but what speaks of other matters or belongs elsewhere.
    private void CheckChains(Manifest manifest, List<DossierChain> chains)
    {
        foreach (var twice in manifest.Chains.GroupBy(chain => chain.Subject, StringComparer.Ordinal).Where(same => same.Skip(1).Any()))
        {
            _findings.Add(Manifest.FileName, $"{twice.Key}的记载列了两次", $"the chain of {twice.Key} is listed twice");
        }

        foreach (var part in manifest.Chains.Where(part => part.Withheld > 0 && Subject.Parse(part.Subject).Kind is not (SubjectKind.Matter or SubjectKind.Meeting)))
        {
            _findings.Add(part.File, $"{part.Subject}的记载不得只存摘要", $"entries of {part.Subject} stand as hashes only, which none may");
        }

        var bodies = Facts<MeetingFact.MeetingConvened>(chains).Select(told => new Subject(SubjectKind.Body, told.Fact.Body));
        var definition = manifest.Matter.Definition.Select(_ => new Subject(SubjectKind.Definition, manifest.Matter.Process));
        foreach (var missing in bodies.Append(Subject.Regulation).Concat(definition).Except(chains.Select(chain => chain.Subject)))
        {
            _findings.Add(Manifest.FileName, $"卷中没有{missing}的记载", $"the chain of {missing} is missing");
        }
    }

    private int CheckTexts(Manifest manifest, List<DossierChain> chains, Dictionary<string, Redaction> redacted)
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

        var shared = Shared(manifest);
        var elsewhere = Facts<MeetingFact>(chains.Where(chain => shared.Contains(chain.File))).Select(told => Visibility.OnWholeMeeting(told.Fact)?.Digest).ToHashSet(StringComparer.Ordinal);
        foreach (var withheld in manifest.Texts.Where(text => text.IsWithheld == true && (text.File is not null || !elsewhere.Contains(text.Digest))).Select(text => text.Digest))
        {
            _findings.Add(Manifest.FileName, $"文本{withheld}列为涉及其他议题,记载却不是这样", $"the text {withheld} is listed as one about other items too, and no entry says so");
        }

        foreach (var gone in manifest.Texts.Where(text => text.File is null && text.IsWithheld != true).Select(text => text.Digest).Except(redacted.Keys, StringComparer.Ordinal))
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

        foreach (var unknown in known.Except(chains.SelectMany(chain => chain.References.Texts).Concat(manifest.Matter.Definition), StringComparer.Ordinal))
        {
            _findings.Add(Manifest.FileName, $"没有记载指向文本{unknown}", $"no entry refers to the text {unknown}");
        }

        if (!known.IsSupersetOf(manifest.Matter.Definition))
        {
            _findings.Add(Manifest.FileName, "缺少流程定义", "the process definition is missing");
        }

        return held.Count;
    }

    // Asked for by one, approved by another.
    private static Dictionary<string, Redaction> Redacted(List<DossierChain> chains)
    {
        var asked = new Dictionary<string, Redaction>(StringComparer.Ordinal);
        var redacted = new Dictionary<string, Redaction>(StringComparer.Ordinal);
        foreach (var (fact, stamp) in Facts<Fact>(chains))
        {
            switch (fact)
            {
                case KeepingFact.RedactionProposed f:
                    asked[f.Digest] = new Redaction(f.Digest, f.Basis, stamp.By, stamp.On);
                    break;
                case MeetingFact.RedactionProposed f:
                    asked[f.Digest] = new Redaction(f.Digest, f.Basis, stamp.By, stamp.On);
                    break;
                case KeepingFact.TextRedacted f when asked.TryGetValue(f.Digest, out var known):
                    redacted[f.Digest] = known with { ApprovedBy = stamp.By, DestroyedOn = stamp.On };
                    break;
                case MeetingFact.TextRedacted f when asked.TryGetValue(f.Digest, out var known):
                    redacted[f.Digest] = known with { ApprovedBy = stamp.By, DestroyedOn = stamp.On };
                    break;
            }
        }

        return redacted;
    }

    private static IEnumerable<(T Fact, Stamp Stamp)> Facts<T>(IEnumerable<DossierChain> chains)
        where T : Fact =>
        chains.SelectMany(chain => chain.Entries).SelectMany(entry => entry.Facts.OfType<T>().Select(fact => (fact, entry.Stamp)));

    private int CheckAttachments(Manifest manifest, List<DossierChain> chains)
    {
        // The scan of a meeting that had other matters too stays with the record (T-1).
        var shared = Shared(manifest);
        var filed = Facts<KeepingFact.AttachmentFiled>(chains).Select(told => (told.Fact.Digest, told.Fact.Name, MayBeElsewhere: false))
            .Concat(chains.SelectMany(chain => Facts<MeetingFact.ScanFiled>([chain]).Select(told => (told.Fact.Digest, told.Fact.Name, MayBeElsewhere: shared.Contains(chain.File)))))
            .ToList();
        foreach (var extra in manifest.Attachments.Where(listed => !filed.Exists(known => known.Digest == listed.Digest && known.Name == listed.Name)))
        {
            _findings.Add(Manifest.FileName, $"没有记载登记过附件“{extra.Name}”", $"no entry files an attachment “{extra.Name}”");
        }

        var held = 0;
        foreach (var attachment in filed)
        {
            var listed = manifest.Attachments.FirstOrDefault(known => known.Digest == attachment.Digest && known.Name == attachment.Name);
            held += listed is null ? 0 : 1;
            if (listed is null && attachment.MayBeElsewhere)
            {
                continue;
            }

            if (listed is null || !_files.TryGetValue(listed.File, out var content))
            {
                _findings.Add(Manifest.FileName, $"附件“{attachment.Name}”不在卷中", $"the attachment “{attachment.Name}” is not there");
            }
            else if (Digests.Of(Digests.Sha256, content) != attachment.Digest)
            {
                _findings.Add(listed.File, "附件不是记载所指的附件", "the attachment is not the one the entries refer to");
            }
        }

        return held;
    }

    /// <summary>Chains of meetings that had other matters, of which the dossier holds the hashes only.</summary>
    private static HashSet<string> Shared(Manifest manifest) => manifest.Chains.Where(part => part.Withheld > 0).Select(part => part.File).ToHashSet(StringComparer.Ordinal);
}

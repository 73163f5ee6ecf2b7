using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A dossier that is asked for.</summary>
/// <param name="Matter">The matter's id or number.</param>
/// <param name="By">Who takes it.</param>
/// <param name="At">When.</param>
/// <param name="Key">By which it is signed.</param>
/// <param name="HashAlg">One of <see cref="Digests"/>.</param>
/// <param name="Reader">As whom it is asked for; null for whoever holds the record itself.</param>
public sealed record DossierOrder(string Matter, string By, DateTimeOffset At, DistrictKey Key, string HashAlg = Digests.Sha256, Reader? Reader = null)
{
    /// <summary>Makes the office's documents that go with it, of the matter and its meetings as the dossier's entries tell them; without it
    /// there are none.</summary>
    public Func<Matter, IReadOnlyList<Meeting>, Task<IReadOnlyList<DossierDocument>>>? Documents { get; init; }
}

/// <summary>A document of the office in a dossier.</summary>
public sealed record DossierDocument(string Name, byte[] Content);

/// <summary>卷宗: all that proves one matter in one file: its entries as hashed, its meetings and the law they rest on, the texts, a manifest and
/// a signature. What a meeting said on other matters stands in it as hashes only, and so do its minutes and additions where it had others.</summary>
public static class Dossier
{
    /// <summary>Takes the dossier of a matter from the record at a path, in one snapshot; null when there is none for the reader.</summary>
    public static async Task<byte[]?> Take(string record, DossierOrder order)
    {
        await using var connection = new SqliteConnection(SqliteConnections.Reading(record) + ";Pooling=False");
        await connection.OpenAsync();
        using var statements = new Statements(connection);
        statements.Execute("BEGIN");
        var source = new DossierSource(statements);
        if (source.Matter(order.Matter) is not { } matter)
        {
            return null;
        }

        var meetings = source.Meetings(matter.Id);
        if (order.Reader is { } reader && !Visibility.MayTakeDossier(matter, meetings, reader))
        {
            return null;
        }

        var documents = order.Documents is { } made ? await made(matter, meetings) : [];
        return new Packing(source, order, AttachmentStore.Beside(record)).Pack(matter, meetings, documents);
    }

    /// <summary>Verifies a dossier with nothing but itself; with a public key also whose it is.</summary>
    public static DossierReport Verify(byte[] dossier, byte[]? publicKey = null) => new Verification(publicKey).Run(dossier);

    /// <summary>One dossier being put together.</summary>
    private sealed class Packing(DossierSource source, DossierOrder order, AttachmentStore store)
    {
        private readonly List<DossierFile> _files = [];
        private readonly List<ManifestChain> _chains = [];
        private readonly References _references = new();
        private readonly HashSet<string> _withheld = new(StringComparer.Ordinal);

        public byte[] Pack(Matter matter, List<Meeting> meetings, IReadOnlyList<DossierDocument> documents)
        {
            AddChain(Subject.Matter(matter.Id), entry => entry.Facts.Cast<MatterFact>().All(Visibility.BelongsToDossier));
            foreach (var meeting in meetings)
            {
                AddChain(Subject.Meeting(meeting.Id), entry => Belongs(meeting, matter.Id, [.. entry.Facts.Cast<MeetingFact>()]));
            }

            foreach (var body in meetings.Select(meeting => meeting.Body).Distinct(StringComparer.Ordinal))
            {
                AddChain(new Subject(SubjectKind.Body, body));
            }

            // People and units named anywhere above; what they are is read from chains of their own.
            foreach (var subject in source.PeopleAndUnits().Where(subject => _references.Words.Contains(subject.Id)))
            {
                AddChain(subject);
            }

            AddChain(Subject.Regulation);
            AddChain(new Subject(SubjectKind.Definition, matter.Process));
            var texts = AddTexts(matter);
            _files.AddRange(documents.Select(document => new DossierFile(Manifest.Documents + document.Name, document.Content)));
            return Sign(matter, texts, AddAttachments(matter, meetings));
        }

        private byte[] Sign(Matter matter, ImmutableArray<ManifestText> texts, ImmutableArray<ManifestAttachment> attachments)
        {
            var regulation = source.Regulation();
            var manifest = new Manifest(
                Manifest.Known,
                order.HashAlg,
                ManifestMatter.Of(matter),
                regulation.Numbered(matter.Edition).Document,
                regulation.IsDemonstration,
                order.At,
                order.By,
                [.. _chains],
                texts,
                attachments,
                [.. _files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new ManifestFile(file.Name, file.Content.Length, Digests.Of(order.HashAlg, file.Content)))]).ToBytes();
            return Container.Write([.. _files, new DossierFile(Manifest.FileName, manifest), new DossierFile(Manifest.SignatureName, Manifest.Sign(manifest, order.Key))]);
        }

        // The texts on the whole of a meeting that had other matters too stay out, their digests in the entries stay in.
        private bool Belongs(Meeting meeting, string matter, MeetingFact[] facts)
        {
            if (Visibility.IsShared(meeting, matter))
            {
                _withheld.UnionWith(facts.Select(Visibility.OnWholeMeeting).OfType<TextRef>().Select(text => text.Digest));
            }

            return facts.All(fact => Visibility.BelongsToDossier(meeting, matter, fact));
        }

        private void AddChain(Subject subject, Predicate<Entry>? belongs = null)
        {
            var rows = source.Entries(subject);
            if (rows.Count == 0)
            {
                return;
            }

            var lines = new DossierLines();
            foreach (var row in rows)
            {
                if (belongs is null || belongs(Entry.Read(row.Body)))
                {
                    lines.Add(row.Body);
                    _references.Add(row.Body);
                }
                else
                {
                    lines.Withhold(row.Hash);
                }
            }

            var file = $"chains/{FileName(subject.ToString())}.jsonl";
            _files.Add(new DossierFile(file, lines.ToBytes()));
            _chains.Add(new ManifestChain(subject.ToString(), file, rows.Count, lines.Withheld, rows[^1].HashAlg, Convert.ToHexStringLower(rows[^1].Hash)));
        }

        private ImmutableArray<ManifestText> AddTexts(Matter matter)
        {
            var texts = ImmutableArray.CreateBuilder<ManifestText>();
            foreach (var digest in _references.Texts.Concat(ManifestMatter.Of(matter).Definition))
            {
                if (source.Text(digest) is not { } text)
                {
                    texts.Add(new ManifestText(digest, null, null));
                    continue;
                }

                if (_withheld.Contains(digest))
                {
                    texts.Add(new ManifestText(digest, null, null, IsWithheld: true));
                    continue;
                }

                var file = text.Salt.Length == 0 ? $"definitions/{digest}.bpmn" : $"texts/{digest}.txt";
                _files.Add(new DossierFile(file, Encoding.UTF8.GetBytes(text.Content)));
                texts.Add(new ManifestText(digest, text.Salt, file));
            }

            return texts.ToImmutable();
        }

        // The scan of a meeting's record (T-1) tells of all its matters: of one that had others the digest in the entries is all there is.
        private ImmutableArray<ManifestAttachment> AddAttachments(Matter matter, List<Meeting> meetings) =>
        [
            .. matter.Attachments.Select(attachment => Add(matter.Id, attachment)),
            .. meetings.Where(meeting => !Visibility.IsShared(meeting, matter.Id)).SelectMany(meeting => meeting.Scans.Select(scan => Add(meeting.Id, scan))),
        ];

        private ManifestAttachment Add(string under, Attachment attachment)
        {
            var file = "attachments/" + attachment.Digest;
            if (_files.TrueForAll(known => known.Name != file))
            {
                using var content = store.Open(under, attachment.Digest) ?? throw new FileNotFoundException($"The attachment {attachment.Digest} is missing.");
                using var bytes = new MemoryStream();
                content.CopyTo(bytes);
                _files.Add(new DossierFile(file, bytes.ToArray()));
            }

            return new ManifestAttachment(attachment.Digest, attachment.Name, file);
        }

        // Ids are whatever somebody once typed: letters and figures stay, the rest is escaped.
        private static string FileName(string subject) => string.Concat(subject.Select(letter => char.IsLetterOrDigit(letter) || letter is '/' or '-' or '_' ? letter.ToString() : $"%{(int)letter:X4}"));
    }
}

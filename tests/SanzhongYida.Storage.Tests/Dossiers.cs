using System.Text;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>Dossiers of what a story has recorded, and ways to forge them.</summary>
internal static class Dossiers
{
    /// <summary>The record S1 leaves.</summary>
    public static Lazy<Task<byte[]>> Record { get; } = new(() => Walk(Shipped.Read("taobei/S1.scenario.txt")));

    /// <summary>The district's key in all tests.</summary>
    public static DistrictKey Key { get; } = DistrictKey.Create();

    /// <summary>S1's dossier.</summary>
    public static async Task<byte[]> S1(string matter = "matter-1", DistrictKey? key = null, string hashAlg = Digests.Sha256, params string[] tampered)
    {
        await using var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Record.Value);
        foreach (var statement in tampered)
        {
            Assert.True(office.Tamper(statement) > 0, statement);
        }

        return (await Dossier.Take(office.Path, Order(matter, key, hashAlg)))!;
    }

    public static DossierOrder Order(string matter, DistrictKey? key = null, string hashAlg = Digests.Sha256, Reader? reader = null) =>
        new(matter, "K01", Office.Now, key ?? Key, hashAlg, reader) { Documents = (_, _) => Task.FromResult(Documents) };

    /// <summary>Documents as a server would make them: to a dossier they are bytes by a name.</summary>
    private static IReadOnlyList<DossierDocument> Documents { get; } =
        [.. new[] { "会议记录.docx", "会议纪要.docx" }.Select((name, index) => new DossierDocument(name, [.. Enumerable.Range(index, 3000).Select(octet => (byte)(octet * 7))]))];

    /// <summary>A desk on the record that S1 leaves.</summary>
    public static async Task<Office> Recorded()
    {
        var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Record.Value);
        await office.Open();
        return office;
    }

    /// <summary>The record a story leaves, as the bytes of its file.</summary>
    public static Task<byte[]> Walk(string story) => Walk(StoryFile.Read(story));

    /// <summary>The same, of a variant.</summary>
    public static async Task<byte[]> Walk(StoryFile story)
    {
        await using var office = await Office.New();
        await StoryRunner.Run(story, new DeskStage(office));
        await office.Desk.DisposeAsync();

        // What is still in the log belongs to the file that is copied.
        office.Tamper("PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(office.Path);
    }

    /// <summary>A dossier whose files were changed, one taken away where nothing is left of it, and signed anew as the manifest now says.</summary>
    public static byte[] Remake(byte[] dossier, Func<Manifest, Manifest> claim, params (string Name, byte[]? Content)[] changed)
    {
        var files = Files(dossier).ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal);
        foreach (var (name, content) in changed)
        {
            files.Remove(name);
            if (content is not null)
            {
                files[name] = content;
            }
        }

        files[Manifest.FileName] = claim(Manifest.Read(files[Manifest.FileName])).ToBytes();
        files[Manifest.SignatureName] = Manifest.Sign(files[Manifest.FileName], Key);
        return Container.Write(files.Select(file => new DossierFile(file.Key, file.Value)));
    }

    public static List<DossierFile> Files(byte[] dossier) => Container.Read(dossier, new FindingList());

    /// <summary>The work of a forger who knows everything but perhaps the key: entries of a chain are changed or dropped, every later hash is made
    /// anew, so are heads, digests and manifest, and all of it is signed.</summary>
    public static byte[] Forge(byte[] dossier, DistrictKey key, string subject, Func<string, string?> change)
    {
        var files = Files(dossier).ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal);
        var manifest = Manifest.Read(files[Manifest.FileName]);
        var chain = manifest.Chains.Single(part => part.Subject == subject || part.Subject.StartsWith(subject + "/", StringComparison.Ordinal));
        var previous = Convert.ToHexStringLower(Entry.Origin.Span);
        var (count, changed) = (0, false);
        var lines = new DossierLines();
        foreach (var (genuine, _) in DossierLines.Read(files[chain.File]))
        {
            var text = Encoding.UTF8.GetString(genuine!);
            var forged = change(text);
            changed |= forged != text;
            if (forged is not null)
            {
                count++;
                var entry = Entry.Read(Encoding.UTF8.GetBytes(forged)) with { Seq = count, Previous = Convert.FromHexString(previous) };
                lines.Add(entry.ToBody());
                previous = Convert.ToHexStringLower(Entry.HashOf(entry.ToBody()));
            }
        }

        Assert.True(changed, "Nothing was forged.");
        files[chain.File] = lines.ToBytes();
        var remade = manifest with
        {
            Chains = manifest.Chains.Replace(chain, chain with { Entries = count, Head = previous }),
            Files = [.. manifest.Files.Select(file => new ManifestFile(file.Name, files[file.Name].Length, Digests.Of(manifest.HashAlg, files[file.Name])))],
        };
        files[Manifest.FileName] = remade.ToBytes();
        files[Manifest.SignatureName] = Manifest.Sign(files[Manifest.FileName], key);
        return Container.Write(files.Select(file => new DossierFile(file.Key, file.Value)));
    }
}

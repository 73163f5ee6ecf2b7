using System.Text;

namespace SanzhongYida.Storage.Tests;

/// <summary>What a manifest claims is compared with what the dossier's entries tell: here whoever holds the district's own key claims something else.</summary>
public sealed class DossierClaimTests
{
    private static readonly Dictionary<string, Func<Manifest, Manifest>> Claims = new(StringComparer.Ordinal)
    {
        ["another id"] = told => told with { Matter = told.Matter with { Id = "matter-2" } },
        ["another number"] = told => told with { Matter = told.Matter with { Number = "洮政决〔2026〕999号" } },
        ["another title"] = told => told with { Matter = told.Matter with { Title = "别的方案" } },
        ["another kind"] = told => told with { Matter = told.Matter with { Kind = Decisions.MatterKind.LargeFunds } },
        ["another unit"] = told => told with { Matter = told.Matter with { Unit = "教育局" } },
        ["another handler"] = told => told with { Matter = told.Matter with { Handler = "K01" } },
        ["another day of submission"] = told => told with { Matter = told.Matter with { SubmittedOn = told.Matter.SubmittedOn.AddDays(1) } },
        ["another day of filing"] = told => told with { Matter = told.Matter with { ArchivedOn = null } },
        ["another year of transfer"] = told => told with { Matter = told.Matter with { TransferYear = 2099 } },
        ["another process"] = told => told with { Matter = told.Matter with { Process = "large-funds" } },
        ["another definition"] = told => told with { Matter = told.Matter with { DefinitionHash = new string('0', 64) } },
        ["another version of the Measures"] = told => told with { Regulation = "洮政办发〔1999〕1号" },
        ["a demonstration that is none"] = told => told with { IsDemonstration = !told.IsDemonstration },
        ["another format"] = told => told with { Format = "sanzhongyida-dossier/9" },
        ["another hash of the files"] = told => told with { HashAlg = Digests.Sm3 },
        ["one entry fewer"] = told => told with { Chains = told.Chains.SetItem(0, told.Chains[0] with { Entries = told.Chains[0].Entries - 1 }) },
        ["an entry withheld"] = told => told with { Chains = told.Chains.SetItem(0, told.Chains[0] with { Withheld = 1 }) },
        ["another head"] = told => told with { Chains = told.Chains.SetItem(0, told.Chains[0] with { Head = new string('0', 64) }) },
        ["another hash of a chain"] = told => told with { Chains = told.Chains.SetItem(0, told.Chains[0] with { HashAlg = Digests.Sm3 }) },
        ["a chain of somebody else"] = told => told with { Chains = told.Chains.SetItem(0, told.Chains[0] with { Subject = "matter/another" }) },
        ["a chain listed twice"] = told => told with { Chains = told.Chains.Add(told.Chains[^1]) },
        ["a text nobody wrote"] = told => told with { Texts = told.Texts.Add(told.Texts[0] with { Digest = new string('0', 64) }) },
        ["a text not listed"] = told => told with { Texts = told.Texts.RemoveAt(0) },
        ["another salt"] = told => told with { Texts = told.Texts.SetItem(0, told.Texts[0] with { Salt = "00" }) },
        ["a text withheld that speaks of nothing else"] = told => told with { Texts = told.Texts.SetItem(0, new ManifestText(told.Texts[0].Digest, null, null, IsWithheld: true)) },
        ["a text said to be destroyed"] = told => told with { Texts = told.Texts.SetItem(0, new ManifestText(told.Texts[0].Digest, null, null)) },
        ["an attachment nobody filed"] = told => told with { Attachments = told.Attachments.Add(new ManifestAttachment(new string('0', 64), "照片.jpg", told.Chains[0].File)) },
        ["a file of another length"] = told => told with { Files = told.Files.SetItem(0, told.Files[0] with { Length = told.Files[0].Length + 1 }) },
    };

    public static TheoryData<string> Claimed => [.. Claims.Keys];

    [Theory]
    [MemberData(nameof(Claimed))]
    [Trait("Clause", "R-4.2.6-d")]
    public async Task What_the_manifest_claims_is_compared_with_what_the_entries_tell(string what) =>
        Assert.Equal(Proof.DoesNotHold, Dossier.Verify(Dossiers.Remake(await Dossiers.S1(), Claims[what]), Dossiers.Key.PublicKey).Proof);

    [Fact]
    public async Task Remade_as_it_was_it_holds()
    {
        var dossier = Dossiers.Remake(await Dossiers.S1(), told => told);
        Assert.Equal(Proof.Holds, Dossier.Verify(dossier, Dossiers.Key.PublicKey).Proof);
        Assert.Equal(Proof.OriginUnchecked, Dossier.Verify(dossier).Proof);
        Assert.Equal(Proof.DoesNotHold, Dossier.Verify(dossier, DistrictKey.Create().PublicKey).Proof);
    }

    [Fact]
    public async Task That_the_record_is_a_demonstration_is_said_in_words()
    {
        var report = Dossier.Verify(Dossiers.Remake(await Dossiers.S1(), Claims["a demonstration that is none"]), Dossiers.Key.PublicKey);
        Assert.Contains("演示", Assert.Single(report.Findings).Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regulation/")]
    [InlineData("definition/")]
    [InlineData("body/")]
    [InlineData("person/M01")]
    [InlineData("meeting/")]
    [InlineData("matter/")]
    public async Task A_chain_of_which_nothing_is_left_is_missed(string kind)
    {
        var dossier = await Dossiers.S1();
        var gone = Manifest.Read(Dossiers.Files(dossier).Single(file => file.Name == Manifest.FileName).Content).Chains.First(chain => chain.Subject.StartsWith(kind, StringComparison.Ordinal));
        var without = Dossiers.Remake(
            dossier,
            told => told with { Chains = told.Chains.Remove(gone), Files = [.. told.Files.Where(file => file.Name != gone.File)] },
            (gone.File, null));
        Assert.Equal(Proof.DoesNotHold, Dossier.Verify(without, Dossiers.Key.PublicKey).Proof);
    }

    [Fact]
    [Trait("Clause", "R-4.2.6-d")]
    public async Task A_document_changed_taken_out_or_put_in_is_found()
    {
        const string Record = Manifest.Documents + "会议记录.docx";
        var (dossier, changed) = (await Dossiers.S1(), Encoding.UTF8.GetBytes("别的记录"));
        Found(Record, "摘要", (Record, changed));
        Found(Record, "缺失", (Record, null));
        Found(Manifest.Documents + "责任档案.docx", "没有这个文件", (Manifest.Documents + "责任档案.docx", changed));

        void Found(string where, string what, (string, byte[]?) edit)
        {
            var finding = Assert.Single(Dossier.Verify(Dossiers.Remake(dossier, told => told, edit), Dossiers.Key.PublicKey).Findings);
            Assert.Equal(where, finding.Where);
            Assert.Contains(what, finding.Chinese, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_of_which_the_manifest_does_not_say_what_it_is_is_found()
    {
        byte[] content = [1, 2, 3];
        var listed = new ManifestFile("chains/more.jsonl", content.Length, Digests.Of(Digests.Sha256, content));
        var dossier = Dossiers.Remake(await Dossiers.S1(), told => told with { Files = told.Files.Add(listed) }, (listed.Name, content));
        Assert.Equal(listed.Name, Assert.Single(Dossier.Verify(dossier, Dossiers.Key.PublicKey).Findings).Where);
    }
}

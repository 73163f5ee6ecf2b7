using System.Text;
using System.Text.RegularExpressions;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;
using SanzhongYida.Testbed;

namespace SanzhongYida.Storage.Tests;

public sealed partial class DossierTests
{
    private const string FirstMeeting = "meeting/meeting-1";

    [Fact]
    public async Task A_dossier_as_it_was_taken_holds_and_its_outcomes_are_counted_again()
    {
        var report = Dossier.Verify(await Dossiers.S1(), Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal("城区集中供热管网改造和分户计量收费方案", report.Title);
        Assert.Equal(Proof.Holds, report.Proof);
        Assert.Equal(["会议纪要.docx", "会议记录.docx"], report.Documents);
        Assert.Equal(
            [
                new CountedItem(1, BodyKind.Executive, new DateOnly(2026, 4, 28), 8, 7, 0, new Ballots(6, 1, 0), Outcome.Carried),
                new CountedItem(1, BodyKind.Executive, new DateOnly(2026, 11, 3), 8, 8, 0, new Ballots(8, 0, 0), Outcome.Carried),
            ],
            report.Outcomes);
    }

    [Fact]
    [Trait("Clause", "R-4.2.3-c")]
    public async Task Options_voted_by_secret_ballot_are_counted_again_and_totals_that_changed_places_are_found()
    {
        var dossier = await OfVariant("taobei/S5.scenario.txt", "纸票");
        var report = Dossier.Verify(dossier, Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal((new Ballots(5, 1, 0), Outcome.Carried), (report.Outcomes[^1].Totals, report.Outcomes[^1].Outcome));

        const string First = "\"approve\":5,\"oppose\":1";
        const string Second = "\"approve\":1,\"oppose\":5";
        var forged = Dossiers.Forge(dossier, Dossiers.Key, "meeting", body => !body.Contains("\"paper-ballot-recorded\"", StringComparison.Ordinal)
            ? body
            : body.Contains(First, StringComparison.Ordinal) ? body.Replace(First, Second, StringComparison.Ordinal) : body.Replace(Second, First, StringComparison.Ordinal));
        Assert.Contains(Dossier.Verify(forged, Dossiers.Key.PublicKey).Findings, finding => finding.Chinese.Contains("各方案的票数", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Clause", "W-CAD")]
    public async Task The_dossier_of_an_appointment_filed_taken_up_again_and_filed_again_holds()
    {
        var report = Dossier.Verify(await OfVariant("taobei/S2.scenario.txt", "归档的任免决定"), Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal([Outcome.Carried, Outcome.Rejected], report.Outcomes.Select(outcome => outcome.Outcome));
    }

    private static async Task<byte[]> OfVariant(string file, string title)
    {
        await using var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Dossiers.Walk(StoryFile.Read(Shipped.Read(file)).All.Single(story => story.Title.Contains(title, StringComparison.Ordinal))));
        return (await Dossier.Take(office.Path, Dossiers.Order("matter-1")))!;
    }

    public static TheoryData<string> Stories => [.. Shipped.Stories];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Every_dossier_of_every_story_holds(string story)
    {
        await using var office = await Office.New();
        await StoryRunner.Run(StoryFile.Read(Shipped.Read(story)), new DeskStage(office));
        var matters = await office.Desk.Record.Matters(Everybody(office), null, 200, TestContext.Current.CancellationToken);
        Assert.NotEmpty(matters.Items);
        foreach (var matter in matters.Items)
        {
            Assert.Empty(Dossier.Verify((await Dossier.Take(office.Path, Dossiers.Order(matter.Id)))!, Dossiers.Key.PublicKey).Findings);
        }
    }

    [Fact]
    [Trait("Clause", "W-ARC")]
    public async Task It_says_of_its_matter_who_formed_it_when_and_by_what_process_and_when_it_is_handed_over()
    {
        var files = Dossiers.Files(await Dossiers.S1());
        var matter = Manifest.Read(files.Single(file => file.Name == Manifest.FileName).Content).Matter;
        Assert.Equal(
            ("住建局", "住建局-经办", new DateOnly(2026, 2, 24), new DateOnly(2026, 11, 27), 2036, "major-decision"),
            (matter.Unit, matter.Handler, matter.SubmittedOn, matter.ArchivedOn!.Value, matter.TransferYear!.Value, matter.Process));
        Assert.Contains(files, file => file.Name.Contains(matter.DefinitionHash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taken_twice_it_is_the_same_but_for_the_signature()
    {
        var (one, other) = (Dossiers.Files(await Dossiers.S1()), Dossiers.Files(await Dossiers.S1()));
        Assert.Equal(one.Select(file => file.Name), other.Select(file => file.Name), StringComparer.Ordinal);
        Assert.All(one.Zip(other).Where(pair => pair.First.Name != Manifest.SignatureName), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public async Task It_is_a_zip_file_that_others_open()
    {
        await using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(await Dossiers.S1()));
        Assert.Contains(archive.Entries, entry => entry.FullName == "chains/body/常务会议.jsonl");
        await using var manifest = await archive.GetEntry(Manifest.FileName)!.OpenAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(manifest);
        Assert.Contains("城区集中供热", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_and_hashed_by_the_commercial_algorithms_it_holds_as_well()
    {
        var key = DistrictKey.Create(DistrictKey.Sm2);
        var dossier = await Dossiers.S1(key: key, hashAlg: Digests.Sm3);
        var report = Dossier.Verify(dossier, key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal(DistrictKey.Sm2, report.Algorithm);
        Assert.NotEmpty(Dossier.Verify(dossier, DistrictKey.Create(DistrictKey.Sm2).PublicKey).Findings);
        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Digests.Of(Digests.Sm3, "abc"u8));
    }

    [Fact]
    [Trait("Clause", "R-4.2.6-d")]
    public async Task One_changed_byte_anywhere_is_found_and_its_file_named()
    {
        var dossier = await Dossiers.S1();
        var files = Dossiers.Files(dossier);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var trial = Chance.IsLong ? 10_000 : 500; trial > 0; trial--)
        {
            var at = random.Next(dossier.Length);
            byte[] changed = [.. dossier];
            changed[at] ^= (byte)random.Next(1, 256);
            var findings = Dossier.Verify(changed, Dossiers.Key.PublicKey).Findings;
            Assert.True(findings.Count > 0, $"seed {seed}: byte {at} was changed and nothing was found");
            if (In(files, dossier, at) is { } name)
            {
                Assert.True(findings.Any(finding => finding.Where == name), $"seed {seed}: byte {at} of {name} was changed, found was {string.Join("; ", findings)}");
            }
        }
    }

    [Fact]
    [Trait("Clause", "R-4.2.6-d")]
    public async Task A_removed_fact_a_swapped_vote_another_roster_and_another_key_are_found_wherever_they_stand()
    {
        var (dossier, thief, chance) = (await Dossiers.S1(), DistrictKey.Create(), new Chance());
        var files = Dossiers.Files(dossier);
        var chains = files.Where(file => file.Name.StartsWith("chains/", StringComparison.Ordinal)).ToList();
        var meeting = chains.Single(file => file.Name == $"chains/{FirstMeeting}.jsonl");
        var manifest = files.Single(file => file.Name == Manifest.FileName);
        for (var trial = Chance.IsLong ? 10_000 : 200; trial > 0; trial--)
        {
            var forged = (trial % 4) switch
            {
                0 => Edited(chains[chance.Below(chains.Count)], Line(), _ => ""),
                1 => Edited(meeting, Vote(), vote => vote.Contains("Oppose", StringComparison.Ordinal) ? vote.Replace("Oppose", "Approve", StringComparison.Ordinal) : vote.Replace("Approve", "Oppose", StringComparison.Ordinal)),
                2 => Edited(meeting, Seat(), _ => ""),
                _ => new DossierFile(Manifest.SignatureName, Manifest.Sign(manifest.Content, thief)),
            };
            var findings = Dossier.Verify(Container.Write(files.Select(file => file.Name == forged.Name ? forged : file)), Dossiers.Key.PublicKey).Findings;
            Assert.True(findings.Any(finding => finding.Where == forged.Name), $"seed {chance.Seed}, trial {trial}: {forged.Name} was forged, found was {string.Join("; ", findings)}");
        }

        // One of the places where the text stands, chosen by chance, is edited.
        DossierFile Edited(DossierFile file, Regex place, Func<string, string> edit)
        {
            var text = Encoding.UTF8.GetString(file.Content);
            var places = place.Matches(text);
            var chosen = places[chance.Below(places.Count)];
            return new DossierFile(file.Name, Encoding.UTF8.GetBytes(text[..chosen.Index] + edit(chosen.Value) + text[(chosen.Index + chosen.Length)..]));
        }
    }

    [Fact]
    public async Task Bytes_added_and_bytes_cut_off_are_found()
    {
        var dossier = await Dossiers.S1();
        Assert.NotEmpty(Dossier.Verify([.. dossier, 0]).Findings);
        Assert.NotEmpty(Dossier.Verify(dossier[..^1]).Findings);
        Assert.NotEmpty(Dossier.Verify(dossier[..(dossier.Length / 2)]).Findings);
        Assert.NotEmpty(Dossier.Verify([]).Findings);
    }

    public static TheoryData<string, string, string, string> Forgeries => new()
    {
        { "a vote turned round", FirstMeeting, "{\"member\":\"M05\",\"opinion\":\"Oppose\"}]", "{\"member\":\"M05\",\"opinion\":\"Approve\"}]" },
        { "a vote removed", FirstMeeting, "{\"member\":\"M02\",\"opinion\":\"Approve\"},", "" },
        { "a vote of somebody absent", FirstMeeting, "{\"member\":\"M02\",\"opinion\":\"Approve\"}", "{\"member\":\"M07\",\"opinion\":\"Approve\"}" },
        { "a vote counted twice", FirstMeeting, "{\"member\":\"M02\",\"opinion\":\"Approve\"}", "{\"member\":\"M03\",\"opinion\":\"Approve\"}" },
        { "another outcome", FirstMeeting, "\"outcome\":\"Carried\"", "\"outcome\":\"Rejected\"" },
        { "other totals", FirstMeeting, "\"totals\":{\"approve\":6,\"oppose\":1,\"defer\":0}", "\"totals\":{\"approve\":7,\"oppose\":0,\"defer\":0}" },
        { "another roster at the opening", FirstMeeting, "\"M07\",\"M08\"],\"settings\"", "\"M08\"],\"settings\"" },
        { "another setting", FirstMeeting, "\"C-07\":\"defer\"", "\"C-07\":\"reject\"" },
        { "another presider", FirstMeeting, "\"presider\":\"M01\"", "\"presider\":\"M02\"" },
        { "a member who did not come", FirstMeeting, "\"fact\":\"member-arrived\",\"member\":\"M08\"", "\"fact\":\"member-arrived\",\"member\":\"M07\"" },
        { "another conclusion of the matter", "matter", "\"outcome\":\"Carried\"", "\"outcome\":\"DeferredDivergent\"" },
        { "another day of the conclusion", "matter", "\"on\":\"2026-04-28\",\"workItem\"", "\"on\":\"2026-04-27\",\"workItem\"" },
        { "another title", "matter", "城区集中供热管网改造和分户计量收费方案", "别的方案" },
        { "a head who was none", "person/M01", "DistrictHead", "PartyGroupMember" },
        { "another definition", "matter", "\"process-begun\",\"process\":\"major-decision\"", "\"process-begun\",\"process\":\"large-funds\"" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Forged_with_every_hash_and_the_true_key_it_does_not_follow(string what, string subject, string genuine, string forged)
    {
        var dossier = Dossiers.Forge(await Dossiers.S1(), Dossiers.Key, subject, body => body.Replace(genuine, forged, StringComparison.Ordinal));
        var findings = Dossier.Verify(dossier, Dossiers.Key.PublicKey).Findings;
        Assert.True(findings.Count > 0, what);
        Assert.DoesNotContain(findings, finding => finding.Where == Manifest.SignatureName);
    }

    [Theory]
    [InlineData("body", "\"M08\"")]
    [InlineData(FirstMeeting, "\"votes-cast\"")]
    [InlineData(FirstMeeting, "\"item-closed\"")]
    [InlineData(FirstMeeting, "\"member\":\"M06\"")]
    [InlineData("matter", "\"item-concluded\"")]
    [InlineData("matter", "\"matter-submitted\"")]
    public async Task A_removed_entry_is_found_with_every_hash_and_the_true_key(string subject, string removed)
    {
        var seen = 0;
        var dossier = Dossiers.Forge(await Dossiers.S1(), Dossiers.Key, subject, body => body.Contains(removed, StringComparison.Ordinal) && seen++ == 0 ? null : body);
        Assert.NotEmpty(Dossier.Verify(dossier, Dossiers.Key.PublicKey).Findings);
    }

    [Theory]
    [InlineData("texts/")]
    [InlineData("chains/person/")]
    public async Task A_file_taken_out_of_the_list_of_files_too_is_missed(string folder)
    {
        var files = Dossiers.Files(await Dossiers.S1()).ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal);
        var manifest = Manifest.Read(files[Manifest.FileName]);
        var gone = manifest.Files.First(file => file.Name.StartsWith(folder, StringComparison.Ordinal)).Name;
        Assert.True(files.Remove(gone));
        files[Manifest.FileName] = (manifest with { Files = [.. manifest.Files.Where(file => file.Name != gone)] }).ToBytes();
        files[Manifest.SignatureName] = Manifest.Sign(files[Manifest.FileName], Dossiers.Key);
        var report = Dossier.Verify(Container.Write(files.Select(file => new DossierFile(file.Key, file.Value))), Dossiers.Key.PublicKey);
        Assert.Contains(report.Findings, finding => finding.Where == gone);
    }

    [Fact]
    public async Task An_entry_moved_to_another_place_of_the_record_is_found()
    {
        var dossier = Dossiers.Forge(await Dossiers.S1(), Dossiers.Key, FirstMeeting, body => Moved().Replace(body, "1"));
        Assert.Contains(Dossier.Verify(dossier, Dossiers.Key.PublicKey).Findings, finding => finding.Chinese.Contains("位置", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signed_by_another_key_it_is_found_by_whoever_brings_the_districts()
    {
        // Two votes change places: nothing but the key can tell.
        var thief = DistrictKey.Create();
        var forged = Dossiers.Forge(await Dossiers.S1(), thief, FirstMeeting, body => body
            .Replace("{\"member\":\"M05\",\"opinion\":\"Oppose\"}", "{\"member\":\"M06\",\"opinion\":\"Oppose\"}", StringComparison.Ordinal)
            .Replace("{\"member\":\"M06\",\"opinion\":\"Approve\"}", "{\"member\":\"M05\",\"opinion\":\"Approve\"}", StringComparison.Ordinal));
        Assert.Equal(Proof.OriginUnchecked, Dossier.Verify(forged).Proof);
        Assert.Equal(Manifest.SignatureName, Assert.Single(Dossier.Verify(forged, Dossiers.Key.PublicKey).Findings).Where);
    }

    [Fact]
    public async Task A_text_destroyed_by_two_persons_is_told_and_all_else_holds()
    {
        const string Reason = "价格机制稳妥。";
        var whole = Dossier.Verify(await Dossiers.S1());
        await using var office = await Dossiers.Recorded();
        var meeting = Subject.Meeting("meeting-1");
        var digest = Assert.Single(office.Read($"SELECT digest FROM text WHERE content = '{Reason}'"));
        await office.Must("K01", new KeepingCommand.ProposeRedaction(meeting, digest, "《个人信息保护法》第四十七条"), "redaction/1");
        await office.Must("M01", new KeepingCommand.ApproveRedaction(meeting, digest), "redaction/2");
        await office.Desk.DisposeAsync();
        var dossier = (await Dossier.Take(office.Path, Dossiers.Order("matter-1")))!;
        var report = Dossier.Verify(dossier, Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal([(digest, "《个人信息保护法》第四十七条", "K01", "M01")], report.Redacted.Select(text => (text.Digest, text.Basis, text.ProposedBy, text.ApprovedBy!)));
        Assert.Equal(whole.Texts - 1, report.Texts);
        Assert.Equal(whole.Outcomes, report.Outcomes);
        Assert.Equal(-1, dossier.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Reason)));
        Assert.Empty(Replay.Verify(office.Path).Findings);

        // Not a byte of it is left in the record's files either.
        Assert.All(Directory.GetFiles(office.Folder), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Reason))));
    }

    // A clock put back makes what was done later look earlier, and the law a meeting met look as if it had come after it.
    [Theory]
    [InlineData("2026-12-01", null)]
    [InlineData("2026-02-10", "2026-03-01")]
    public async Task Whatever_the_clock_did_an_honest_dossier_holds(string founded, string? changed)
    {
        await using var office = await Office.FoundedAt(Morning(founded));
        await StoryRunner.Run(StoryFile.Read(TwoMatters.Story), new DeskStage(office));
        if (changed is not null)
        {
            var change = new RegulationCommand.ChangeSetting("C-07", "reject", DistrictTime.Day(Morning(changed)), "改为不予通过", "M01");
            Assert.IsType<Answer.Accepted>(await office.Desk.Commit(new Instruction("clock/1", "A01", Morning(changed), change, new byte[16])));
            Assert.IsType<Answer.Accepted>(await office.Desk.Commit(new Instruction("clock/2", "M01", Morning(changed), new RegulationCommand.ApproveSetting("C-07", "reject"), new byte[16])));
        }

        await office.Desk.DisposeAsync();
        Assert.Empty(Dossier.Verify((await Dossier.Take(office.Path, Dossiers.Order("matter-1")))!, Dossiers.Key.PublicKey).Findings);
        Assert.Empty(Replay.Verify(office.Path).Findings);

        static DateTimeOffset Morning(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new TimeOnly(9, 0), TimeSpan.FromHours(8));
    }

    [Fact]
    public async Task A_text_that_vanished_without_a_word_is_found()
    {
        var report = Dossier.Verify(await Dossiers.S1(tampered: "DELETE FROM text WHERE content = '农村集中居住点未纳入。'"), Dossiers.Key.PublicKey);
        Assert.Contains("no entry says that it was", Assert.Single(report.Findings).English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_is_in_it_and_a_changed_one_is_found()
    {
        await using var office = await Dossiers.Recorded();
        byte[] content = [.. Encoding.UTF8.GetBytes("竣工验收照片")];
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        using (var stream = new MemoryStream(content))
        {
            Assert.True(await AttachmentStore.Beside(office.Path).Put("matter-2", digest, stream, 100, TestContext.Current.CancellationToken));
        }

        await office.Must("住建局-经办", Office.Matter("matter-2"), "attachment/1");
        await office.Must("住建局-经办", new KeepingCommand.FileAttachment("matter-2", digest, "照片.jpg", content.Length), "attachment/2");
        await office.Desk.DisposeAsync();
        var dossier = (await Dossier.Take(office.Path, Dossiers.Order("matter-2")))!;
        var report = Dossier.Verify(dossier, Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Attachments);
        var name = "attachments/" + digest;
        var forged = Container.Write(Dossiers.Files(dossier).Select(file => file.Name == name ? new DossierFile(name, [.. file.Content, 0]) : file));
        Assert.Contains(Dossier.Verify(forged).Findings, finding => finding.Where == name);
        File.Delete(Assert.Single(Directory.GetFiles(System.IO.Path.Combine(office.Folder, "attachments"), digest, SearchOption.AllDirectories)));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Dossier.Take(office.Path, Dossiers.Order("matter-2")));
    }

    // The paper record of a meeting goes with the matter it was about, and not with one of several.
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task The_signed_scan_of_a_meeting_is_in_it_unless_it_tells_of_other_matters_too(bool isShared, int held)
    {
        await using var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await (isShared ? Shared : Dossiers.Record).Value);
        await office.Open();
        byte[] content = [.. "签字页"u8];
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        var meeting = (await office.Desk.Record.Matter(office.As("M01"), "matter-1", TestContext.Current.CancellationToken))!.Conclusions[0].Meeting;
        using (var stream = new MemoryStream(content))
        {
            Assert.True(await AttachmentStore.Beside(office.Path).Put(meeting, digest, stream, 100, TestContext.Current.CancellationToken));
        }

        await office.Must("K01", new KeepingCommand.FileScan(meeting, digest, "签字页.pdf", content.Length), "scan/1");
        Assert.Contains(digest, await office.Desk.Record.Named(meeting, TestContext.Current.CancellationToken));
        await office.Desk.DisposeAsync();
        var dossier = (await Dossier.Take(office.Path, Dossiers.Order("matter-1")))!;
        var report = Dossier.Verify(dossier, Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.Equal(held, report.Attachments);
        Assert.Equal(held, Dossiers.Files(dossier).Count(file => file.Name == "attachments/" + digest));
        if (!isShared)
        {
            var forged = Container.Write(Dossiers.Files(dossier).Select(file => file.Name == "attachments/" + digest ? new DossierFile(file.Name, [.. file.Content, 0]) : file));
            Assert.Contains(Dossier.Verify(forged).Findings, finding => finding.Where == "attachments/" + digest);
        }
    }

    [Fact]
    public async Task What_a_meeting_said_on_another_matter_stands_in_it_as_hashes_only()
    {
        var dossier = await Together("matter-1", reader: null);
        var report = Dossier.Verify(dossier!, Dossiers.Key.PublicKey);
        Assert.Empty(report.Findings);
        Assert.True(report.Withheld > 5, report.ToString());
        Assert.Equal(Outcome.Carried, Assert.Single(report.Outcomes).Outcome);
        Assert.NotEqual(-1, dossier.AsSpan().IndexOf("甲事的理由"u8));
        Assert.Equal(-1, dossier.AsSpan().IndexOf("乙事的理由"u8));
        Assert.Equal(-1, dossier.AsSpan().IndexOf("matter-2"u8));

        // 纪要, as filed and as reworded, and 补正 speak of both.
        Assert.Equal(3, report.WithheldTexts);
        Assert.Equal(-1, dossier.AsSpan().IndexOf("甲事乙事"u8));
        Assert.Equal(Outcome.DeferredNotCarried, Assert.Single(Dossier.Verify((await Together("matter-2", reader: null))!).Outcomes).Outcome);
    }

    [Theory]
    [InlineData("K01", true)]
    [InlineData("S01", true)]
    [InlineData("M01", false)]
    [InlineData("政府办-经办", false)]
    [InlineData("住建局-经办", false)]
    public async Task It_is_taken_by_those_who_keep_the_record_and_those_who_supervise(string person, bool may) =>
        Assert.Equal(may, await Together("matter-1", person) is not null);

    [Fact]
    public void A_key_is_made_once_and_read_again()
    {
        var folder = Directory.CreateTempSubdirectory("szyd-key-");
        foreach (var algorithm in new[] { DistrictKey.Ecdsa, DistrictKey.Sm2 })
        {
            var place = folder.CreateSubdirectory(algorithm).FullName;
            var key = DistrictKey.OpenOrCreate(place, algorithm);
            var again = DistrictKey.OpenOrCreate(place);
            Assert.Equal(algorithm, again.Algorithm);
            Assert.Equal(key.PublicKey, DistrictKey.ReadPublic(File.ReadAllText(Path.Combine(place, "district.pub.pem"))));
            Assert.True(DistrictKey.Verify(algorithm, key.PublicKey, [1, 2, 3], again.Sign([1, 2, 3])));
            Assert.False(DistrictKey.Verify(algorithm, key.PublicKey, [1, 2, 4], again.Sign([1, 2, 3])));
        }

        folder.Delete(recursive: true);
    }

    private static Reader Everybody(Office office) => new("all", [.. office.Desk.Law.People.Keys.SelectMany(person => office.As(person).Keys)]);

    private static readonly Lazy<Task<byte[]>> Shared = new(() => Dossiers.Walk(TwoMatters.Story));

    private static async Task<byte[]?> Together(string matter, string? reader)
    {
        await using var office = Office.Empty();
        await File.WriteAllBytesAsync(office.Path, await Shared.Value);
        await office.Open();
        return await Dossier.Take(office.Path, Dossiers.Order(matter, reader: reader is null ? null : office.As(reader)));
    }

    // The file whose content holds the byte; null for what is between files.
    private static string? In(List<DossierFile> files, byte[] dossier, int at)
    {
        var start = 0;
        foreach (var file in files)
        {
            start += dossier.AsSpan(start).IndexOf(file.Content);
            if (at >= start && at < start + file.Content.Length)
            {
                return file.Name;
            }

            start += file.Content.Length;
        }

        return null;
    }

    [GeneratedRegex(@"[^\n]+\n", RegexOptions.None, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"\{""member"":""M0\d"",""opinion"":""(Approve|Oppose)""\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vote();

    [GeneratedRegex(@"(?<=""n"":3,""r"":)\d+", RegexOptions.None, 1000)]
    private static partial Regex Moved();

    // Of the roster at the opening.
    [GeneratedRegex(@"""M0\d"",(?=(""M0\d"",?)+\],""settings"")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seat();
}

using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Cli;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>A demonstration in which two matters came before one meeting.</summary>
public sealed class SharedMeeting : IAsyncLifetime
{
    public RunningServer Server { get; } = RunningServer.Demonstration();

    public string Meeting { get; private set; } = "";

    /// <summary>The matters, 甲 and 乙, by the first letter of their title.</summary>
    public IDictionary<string, string> Matters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        await StoryRunner.Run(StoryFile.Read(TwoMatters.Story), new HttpStage(http, DemonstrationDistrict.Password));
        var recorder = await Server.As("K01");
        Meeting = (await recorder.Get("/api/v1/meetings")).Body!["items"]![0]!["id"]!.GetValue<string>();
        foreach (var matter in (await recorder.Get("/api/v1/matters")).Body!["items"]!.AsArray())
        {
            Matters[matter!["title"]!.GetValue<string>()[..1]] = matter["id"]!.GetValue<string>();
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public Task<byte[]> Dossier(string matter, string person = "K01") => Paper.Bytes(Server, $"/api/v1/matters/{Matters[matter]}/dossier", person);
}

/// <summary>The office's documents in the dossier, which holds one matter's part of a meeting and nothing of the others.</summary>
public sealed class DossierPaperTests(SharedMeeting district) : IClassFixture<SharedMeeting>
{
    [Fact]
    [Trait("Clause", "R-4.2.6-d")]
    [Trait("Clause", "W-713-33")]
    public async Task The_dossier_holds_the_record_the_minutes_and_every_document_of_its_matter()
    {
        var documents = Documents(await district.Dossier("甲"));
        Assert.Equal(["会议1-会议纪要.docx", "会议1-会议议程.docx", "会议1-会议记录.docx", "会议1-会议通知.docx", "责任档案.docx"], documents.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, content) in documents)
        {
            using var paper = new Paper(content);
            Assert.Empty(paper.Faults);
            Assert.DoesNotContain('{', paper.Text);
            Assert.Contains("卷宗所附", paper.Headers, StringComparison.Ordinal);
            Assert.Contains("演示", paper.Headers, StringComparison.Ordinal);
            Assert.Contains("甲事", paper.Text, StringComparison.Ordinal);
            Assert.False(paper.Headers.Contains("K01", StringComparison.Ordinal), $"{name} names its reader");
        }

        using var record = new Paper(documents["会议1-会议记录.docx"]);
        Assert.Contains("甲事的理由", record.Text, StringComparison.Ordinal);
        Assert.Contains("同意5票", record.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲", "乙事")]
    [InlineData("乙", "甲事")]
    [Trait("Clause", "R-4.2.5-a")]
    public async Task Nothing_in_it_tells_of_the_other_matter_of_the_meeting(string matter, string other)
    {
        var dossier = await district.Dossier(matter);
        Assert.Equal(-1, dossier.AsSpan().IndexOf(Encoding.UTF8.GetBytes(other)));
        foreach (var (name, content) in Documents(dossier))
        {
            using var paper = new Paper(content);
            Assert.False(paper.Text.Contains(other, StringComparison.Ordinal), $"{name} tells of the other matter: {paper.Text}");
            Assert.Equal(name.StartsWith("会议", StringComparison.Ordinal), paper.Headers.Contains("其他议题不在本卷", StringComparison.Ordinal));
        }

        using var minutes = new Paper(Documents(dossier)["会议1-会议纪要.docx"]);
        Assert.Contains("以上为本卷事项的摘录", minutes.Text, StringComparison.Ordinal);
        using var record = new Paper(Documents(dossier)["会议1-会议记录.docx"]);
        Assert.Contains("兼及同次会议的其他议题，不在本卷", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_again_at_another_moment_its_documents_are_the_same_bytes()
    {
        var first = Documents(await district.Dossier("乙"));
        await district.Server.SetClock(new DateTimeOffset(2026, 4, 28, 20, 0, 0, TimeSpan.FromHours(8)));
        var second = Documents(await district.Dossier("乙"));
        Assert.NotEmpty(first);
        Assert.Equal(first.Keys, second.Keys, StringComparer.Ordinal);
        Assert.All(first, document => Assert.Equal(document.Value, second[document.Key]));
    }

    [Fact]
    public async Task Szyd_tells_a_dossier_of_the_districts_key_from_one_that_only_agrees_with_itself()
    {
        var folder = Directory.CreateTempSubdirectory("szyd-verify-");
        try
        {
            var (file, key, other) = (Path.Combine(folder.FullName, "d.zip"), Path.Combine(folder.FullName, "key.pem"), Path.Combine(folder.FullName, "other.pem"));
            await File.WriteAllBytesAsync(file, await district.Dossier("甲"), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(key, (await district.Server.Anybody.Get("/api/v1/signing-key")).Text, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(other, DistrictKey.Create().ToPublicPem(), TestContext.Current.CancellationToken);
            var fingerprint = DistrictKey.Fingerprint(DistrictKey.ReadPublic(await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken)));

            var proved = await CommandLineTests.Ends(0, "verify", file, "--key", key);
            Assert.Contains("成立:结果由记录得出,并由所给公钥", proved, StringComparison.Ordinal);
            Assert.Contains("公文5件:会议1-会议纪要.docx、会议1-会议议程.docx、会议1-会议记录.docx", proved, StringComparison.Ordinal);

            var origin = await CommandLineTests.Ends(3, "verify", file);
            Assert.DoesNotContain("成立", origin, StringComparison.Ordinal);
            Assert.Contains("来源未核对", origin, StringComparison.Ordinal);
            Assert.Contains(fingerprint, origin, StringComparison.Ordinal);

            var english = await CommandLineTests.Ends(3, "verify", file, "--english");
            Assert.DoesNotContain("It holds", english, StringComparison.Ordinal);
            Assert.Contains("its origin is unchecked", english, StringComparison.Ordinal);
            Assert.Contains(fingerprint, english, StringComparison.Ordinal);

            Assert.Contains("不成立", await CommandLineTests.Ends(1, "verify", file, "--key", other), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_destroyed_text_is_printed_as_destroyed_by_whom_and_why_and_nobody_reads_it_for_being_asked_about()
    {
        const string Basis = "《个人信息保护法》第四十七条";
        var meeting = $"/api/v1/meetings/{district.Meeting}";
        var (recorder, office) = (await district.Server.As("K01"), await district.Server.As("政府办-经办"));
        var statement = (await recorder.Get(meeting)).Body!["items"]![0]!["statements"]!.AsArray().First(statement => statement!["member"]!.GetValue<string>() == "M04");
        var digest = statement!["reason"]!["digest"]!.GetValue<string>();
        Assert.True((await recorder.Post($"{meeting}/redactions", new { Digest = digest, Basis })).IsSuccess);
        Assert.True((await recorder.Get($"{meeting}/texts/{digest}")).IsSuccess);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"{meeting}/texts/{digest}")).Status);

        Assert.True((await (await district.Server.As("M01")).Post($"{meeting}/redactions/{digest}/approve", new { })).IsSuccess);
        var told = $"（已销毁：{Name("K01")}提请，{Name("M01")}2026年4月28日批准，依据：{Basis}）";
        using var record = await Paper.Of(district.Server, $"{meeting}/documents/record", "K01");
        Assert.Contains($"{Name("M04")}：同意。理由：{told}", record.Text, StringComparison.Ordinal);
        var dossier = await district.Dossier("甲");
        using var filed = new Paper(Documents(dossier)["会议1-会议记录.docx"]);
        Assert.Contains(told, filed.Text, StringComparison.Ordinal);
        using var responsibility = new Paper(Documents(dossier)["责任档案.docx"]);
        Assert.Contains(told, responsibility.Text, StringComparison.Ordinal);
        Assert.Equal(digest, Assert.Single(Storage.Dossier.Verify(dossier).Redacted).Digest);
        using var other = await Paper.Of(district.Server, $"{meeting}/documents/record", "政府办-经办");
        Assert.DoesNotContain("已销毁", other.Text, StringComparison.Ordinal);

        string Name(string person) => Words.Person(district.Server.Services.GetRequiredService<Desk>().Law, person);
    }

    private static Dictionary<string, byte[]> Documents(byte[] dossier)
    {
        const string Folder = "documents/";
        using var archive = new ZipArchive(new MemoryStream(dossier));
        return archive.Entries.Where(entry => entry.FullName.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(entry => entry.FullName[Folder.Length..], Content, StringComparer.Ordinal);

        static byte[] Content(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            stream.ReadExactly(content);
            return content;
        }
    }
}

using System.IO.Compression;
using System.Xml.Linq;

namespace SanzhongYida.Server.Tests;

/// <summary>The export in the shape of the state-owned enterprises' standard, of S1 with its evaluation meeting.</summary>
public class SasacExportTests(Evaluated district) : IClassFixture<Evaluated>
{
    [Fact]
    [Trait("Clause", "U-7")]
    public async Task It_holds_what_the_standard_names_as_far_as_the_record_has_it()
    {
        using var reply = await district.Ask("/api/v1/supervision/exports/sasac?from=2026-01-01&to=2026-12-31", "S01");
        using var zip = new ZipArchive(await reply.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var party = Read(zip, "_0005_").Descendants("meeting_type").Single(type => type.Element("meeting_type_name")!.Value.Contains("党组", StringComparison.Ordinal));
        Assert.Equal([("", "1/2"), ("重要干部任免", "2/3")], party.Elements("rate").Select(rate => (rate.Attribute("item")?.Value ?? "", rate.Value)));
        var plenary = Read(zip, "_0005_").Descendants("meeting_type").Single(type => type.Element("meeting_type_name")!.Value.Contains("全体", StringComparison.Ordinal));
        Assert.Equal("2/3", Assert.Single(plenary.Elements("rate")).Value);
        Assert.Equal("2023-12-09", Read(zip, "_0005_").Descendants("approval_date").Single().Value);
        Assert.NotEmpty(Read(zip, "_0004_").Descendants("catalog_code"));

        var meetings = Read(zip, "_0006_").Descendants("meeting").ToList();
        Assert.Equal(2, meetings.Count);
        var (first, evaluation) = (meetings[0], meetings[1]);
        Assert.Equal("外出学习", first.Descendants("attendee").Single(attendee => attendee.Element("attend_flag")!.Value == "0").Element("reason")!.Value);
        Assert.Empty(first.Descendants("relation_list").Single().Elements());
        Assert.Equal(first.Element("meeting_id")!.Value, Assert.Single(evaluation.Descendants("relation_list").Single().Elements()).Value);

        foreach (var meeting in meetings)
        {
            foreach (var file in new[] { "notice_file", "minutes_file", "record_file" })
            {
                using var paper = new Paper(await Bytes(zip, meeting.Element(file)!.Value));
                Assert.Empty(paper.Faults);
            }
        }

        var subject = first.Descendants("subject").Single();
        var id = subject.Element("subject_id")!.Value;
        Assert.Equal("1", subject.Element("adopt_flag")!.Value);
        Assert.Contains(zip.Entries, entry => entry.FullName.Contains($"_0002_", StringComparison.Ordinal) && entry.FullName.EndsWith($"/{id}/议题材料/草案.txt", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName.Contains($"/{id}/听取意见/", StringComparison.Ordinal));
    }

    private static XDocument Read(ZipArchive zip, string code)
    {
        using var content = zip.Entries.Single(entry => entry.FullName.Contains(code, StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Open();
        return XDocument.Load(content);
    }

    private static async Task<byte[]> Bytes(ZipArchive zip, string path)
    {
        await using var content = await zip.Entries.Single(entry => entry.FullName.EndsWith("/" + path, StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}

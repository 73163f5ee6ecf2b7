using System.Net;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Configuration;

namespace SanzhongYida.Server.Tests;

/// <summary>The office's documents, made of what S1 recorded.</summary>
public class DocumentTests(Heated district) : IClassFixture<Heated>
{
    // 1 mm is 56.69 twips.
    private const double Millimetre = 1440 / 25.4;

    [Theory]
    [InlineData("notice")]
    [InlineData("agenda")]
    [InlineData("record")]
    [InlineData("minutes")]
    public async Task Every_document_of_a_meeting_is_filled_in_and_valid(string name)
    {
        using var paper = await district.OfMeeting(name, "K01");
        Assert.Empty(paper.Faults);
        Assert.DoesNotContain('{', paper.Text);
        Assert.Contains("供热管网改造和分户计量收费方案", paper.Text, StringComparison.Ordinal);
        Assert.Contains("演示", paper.Headers, StringComparison.Ordinal);
        Assert.Contains("K01", paper.Headers, StringComparison.Ordinal);
        Assert.Contains("2026年5月28日", paper.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_has_four_parts_no_vote_and_no_readers_name()
    {
        using var paper = await district.OfMatter("decisions/1/documents/publication", "政府办-经办");
        Assert.Empty(paper.Faults);
        Assert.DoesNotContain('{', paper.Text);
        Assert.Equal(["一、决策内容", "二、决策依据", "三、决策过程", "四、决策结果"], paper.Of("Heading").Select(line => line.InnerText), StringComparer.Ordinal);
        Assert.Contains("常务会议通过。", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("同意", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("政府办-经办", paper.Headers, StringComparison.Ordinal);
        using var none = await district.Ask($"/api/v1/matters/{district.Matter}/decisions/9/documents/publication", "政府办-经办");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    [Trait("Clause", "R-5.3-a")]
    [Trait("Clause", "W-713-38")]
    public async Task The_responsibility_file_says_of_each_member_what_was_said_and_voted()
    {
        using var paper = await district.OfMatter("documents/responsibility", "K01");
        Assert.Empty(paper.Faults);
        Assert.DoesNotContain('{', paper.Text);
        var rows = paper.Body.Descendants<TableRow>().Select(row => string.Join('|', row.Descendants<TableCell>().Select(cell => cell.InnerText))).ToList();
        Assert.Contains("副区长丙|到会|否|不同意|农村集中居住点未纳入。|不同意", rows, StringComparer.Ordinal);
        Assert.Contains("副区长戊|缺席|否|同意（书面）|同意方案。|未表决", rows, StringComparer.Ordinal);
        Assert.Equal(9, rows.Count);
        Assert.Contains("住建局经办人", paper.Text, StringComparison.Ordinal);
        foreach (var adviser in new[] { "专家论证专家：专家甲（2026年", "某大学热能系", "专家丙（2026年", "某仪表公司，有利害关系（与投标人有供货合同），意见不计", "合法性审查律师：区政府法律顾问（", "社会稳定风险评估：某评估事务所（", "列席：人大代表甲（区人大代表）", "法律顾问甲（区政府法律顾问）" })
        {
            Assert.Contains(adviser, paper.Text, StringComparison.Ordinal);
        }

        using var head = await district.Ask($"/api/v1/matters/{district.Matter}/documents/responsibility", "M01");
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Fact]
    public async Task The_report_on_supervision_is_the_centres()
    {
        using var paper = await district.Get("/api/v1/supervision/documents/report?from=2026-05-01&to=2026-06-30", "S01");
        Assert.Empty(paper.Faults);
        Assert.DoesNotContain('{', paper.Text);
        Assert.Contains("报告期：2026年5月1日至2026年6月30日", paper.Text, StringComparison.Ordinal);
        using var leader = await district.Ask("/api/v1/supervision/documents/report", "M01");
        Assert.Equal(HttpStatusCode.NotFound, leader.StatusCode);
    }

    [Fact]
    public async Task The_record_holds_every_mandatory_field_and_the_dissent_word_for_word()
    {
        using var paper = await district.OfMeeting("record", "K01");
        var text = paper.Text;
        foreach (var line in new[]
        {
            "会议时间：2026年4月28日 09:0",
            "会议事由：研究城区集中供热管网改造和分户计量收费方案",
            "地点：区政府第一会议室",
            "主持人：区长、党组书记",
            "缺席人：副区长戊，缺席原因：外出学习",
            "应到会8人，到会7人。",
            "副区长丙：不同意。理由：农村集中居住点未纳入。",
            "书面意见（宣读并附卷，不计票）：副区长戊，同意。同意方案。",
            "同意6票，不同意1票，缓议0票，未表决0人",
            "不同意：副区长丙。",
            "结果：通过，由住建局负责实施，由副区长乙负责协调",
        })
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }

        Assert.Contains(text.Split('\n'), line => line.StartsWith("出席人：区长、党组书记、常务副区长", StringComparison.Ordinal));
        Assert.Contains(text.Split('\n'), line => line.StartsWith("列席人：人大代表甲（区人大代表）", StringComparison.Ordinal));
        Assert.Contains(text.Split('\n'), line => line.StartsWith("记录人：", StringComparison.Ordinal));
        Assert.Equal(2, text.Split('\n').Count(line => line.Contains("签署）", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_read_the_deliberation_gets_a_record_without_it()
    {
        using var paper = await district.OfMeeting("record", "政府办-经办");
        Assert.Contains("审议和表决情况不在阅读范围", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("农村集中居住点未纳入", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不同意", paper.Text, StringComparison.Ordinal);
        using var stranger = await district.Ask($"/api/v1/meetings/{district.Meeting}/documents/record", "住建局-经办");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    [Trait("Clause", "W-DOC")]
    public async Task The_minutes_have_the_measures_of_the_standard()
    {
        using var paper = await district.OfMeeting("minutes", "K01");
        var section = paper.Body.Descendants<SectionProperties>().Single();
        var (size, margin, grid) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!, section.GetFirstChild<DocGrid>()!);
        Assert.Equal([210, 297, 37, 35, 28, 26], new[] { (int)size.Width!.Value, (int)size.Height!.Value, margin.Top!.Value, margin.Bottom!.Value, (int)margin.Left!.Value, (int)margin.Right!.Value }.Select(twips => (int)Math.Round(twips / Millimetre)));

        // 22 lines of 28 characters on 225 × 156 mm.
        Assert.Equal(22, (int)Math.Round(225 * Millimetre / grid.LinePitch!.Value));
        var letters = paper.Style("Normal").Parent!.GetFirstChild<DocDefaults>()!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal("32", letters.FontSize!.Val!.Value);
        Assert.Equal(28, (int)(156 * Millimetre / 20 / (16 + letters.Spacing!.Val!.Value / 20.0)));
        Assert.Equal("仿宋_GB2312", letters.RunFonts!.EastAsia!.Value);

        var mark = paper.Style("Mark");
        Assert.Equal("方正小标宋简体", mark.StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Equal("FF0000", mark.StyleRunProperties.Color!.Val!.Value);
        Assert.Equal(35, (int)Math.Round(int.Parse(mark.StyleParagraphProperties!.SpacingBetweenLines!.Before!.Value!, null) / Millimetre));
        Assert.EndsWith("纪要", paper.Body.GetFirstChild<Paragraph>()!.InnerText, StringComparison.Ordinal);
        Assert.Equal("Mark", paper.Body.GetFirstChild<Paragraph>()!.ParagraphProperties!.ParagraphStyleId!.Val!.Value);
    }

    [Fact]
    public async Task The_minutes_say_their_number_who_signed_them_off_and_to_whom_they_went()
    {
        using var paper = await district.OfMeeting("minutes", "K01");
        foreach (var line in new[] { "白洮政纪〔2026〕5号", "签发：区长、党组书记（2026年5月8日）", "分送：各副区长,住建局、发改局、民政局、信访局", "洮北区人民政府办公室2026年5月8日印发" })
        {
            Assert.Contains(line, paper.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_minutes_name_attendance_leave_and_observers_in_that_order_after_a_blank_line()
    {
        using var paper = await district.OfMeeting("minutes", "K01");
        var names = paper.Of("Names").ToList();
        Assert.Equal(["出席", "请假", "列席"], names.Select(line => line.InnerText[..2]), StringComparer.Ordinal);
        Assert.All(names, line => Assert.Equal("Hei", line.Descendants<Run>().First().RunProperties!.RunStyle!.Val!.Value));
        Assert.Equal("黑体", paper.Style("Hei").StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Equal("", names[0].PreviousSibling<Paragraph>()!.InnerText);
        Assert.Equal("请假：副区长戊", names[1].InnerText);
        var indent = paper.Style("Names").StyleParagraphProperties!.Indentation!;
        Assert.Equal(["500", "300"], [indent.LeftChars!.Value.ToString(null, null), indent.HangingChars!.Value.ToString(null, null)]);
        Assert.Contains("会议原则通过供热管网改造和分户计量收费方案,由住建局牵头实施。", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不同意", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_converter_there_is_no_pdf()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Documents:Converter", "no-such-program")]).Build();
        using var converter = new Converter(settings);
        Assert.Null(await converter.ToPdf([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_form_nobody_makes_is_refused()
    {
        using var reply = await district.Ask($"/api/v1/meetings/{district.Meeting}/documents/minutes?format=odt", "K01");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }
}

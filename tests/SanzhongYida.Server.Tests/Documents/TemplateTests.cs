using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SanzhongYida.Server.Tests;

/// <summary>How a template is filled in, however a word processor has cut it.</summary>
public class TemplateTests
{
    private static readonly PageMark None = new(null, null);

    [Fact]
    public void A_name_cut_into_runs_is_one_name_and_keeps_the_looks_of_its_first_letter()
    {
        var paragraph = new Paragraph(new Run(new Text("题目:{题")), new Run(new RunProperties(new Bold()), new Text("目}。")), new Run(new Text("完毕")));
        using var paper = Fill(Sheet.Of(("题目", "供热改造")), paragraph);
        Assert.Equal("题目:供热改造。完毕", paper.Text);
        Assert.Equal(["题目:供热改造", "。", "完毕"], paper.Body.Descendants<Text>().Select(text => text.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void Lists_repeat_what_stands_between_and_lists_in_lists_too()
    {
        var sheet = Sheet.Of(("会", "常务会议")).With("议题",
        [
            Sheet.Of(("题", "甲")).With("发言", [Sheet.Of(("谁", "M02")), Sheet.Of(("谁", "M03"))]),
            Sheet.Of(("题", "乙")).With("发言", []),
        ]);
        using var paper = Fill(sheet, Lines("开始", "{每个 议题}", "{题}({会})", "{每个 发言}", "{谁}说{题}", "{完}", "{完}", "结束"));
        Assert.Equal("开始\n甲(常务会议)\nM02说甲\nM03说甲\n乙(常务会议)\n结束", paper.Text);
    }

    [Fact]
    public void A_table_row_is_repeated()
    {
        var row = new TableRow(new TableCell(new Paragraph(new Run(new Text("{每个 人}{姓名}")))), new TableCell(new Paragraph(new Run(new Text("{意见}{完}")))));
        using var paper = Fill(new Sheet().With("人", [Sheet.Of(("姓名", "甲"), ("意见", "同意")), Sheet.Of(("姓名", "乙"), ("意见", "缓议"))]), new Table(new TableProperties(), new TableGrid(), row), new Paragraph());
        Assert.Equal(["甲同意", "乙缓议"], paper.Body.Descendants<TableRow>().Select(found => found.InnerText), StringComparer.Ordinal);
    }

    [Fact]
    public void Lines_are_broken_a_name_nobody_knows_is_left_and_what_is_filled_in_is_not_filled_again()
    {
        using var paper = Fill(Sheet.Of(("甲", "一\n二"), ("乙", "{甲}")), Lines("{甲}{丙}", "{乙}"));
        Assert.Single(paper.Body.Descendants<Break>());
        Assert.Equal("一二{丙}\n{甲}", paper.Text);
    }

    [Fact]
    public void A_template_without_headers_is_marked_all_the_same()
    {
        using var paper = Fill(new Sheet(), new PageMark("演示", "区长 M01 <\"&>"), Lines("正文"));
        Assert.Contains("演示", paper.Headers, StringComparison.Ordinal);
        Assert.Contains("区长 M01 &lt;", paper.Headers, StringComparison.Ordinal);
        Assert.Empty(paper.Faults);
    }

    [Fact]
    public void Filled_in_at_any_moment_it_is_the_same_bytes()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body([.. Lines("正文"), new SectionProperties()]));
        }

        var (filled, again) = (Fill(), Fill());
        Assert.Equal(filled, again);
        using var parts = new ZipArchive(new MemoryStream(filled));
        Assert.All(parts.Entries, part => Assert.Equal(1980, part.LastWriteTime.Year));

        byte[] Fill() => Template.Fill(stream.ToArray(), new Sheet(), new PageMark("演示", null));
    }

    private static OpenXmlElement[] Lines(params string[] lines) => [.. lines.Select(line => new Paragraph(new Run(new Text(line))))];

    private static Paper Fill(Sheet sheet, params OpenXmlElement[] body) => Fill(sheet, None, body);

    private static Paper Fill(Sheet sheet, PageMark mark, params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body([.. body, new SectionProperties()]));
        }

        return new Paper(Template.Fill(stream.ToArray(), sheet, mark));
    }
}

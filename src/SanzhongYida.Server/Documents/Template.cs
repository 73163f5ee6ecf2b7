using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SanzhongYida.Server;

/// <summary>A template the office edits in a word processor. <c>{题目}</c> is replaced by its word; what stands between a paragraph
/// <c>{每个 议题}</c> and its <c>{完}</c> is repeated for each sheet of that list, and so is a table row that holds both. A name nobody knows
/// stays as it is, so that the office sees it; a paragraph that had nothing but words that are empty goes.</summary>
public static partial class Template
{
    private const string End = "{完}";

    // The first a zip file can name.
    private static readonly DateTimeOffset FirstDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills a template in.</summary>
    /// <param name="template">The file.</param>
    /// <param name="sheet">What is filled in.</param>
    /// <param name="mark">What stands across and above every page.</param>
    public static byte[] Fill(byte[] template, Sheet sheet, PageMark mark)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var body = document.MainDocumentPart?.Document?.Body ?? throw new FormatException("The template has no body.");
            FillBlocks(body, sheet);
            mark.Put(document);
        }

        return Timeless(stream);
    }

    // A document says itself when it was made; that its parts were written just now would make the same document other bytes.
    private static byte[] Timeless(MemoryStream document)
    {
        using (var archive = new ZipArchive(document, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var part in archive.Entries)
            {
                part.LastWriteTime = FirstDay;
            }
        }

        return document.ToArray();
    }

    private static void FillBlocks(OpenXmlElement parent, Sheet sheet)
    {
        for (var element = parent.FirstChild; element is not null;)
        {
            var next = element.NextSibling();
            if (element is Paragraph && Opening().Match(element.InnerText) is { Success: true } opening)
            {
                next = Repeat(element, opening.Groups["list"].Value, sheet);
            }
            else if (element is TableRow row && Opening().Match(row.InnerText) is { Success: true } inRow && row.InnerText.Contains(End, StringComparison.Ordinal))
            {
                RepeatRow(row, inRow.Groups["list"].Value, sheet);
            }
            else
            {
                FillElement(element, sheet);
            }

            element = next;
        }
    }

    private static void FillElement(OpenXmlElement element, Sheet sheet)
    {
        if (element is Paragraph paragraph)
        {
            var had = paragraph.InnerText.Length;
            FillWords(paragraph, sheet);
            if (had > 0 && paragraph.InnerText.Length == 0 && paragraph.Parent is not TableCell)
            {
                paragraph.Remove();
            }
        }
        else if (element.HasChildren)
        {
            FillBlocks(element, sheet);
        }
    }

    // Everything up to the matching end is taken out and put back filled, once for each sheet; answers what follows.
    private static OpenXmlElement? Repeat(OpenXmlElement opening, string list, Sheet sheet)
    {
        var block = new List<OpenXmlElement>();
        var depth = 1;
        var element = opening.NextSibling();
        for (; element is not null; element = element.NextSibling())
        {
            depth += element is Paragraph && Opening().IsMatch(element.InnerText) ? 1 : element is Paragraph && element.InnerText.Trim() == End ? -1 : 0;
            if (depth == 0)
            {
                break;
            }

            block.Add(element);
        }

        var next = element?.NextSibling();
        foreach (var item in sheet.List(list) ?? [])
        {
            var copy = new Body(block.Select(part => part.CloneNode(deep: true)));
            FillBlocks(copy, item);
            foreach (var part in copy.ChildElements.ToList())
            {
                part.Remove();
                opening.InsertBeforeSelf(part);
            }
        }

        block.ForEach(part => part.Remove());
        element?.Remove();
        opening.Remove();
        return next;
    }

    private static void RepeatRow(TableRow row, string list, Sheet sheet)
    {
        foreach (var item in sheet.List(list) ?? [])
        {
            var copy = (TableRow)row.CloneNode(deep: true);
            foreach (var paragraph in copy.Descendants<Paragraph>())
            {
                Replace(paragraph, Opening(), _ => "");
                Replace(paragraph, Closing(), _ => "");
                FillWords(paragraph, item);
            }

            row.InsertBeforeSelf(copy);
        }

        row.Remove();
    }

    private static void FillWords(Paragraph paragraph, Sheet sheet) =>
        Replace(paragraph, Named(), match => sheet.Word(match.Groups["name"].Value));

    // A word processor cuts a paragraph into runs as it likes: a name may begin in one and end in another. The first keeps its looks.
    private static void Replace(Paragraph paragraph, Regex pattern, Func<Match, string?> word)
    {
        var texts = paragraph.Descendants<Text>().ToList();
        foreach (var match in pattern.Matches(string.Concat(texts.Select(text => text.Text))).Reverse())
        {
            if (word(match) is not { } replacement)
            {
                continue;
            }

            var (start, at) = (match.Index, 0);
            foreach (var text in texts)
            {
                var (from, to) = (Math.Max(start, at), Math.Min(start + match.Length, at + text.Text.Length));
                at += text.Text.Length;
                if (from < to)
                {
                    var begin = at - text.Text.Length;
                    text.Text = string.Concat(text.Text.AsSpan(0, from - begin), from == start ? replacement : "", text.Text.AsSpan(to - begin));
                }
            }
        }

        foreach (var text in texts)
        {
            Break(text);
        }
    }

    private static void Break(Text text)
    {
        text.Space = SpaceProcessingModeValues.Preserve;
        var lines = text.Text.ReplaceLineEndings("\n").Split('\n');
        text.Text = lines[0];
        OpenXmlElement last = text;
        foreach (var line in lines.Skip(1))
        {
            last = last.InsertAfterSelf(new Break());
            last = last.InsertAfterSelf(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    [GeneratedRegex(@"\{每个\s+(?<list>[^{}\s]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\{完\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\{(?<name>[^{}\s]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}

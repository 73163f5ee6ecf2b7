using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SanzhongYida.Server.Tests;

/// <summary>A document as a test reads it.</summary>
public sealed class Paper : IDisposable
{
    private readonly WordprocessingDocument _document;

    public Paper(byte[] content)
    {
        _document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        Body = _document.MainDocumentPart!.Document!.Body!;
    }

    public Body Body { get; }

    /// <summary>A line a paragraph.</summary>
    public string Text => string.Join('\n', Body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));

    /// <summary>The headers' text and markup: stamp and watermark.</summary>
    public string Headers => string.Join('\n', _document.MainDocumentPart!.HeaderParts.Select(part => part.Header!.OuterXml));

    public IEnumerable<string> Faults => new OpenXmlValidator(FileFormatVersions.Office2016).Validate(_document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath} {fault.Description}");

    public Style Style(string name) => _document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == name);

    /// <summary>The paragraphs of a style, in order.</summary>
    public IEnumerable<Paragraph> Of(string style) => Body.Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style);

    public void Dispose() => _document.Dispose();
}

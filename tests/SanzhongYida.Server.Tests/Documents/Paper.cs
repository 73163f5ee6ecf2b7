using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SanzhongYida.Testbed;

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

    /// <summary>A document as that person gets it from a demonstration.</summary>
    public static async Task<Paper> Of(RunningServer server, string path, string person) => new(await Bytes(server, path, person));

    /// <summary>The same for any file.</summary>
    public static async Task<byte[]> Bytes(RunningServer server, string path, string person)
    {
        var signedIn = await server.Anybody.Post("/api/v1/sign-in", new { Account = DemonstrationDistrict.AccountOf(person), DemonstrationDistrict.Password });
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Body!["accessToken"]!.GetValue<string>());
        return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
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

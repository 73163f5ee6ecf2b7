using System.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SanzhongYida.Server;

/// <summary>What stands on every page whatever the template says: 演示 on everything a demonstration prints, and across the page who took
/// it and when (R-4.2.5-a 「不得以任何形式泄露」).</summary>
/// <param name="Stamp">Above the page, or null.</param>
/// <param name="Watermark">Across the page, or null for what is meant for the public.</param>
public sealed record PageMark(string? Stamp, string? Watermark)
{
    private const string Shape = """
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
        <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
        <v:shape id="Watermark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:460pt;height:34pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d8d8d8" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="{0}"/></v:shape>
        </w:pict>
        """;

    /// <summary>Puts it into every header; a template without headers gets one.</summary>
    public void Put(WordprocessingDocument document)
    {
        if (Stamp is null && Watermark is null)
        {
            return;
        }

        var main = document.MainDocumentPart!;
        if (!main.HeaderParts.Any())
        {
            AddHeader(main);
        }

        foreach (var header in main.HeaderParts.Select(part => part.Header!))
        {
            var paragraph = header.GetFirstChild<Paragraph>() ?? header.AppendChild(new Paragraph());
            if (Stamp is not null)
            {
                paragraph.AppendChild(new Run(new Text(Stamp)));
            }

            if (Watermark is not null)
            {
                paragraph.AppendChild(new Run(new Picture(Shape.Replace("{0}", SecurityElement.Escape(Watermark), StringComparison.Ordinal))));
            }
        }
    }

    private static void AddHeader(MainDocumentPart main)
    {
        var part = main.AddNewPart<HeaderPart>("szydHeader");
        part.Header = new Header(new Paragraph());
        foreach (var section in main.Document!.Descendants<SectionProperties>())
        {
            section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(part) });
        }
    }
}

using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Makes documents from the district's templates, as .docx or, where a converter is installed, as .pdf.</summary>
public sealed class Documents(Clock clock, Places places, Desk desk, Converter converter)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Folder of the templates.</summary>
    public static string Templates => Path.Combine(Places.Workflows, "documents");

    /// <summary>The .docx itself.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="sheet">What is filled in.</param>
    /// <param name="person">Who takes it; null for what is meant for the public.</param>
    /// <param name="stop">Gives up.</param>
    public Task<byte[]> Fill(string template, Sheet sheet, string? person, CancellationToken stop) =>
        Fill(template, sheet, new PageMark(Stamp, person is null ? null : $"{Words.Person(desk.Law, person)} {person} {PaperWords.Moment(clock.Now)}"), stop);

    /// <summary>A document for a reader; what the public gets carries no reader's name.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="sheet">What is filled in.</param>
    /// <param name="person">Who takes it.</param>
    /// <param name="format">pdf, or docx, which is also what none means.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="isPublic">Is it meant for the public?</param>
    public async Task<IResult> Make(string template, Sheet sheet, string person, string? format, CancellationToken stop, bool isPublic = false)
    {
        var document = await Fill(template, sheet, isPublic ? null : person, stop);
        switch (format)
        {
            case null or "" or "docx":
                return TypedResults.File(document, Docx, template + ".docx");
            case "pdf":
                return await converter.ToPdf(document, stop) is { } pdf
                    ? TypedResults.File(pdf, "application/pdf", template + ".pdf")
                    : TypedResults.Problem(Problems.Of(StatusCodes.Status409Conflict, Rule.State, "本机未安装可用的转换程序(LibreOffice),请取 docx", "no working converter (LibreOffice) is installed here; take the docx"));
            default:
                return Problems.Input("format 应为 docx 或 pdf", "format must be docx or pdf");
        }
    }

    /// <summary>A document for the file: it names no reader and no moment, so that the same record always gives the same bytes.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="sheet">What is filled in.</param>
    /// <param name="remark">What stands above every page.</param>
    /// <param name="stop">Gives up.</param>
    public Task<byte[]> ForFile(string template, Sheet sheet, string remark, CancellationToken stop) =>
        Fill(template, sheet, new PageMark(string.Join("　", new[] { Stamp, remark }.OfType<string>()), null), stop);

    private string? Stamp => places.IsDemonstration ? "演示" : null;

    private static async Task<byte[]> Fill(string template, Sheet sheet, PageMark mark, CancellationToken stop) =>
        Template.Fill(await File.ReadAllBytesAsync(Path.Combine(Templates, template + ".docx"), stop), sheet, mark);
}

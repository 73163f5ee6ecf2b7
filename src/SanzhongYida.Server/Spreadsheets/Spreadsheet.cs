using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SanzhongYida.Server;

/// <summary>One sheet of texts as .xlsx, there and back. Cells are texts, so nothing in them is a formula.</summary>
public static class Spreadsheet
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Most rows that are read of a file.</summary>
    public const int MostRows = 5000;

    /// <summary>Longest text of a cell, as the format has it.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Writes a heading and rows.</summary>
    public static byte[] Write(IEnumerable<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Prepend([.. heading]).Select(ToRow)));
            workbook.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Sheet1" }));
        }

        return stream.ToArray();
    }

    /// <summary>The rows of the first sheet, empty cells as empty texts, numbers as they are stored. Throws <see cref="FormatException"/>
    /// on what is no such file.</summary>
    public static IReadOnlyList<string[]> Read(Stream file)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            var workbook = document.WorkbookPart!;
            var sheet = workbook.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First();
            var shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
            var worksheet = ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet!;
            return [.. worksheet.Descendants<Row>().Take(MostRows).Select(row => ToTexts(row, shared))];
        }
        catch (Exception exception) when (exception is FileFormatException or OpenXmlPackageException or InvalidDataException or InvalidOperationException or NullReferenceException or ArgumentException or IOException)
        {
            throw new FormatException("The file is no .xlsx.", exception);
        }
    }

    private static Row ToRow(IReadOnlyList<string> cells) =>
        new(cells.Select(cell => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Clean(cell)) { Space = SpaceProcessingModeValues.Preserve }) }));

    // XML holds no control characters; what somebody once pasted is no reason to refuse a list.
    private static string Clean(string text) =>
        string.Concat(text.Take(LongestCell).Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));

    private static string[] ToTexts(Row row, List<string> shared)
    {
        var texts = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = Column(cell.CellReference?.Value) ?? texts.Count;
            while (texts.Count < column && texts.Count < MostRows)
            {
                texts.Add("");
            }

            texts.Add(ToText(cell, shared).Trim());
        }

        return [.. texts];
    }

    private static string ToText(Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? cell.InnerText;
        return cell.DataType?.Value == CellValues.SharedString && int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < shared.Count
            ? shared[index]
            : value;
    }

    // A1 → 0, AB7 → 27: cells left empty are left out of the file.
    private static int? Column(string? reference) =>
        reference?.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1) - 1;
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>What became of a row of an imported file.</summary>
/// <param name="Row">Its number in the sheet; 1 is the heading.</param>
/// <param name="IsEntered">Was it entered (or had been)?</param>
/// <param name="Message">Why not; empty when it was.</param>
public sealed record RowReport(int Row, bool IsEntered, string Message);

/// <summary>Rosters, units and ledgers from .xlsx (U-1): every row is a command like any other, judged by itself and told of by itself.
/// The same file again enters nothing twice.</summary>
public static class Imports
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("导入 Imports");
        Import(imports, "/units", "单位(编号、名称、类别、领域)", (row, _) => [new DirectoryCommand.RegisterUnit(row["编号"], row["名称"], Kind(row["类别"]), row["领域"])]);
        Import(imports, "/people", "人员(编号、名称、单位、分管领域、起始日期)", People);
        Import(imports, "/roles", "角色(人员、角色、起始日期、截止日期)", (row, _) => [new DirectoryCommand.GrantRole(row["人员"], Role(row["角色"]), Day(row["起始日期"]), row["截止日期"] is { Length: > 0 } to ? Day(to) : null)]);
        Import(imports, "/seats", "会议组成人员(会议组成、人员、起始日期、任免依据),由安全管理员逐人确认", (row, _) => [new BodyCommand.SeatMember(row["会议组成"], row["人员"], Day(row["起始日期"]), row["任免依据"])]);
        Import(imports, "/ledger", "台账(年度、原编号、题目、单位、决定日期、会议、结果)", (row, _) =>
            [new RegisterCommand.EnterLedgerLine(Number(row["年度"]), new LedgerLine(row["原编号"], row["题目"], row["单位"], Day(row["决定日期"]), row["会议"], row["结果"]))]);
        Import(imports, "/opinions", "公众意见(事项、决定序号、收到日期、意见、姓名和联系方式)", (row, id) =>
            [new SafeguardCommand.FilePublicOpinion(row["事项"], Number(row["决定序号"]), id, Day(row["收到日期"]), row["意见"], row["姓名和联系方式"])]);
        api.MapGet("/ledger/{year:int}", async (int year, string? format, Caller caller, Desk desk, CancellationToken stop) =>
            await Answers.OfYear(year, async () => ListFile.Of(format, await desk.Record.Ledger(caller.Reader, desk.Law, year, stop)))).WithTags("导入 Imports").WithSummary("导入的台账").Produces<IEnumerable<LedgerLine>>();
    }

    private static void Import(RouteGroupBuilder imports, string path, string summary, Func<Row, string, IReadOnlyList<Command>> read)
    {
        Delegate handler = (HttpRequest request, Caller caller, Clerk clerk) => Run(request, caller, clerk, read);
        imports.MapPost(path, handler).WithMetadata(new AcceptsMetadata([Spreadsheet.MediaType, "application/octet-stream"], typeof(Stream))).WithSummary($"导入{summary}").Produces<IEnumerable<RowReport>>();
    }

    private static async Task<IResult> Run(HttpRequest request, Caller caller, Clerk clerk, Func<Row, string, IReadOnlyList<Command>> read)
    {
        List<string[]> rows;
        try
        {
            rows = [.. Spreadsheet.Read(request.Body)];
        }
        catch (FormatException)
        {
            return Problems.Input("文件不是 .xlsx", "the file is no .xlsx");
        }

        var file = RequestDigest.Of(request.HttpContext)[..16];
        var reports = new List<RowReport>();
        foreach (var (index, cells) in rows.Index().Skip(1).Where(row => row.Item.Any(cell => cell.Length > 0)))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{file}-{index + 1}");
            reports.Add(await Enter(index + 1, id, new Row(rows[0], cells), caller, clerk, read));
        }

        return TypedResults.Ok(reports);
    }

    private static async Task<RowReport> Enter(int number, string id, Row row, Caller caller, Clerk clerk, Func<Row, string, IReadOnlyList<Command>> read)
    {
        try
        {
            foreach (var (part, command) in read(row, id).Index())
            {
                var answer = await clerk.Commit(caller.Person, command, string.Create(CultureInfo.InvariantCulture, $"import/{id}/{part}"), command.ToString());
                if (answer is not Answer.Accepted)
                {
                    return new RowReport(number, false, answer is Answer.Refused refused ? string.Join(";", refused.Reasons.Select(reason => $"{reason.Chinese}({reason.RuleId})")) : "请稍后再试");
                }
            }

            return new RowReport(number, true, "");
        }
        catch (FormatException wrong)
        {
            return new RowReport(number, false, wrong.Message);
        }
    }

    private static IReadOnlyList<Command> People(Row row, string id) =>
    [
        new DirectoryCommand.EnterPerson(row["编号"], row["名称"], row["单位"] is { Length: > 0 } unit ? unit : null),
        .. row["分管领域"].Split('、', StringSplitOptions.RemoveEmptyEntries).Select(portfolio => new DirectoryCommand.AssignPortfolio(row["编号"], portfolio, Day(row["起始日期"]))),
    ];

    private static UnitKind Kind(string text) => text switch
    {
        "开发区管委会" => UnitKind.DevelopmentZone,
        "办、局、场" or "办" or "局" or "场" => UnitKind.Bureau,
        "乡镇人民政府" or "乡(镇)人民政府" => UnitKind.Township,
        "牧业区管委会" => UnitKind.PastoralZone,
        "街道办事处" => UnitKind.Subdistrict,
        _ => throw new FormatException($"“{text}”不是单位类别"),
    };

    private static Role Role(string text) =>
        Enum.GetValues<Role>().Where(role => RoleNames.Chinese(role) == text).Select(role => (Role?)role).FirstOrDefault() ?? throw new FormatException($"“{text}”不是角色");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000 ? number : throw new FormatException($"“{text}”不是序号或年度");

    // A day as text, or as the number of days a spreadsheet keeps it as.
    private static DateOnly Day(string text)
    {
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is > 1 and < 100_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : throw new FormatException($"“{text}”不是日期");
    }

    /// <summary>A row by its headings; a column that is missing or blank is an empty text.</summary>
    private sealed record Row(string[] Heading, string[] Cells)
    {
        public string this[string heading] => Array.IndexOf(Heading, heading) is var at and >= 0 && at < Cells.Length ? Cells[at] : "";
    }
}

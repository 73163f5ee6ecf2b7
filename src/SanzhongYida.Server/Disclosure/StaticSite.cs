using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The public pages as files, to be carried to an outside network that is kept apart (U-6). Opinions gathered there come
/// back as a sheet through the imports.</summary>
public static class StaticSite
{
    private const string Style = "body{font-family:serif;max-width:46em;margin:2em auto;padding:0 1em;line-height:1.7}dt{font-weight:bold}";

    /// <summary>Maps the endpoint.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        Delegate export = Export;
        api.MapGet("/publications/site", export).WithTags("政务公开 Disclosure").WithSummary("公开页面的静态文件(供隔离的外网使用)").Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }

    // R-5.2-b: what is public inside is public outside, and nothing else: the pages are made of what anybody reads.
    private static async Task<IResult> Export(Caller caller, Desk desk, CancellationToken stop)
    {
        if (!caller.Reader.Holds([AccessKey.Role(Role.GovernmentOffice)]))
        {
            return Problems.Forbidden("公开页面由政府办导出", "the government office exports the public pages");
        }

        var rows = await PageQuery.All((cursor, size) => desk.Record.Publications(cursor, size, stop));
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await Write(zip, "index.html", Page("已公开的决策", $"<ul>{string.Concat(rows.Select(row => $"<li><a href=\"{Name(row)}\">{Text(row.Title)}</a>({Words.Day(row.PublishedOn)})</li>"))}</ul>"), stop);
            foreach (var row in rows)
            {
                var answers = (await desk.Record.PublicOpinions(row.Matter, stop) ?? []).Where(opinion => opinion.Decision == row.Decision && opinion.Answer is not null);
                await Write(zip, Name(row), Page(row.Title, Decision(row) + string.Concat(answers.Select(opinion => $"<h2>对公众意见的答复({Words.Day(opinion.AnsweredOn!.Value)})</h2><p>{Text(opinion.Answer!)}</p>"))), stop);
            }
        }

        return TypedResults.File(file.ToArray(), "application/zip", "site.zip");
    }

    private static string Decision(PublicationRow row) =>
        $"<p>{Text(row.Number)} {Words.Day(row.DecidedOn)}决定:{Text(row.Outcome)}</p><dl><dt>内容</dt><dd>{Text(row.Content)}</dd><dt>依据</dt><dd>{Text(row.Basis)}</dd><dt>过程</dt><dd>{Text(row.Process)}</dd><dt>结果</dt><dd>{Text(row.Result)}</dd></dl>";

    private static string Page(string title, string body) =>
        $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head><body><h1>{Text(title)}</h1>{body}</body></html>";

    private static string Name(PublicationRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Matter}-{row.Decision}.html");

    private static string Text(string text) => WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>");

    private static async Task Write(ZipArchive zip, string name, string html, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(stop);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(html), stop);
    }
}

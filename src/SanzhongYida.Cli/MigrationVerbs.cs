using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SanzhongYida.Cli;

/// <summary>The verbs that move running matters to another version of their workflow, on a server.</summary>
internal static class MigrationVerbs
{
    private static readonly Option<string> Server = new("--server") { Description = "服务器地址 the server", Required = true, Recursive = true };
    private static readonly Option<string> AccountName = new("--account") { Description = "流程管理员账号 account of a workflow administrator", Required = true, Recursive = true };
    private static readonly Option<string?> Password = Passwords.Option();
    private static readonly Argument<string> Process = new("process") { Description = "流程 process id" };
    private static readonly Argument<int> Number = new("number") { Description = "方案号 number of the plan" };

    public static Command Migrate(Option<bool> json)
    {
        var from = new Option<int>("--from") { Description = "旧版本 the version they run on", Required = true };
        var to = new Option<int>("--to") { Description = "新版本 the version they move to", Required = true };
        var edits = new Option<string[]>("--edit") { Description = "旧=新,或 旧= 表示没有对应 old=new, or old= for no counterpart", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var migrate = new Command("migrate", "把在办事项迁移到流程的另一版本:plan、report、approve、apply move matters under way to another version of their workflow") { Server, AccountName, Password };
        migrate.Add(Verbs.Verb("plan", "按两个版本的差异起草方案 draft a plan from the difference of two versions", [Process], [from, to, edits], parsed => Asked(parsed, async http =>
        {
            var process = Path(parsed);
            await Post(http, $"{process}/migrations", new { From = parsed.GetValue(from), To = parsed.GetValue(to), Edits = Edits(parsed.GetValue(edits)!) });
            var workflow = await Read(http, process);
            var number = workflow.GetProperty("migrations").EnumerateArray().Last().GetProperty("number").GetInt32();
            return Show(await Read(http, $"{process}/migrations/{number}"), parsed.GetValue(json));
        })));
        migrate.Add(Verbs.Verb("edit", "换上另外的改动 put other edits in place", [Process, Number], [edits], parsed => Asked(parsed, async http =>
        {
            await Post(http, Path(parsed, Number) + "/edits", new { Edits = Edits(parsed.GetValue(edits)!) });
            return Show(await Read(http, Path(parsed, Number)), parsed.GetValue(json));
        })));
        migrate.Add(Verbs.Verb("approve", "批准方案(由另一人) approve it, as a second person", [Process, Number], [], parsed => Asked(parsed, async http =>
        {
            await Post(http, Path(parsed, Number) + "/approve", body: null);
            return Show(await Read(http, Path(parsed, Number)), parsed.GetValue(json));
        })));
        migrate.Add(Verbs.Verb("report", "逐件试算或报告 try it on every matter, or report", [Process, Number], [], parsed =>
            Asked(parsed, http => Tell(cursor => Read(http, Path(parsed, Number) + "/report?size=200" + cursor), parsed.GetValue(json)))));
        migrate.Add(Verbs.Verb("apply", "迁移;中断后再来一次,已迁移的不再动 move them; after a break again, nothing moves twice", [Process, Number], [], parsed =>
            Asked(parsed, http => Tell(cursor => Post(http, Path(parsed, Number) + "/apply?size=200" + cursor, body: null), parsed.GetValue(json)))));
        return migrate;
    }

    private static string Path(ParseResult parsed) => "/api/v1/definitions/" + Uri.EscapeDataString(parsed.GetRequiredValue(Process));

    private static string Path(ParseResult parsed, Argument<int> number) => $"{Path(parsed)}/migrations/{parsed.GetRequiredValue(number).ToString(CultureInfo.InvariantCulture)}";

    private static object[] Edits(string[] edits) => [.. edits.Select(edit => edit.Split('=', 2)).Select(pair => pair is [var old, var next]
        ? new { Old = old, New = next } : throw new FormatException($"应为 旧=新 it must be old=new: {pair[0]}"))];

    // 1: the server said no; 2 is what could not be asked.
    private static async Task<int> Asked(ParseResult parsed, Func<HttpClient, Task<int>> ask)
    {
        using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(Server)) };
        using var signedIn = await http.PostAsJsonAsync("/api/v1/sign-in", new { Account = parsed.GetValue(AccountName), Password = Passwords.Of(parsed.GetValue(Password)) });
        signedIn.EnsureSuccessStatusCode();
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            return await ask(http);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task<JsonElement> Read(HttpClient http, string path) => await Answer(await http.GetAsync(path));

    private static async Task<JsonElement> Post(HttpClient http, string path, object? body) =>
        await Answer(await http.PostAsync(path, body is null ? null : JsonContent.Create(body, body.GetType())));

    private static async Task<JsonElement> Answer(HttpResponseMessage response)
    {
        using (response)
        {
            if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
            {
                var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
                throw new RefusedException(string.Join('\n', problem.GetProperty("reasons").EnumerateArray().Select(reason => $"[{reason.GetProperty("ruleId")}] {reason.GetProperty("message")} {reason.GetProperty("english")}")));
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static int Show(JsonElement plan, bool json)
    {
        ImmutableArray<string> unmatched = [.. plan.GetProperty("unmatched").EnumerateArray().Select(node => node.GetString()!)];
        var shown = new { Number = plan.GetProperty("number").GetInt32(), From = plan.GetProperty("from").GetInt32(), To = plan.GetProperty("to").GetInt32(), ApprovedBy = plan.GetProperty("approvedBy").GetString(), Unmatched = unmatched };
        Printed.Out(json, [shown], it => $"方案 plan {it.Number}: {it.From} → {it.To}{(it.ApprovedBy is null ? "" : $",已批准 approved {it.ApprovedBy}")};没有对应的节点 nodes without counterpart: {(it.Unmatched.IsEmpty ? "无 none" : string.Join(' ', it.Unmatched))}", "");
        return 0;
    }

    // Page by page, how far it is on the error stream; 0 when every matter moves or was moved.
    private static async Task<int> Tell(Func<string, Task<JsonElement>> page, bool json)
    {
        var lines = new List<MatterLine>();
        for (string? cursor = ""; cursor is not null;)
        {
            var answer = await page(cursor.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
            lines.AddRange(answer.GetProperty("items").EnumerateArray().Select(MatterLine.Of));
            cursor = answer.GetProperty("next").GetString();
            await Console.Error.WriteLineAsync($"{lines.Count} 件 matters");
        }

        Printed.Out(json, lines, line => string.Join('\n', line.Reasons.Prepend($"{line.Number} {line.Told}")), "没有在办事项 no matters under way");
        return lines.Exists(line => line.Verdict == "Stays") ? 1 : 0;
    }

    private sealed record MatterLine(string Matter, string Number, string Verdict, ImmutableArray<string> Reasons)
    {
        public string Told => Verdict switch { "Moves" => "可迁移 moves", "Moved" => "已迁移 moved", _ => "不迁移 stays" };

        public static MatterLine Of(JsonElement line) => new(
            line.GetProperty("matter").GetString()!,
            line.GetProperty("number").GetString()!,
            line.GetProperty("verdict").GetString()!,
            [.. line.GetProperty("reasons").EnumerateArray().Select(reason => $"  [{reason.GetProperty("ruleId")}] {reason.GetProperty("chinese")} {reason.GetProperty("english")}")]);
    }

    private sealed class RefusedException(string message) : Exception(message);
}

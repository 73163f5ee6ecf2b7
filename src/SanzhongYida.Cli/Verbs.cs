using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;
using Command = System.CommandLine.Command;

namespace SanzhongYida.Cli;

/// <summary>The verbs of <c>szyd</c>.</summary>
internal static class Verbs
{
    public static Command Check(Option<bool> json)
    {
        var files = Files("流程定义文件 definition files");
        var free = new Option<bool>("--ignore-guards") { Description = "每处分支视为任意选择,没有条件的图也能检查 every split is a free choice, so that a drawing without conditions can be checked" };
        return Verb("check", "检查流程定义:能否读懂、规定环节、能否走到头 check definitions: whether they read, keep the gates and are sound", [files], [free], parsed =>
        {
            var started = Stopwatch.GetTimestamp();
            ImmutableArray<CheckReport> reports = [.. parsed.GetRequiredValue(files).Select(file => Checked(file, parsed.GetValue(free)))];
            var (states, seconds) = (reports.Sum(report => report.States), Stopwatch.GetElapsedTime(started).TotalSeconds);
            Printed.Out(parsed.GetValue(json), reports, Told, "没有文件 no files");
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{states} 种状态 states, {seconds:F2} 秒 s, 每秒 {states / seconds:F0} 种 states/s"));
            return Task.FromResult(reports.Any(report => report.IsRefused) ? 1 : reports.Any(report => report.IsUndecided) ? 2 : 0);
        });
    }

    private static CheckReport Checked(FileInfo file, bool ignoresGuards) =>
        Checker.Check(File.ReadAllText(file.FullName), ignoresGuards, states => Console.Error.WriteLine($"{file}: {states} 种状态 states"), kinds: Enum.GetNames<MatterKind>()) with { File = file.ToString() };

    private static string Told(CheckReport report)
    {
        var verdict = report.IsRefused ? "不通过 refused" : report.IsUndecided ? "未能判定 undecided" : "通过 passes";
        var problems = report.Problems.Select(problem =>
            $"{report.File}:{problem.Line} [{problem.RuleId ?? problem.Property}] {problem.Element} {problem.Name} {problem.Chinese} {problem.English}{Way(problem)}");
        return string.Join('\n', problems.Append($"{report.File}: {verdict}, {report.States} 种状态 states"));
    }

    private static string Way(Processes.Finding problem) => problem.Path.IsEmpty ? "" : $"\n    {string.Join(" → ", problem.Path)}";

    public static Command Story(Option<bool> json)
    {
        var files = Files("故事文件 story files");
        var server = new Option<string?>("--server") { Description = "在此服务器上走(演示区),否则在纯核心中走 walk it on this server of the demonstration district" };
        var password = Passwords.Option();
        var workflows = new Option<DirectoryInfo?>("--workflows") { Description = "流程目录,默认为故事所在的 workflows the workflows folder; by default the one the story stands in" };
        return Verb("story", "按故事走一件事项 walk a matter as a story tells it", [files], [server, password, workflows], async parsed =>
        {
            var lines = new List<StoryLine>();
            var given = parsed.GetValue(server) is null ? "" : Passwords.Of(parsed.GetValue(password));
            foreach (var file in parsed.GetRequiredValue(files))
            {
                lines.AddRange(await Walk(file, parsed.GetValue(server), given, parsed.GetValue(workflows) ?? Around(file)));
            }

            Printed.Out(parsed.GetValue(json), lines, line => $"{line.File} {line.Title}:{line.Fault ?? $"{line.Steps} 步全部成立 steps hold"}", "没有故事 no story");
            return lines.TrueForAll(line => line.Fault is null) ? 0 : 1;
        });
    }

    public static Command Outcome(Option<bool> json)
    {
        var file = new Argument<FileInfo>("file") { Description = "含 ARITH 行的文件 a file with ARITH lines" }.AcceptExistingOnly();
        return Verb("outcome", "核对每行 ARITH 的结果 check the outcome of every ARITH line", [file], [], parsed =>
        {
            var lines = ArithmeticLine.Check(File.ReadAllText(parsed.GetRequiredValue(file).FullName));
            var wrong = lines.Where(line => !line.IsMatch).ToList();
            Printed.Out(parsed.GetValue(json), wrong, line => $"第{line.Line}行 {line.Name}: 应为 {line.Expected},算得 {line.Actual}", $"{lines.Length} 行全部相符 lines agree");
            return Task.FromResult(wrong.Count == 0 && lines.Length > 0 ? 0 : 1);
        });
    }

    public static Command Replay(Option<bool> json)
    {
        var record = new Argument<FileInfo>("record") { Description = "记录文件 the record (record.db)" }.AcceptExistingOnly();
        return Verb("replay", "由事实重放整个记录并逐项比对 replay a record from its entries and compare everything", [record], [], parsed =>
        {
            var report = Storage.Replay.Verify(parsed.GetRequiredValue(record).FullName);
            Printed.Out(parsed.GetValue(json), report.Findings, finding => $"{finding.Where}: {finding.What}", $"{report.Subjects} 个主体、{report.Entries} 条记录,全部相符 the record holds");
            return Task.FromResult(report.Findings.Count == 0 ? 0 : 1);
        });
    }

    // The workflows folder a story stands in, else the one in the current folder.
    private static DirectoryInfo Around(FileInfo story)
    {
        var folder = story.Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "taobei", "regulation.json")))
        {
            folder = folder.Parent;
        }

        return folder ?? new DirectoryInfo("workflows");
    }

    // A story and its variants, each from its first step on: in a district of its own, or one after the other on the server.
    private static async Task<List<StoryLine>> Walk(FileInfo file, string? server, string password, DirectoryInfo workflows)
    {
        var lines = new List<StoryLine>();
        try
        {
            using var http = server is null ? null : new HttpClient { BaseAddress = new Uri(server) };
            foreach (var story in StoryFile.Read(await File.ReadAllTextAsync(file.FullName)).All)
            {
                lines.Add(new StoryLine(file.Name, story.Title, story.Steps.Length, await Fault(story, http is null ? Core(workflows) : new HttpStage(http, password))));
            }
        }
        catch (StoryException unreadable)
        {
            lines.Add(new StoryLine(file.Name, "", 0, unreadable.Message));
        }

        return lines;
    }

    private static async Task<string?> Fault(StoryFile story, IStoryStage stage)
    {
        try
        {
            await StoryRunner.Run(story, stage);
            return null;
        }
        catch (StoryException wrong)
        {
            return wrong.Message;
        }
    }

    private static CoreStage Core(DirectoryInfo workflows) => CoreStage.Found(
        File.ReadAllText(Path.Combine(workflows.FullName, "taobei", "regulation.json")),
        File.ReadAllText(Path.Combine(workflows.FullName, "taobei", "calendar.json")),
        File.ReadAllText(Path.Combine(workflows.FullName, "demonstration", "district.json")),
        workflows.GetFiles("taobei/*.bpmn").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file.Name), File.ReadAllText(file.FullName))),
        new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));

    private static Argument<FileInfo[]> Files(string description) =>
        new Argument<FileInfo[]>("files") { Description = description, Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();

    /// <summary>A verb that answers 2 when what it is asked about can't be read.</summary>
    public static Command Verb(string name, string description, Argument[] arguments, Option[] options, Func<ParseResult, Task<int>> run)
    {
        var verb = new Command(name, description);
        Array.ForEach(arguments, verb.Add);
        Array.ForEach(options, verb.Add);
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                return await run(parsed);
            }
            catch (Exception failed) when (failed is IOException or UriFormatException or HttpRequestException or Microsoft.Data.Sqlite.SqliteException or FormatException)
            {
                await Console.Error.WriteLineAsync(failed.Message);
                return 2;
            }
        });
        return verb;
    }

    private sealed record StoryLine(string File, string Title, int Steps, string? Fault);
}

using System.Diagnostics;
using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

// A Desk alone in a process of its own, for tests to kill. Its one argument is the record. It says how many milliseconds the opening
// took; then each line it reads, “id act name”, is a command, and each line it writes is an answer. At the end of the input it closes.
var opening = Stopwatch.StartNew();
await using var desk = await Desk.Open(args[0]);
Say(string.Create(CultureInfo.InvariantCulture, $"open {opening.ElapsedMilliseconds}"));
var waiting = new List<Task>();
while (await Console.In.ReadLineAsync() is { } line)
{
    waiting.RemoveAll(task => task.IsCompletedSuccessfully);
    waiting.Add(Answer(line));
}

await Task.WhenAll(waiting);

async Task Answer(string line)
{
    var (id, act, name) = line.Split(' ') is [var first, var second, var third] ? (first, second, third) : throw new FormatException(line);
    var (actor, command) = Read(act, name);
    Say(await desk.Commit(new Instruction(id, actor, At, command, new byte[16], line)) switch
    {
        Answer.Accepted accepted => $"{id} accepted {accepted.Subject} {accepted.Version.ToString(CultureInfo.InvariantCulture)}",
        var other => $"{id} {other}",
    });
}

static (string Actor, Command Command) Read(string act, string name) => act switch
{
    // A subject of its own and one that every other submission wants as well.
    "submit" => ("住建局-经办", new SubmissionCommand.SubmitMatter(
        name, At.Year, "供热管网改造" + name, MatterKind.LargeFunds, [], new Flags(), "住建局", "住建局", ["住建局", "财政局"], ["住建"],
        BodyKind.Executive, FundKind.ServicePurchase, InBudget: true, "1200万元", ["《预算法》"], "草案:同意改造。", IsRestricted: false, [])),

    // Of the law.
    "enter" => (Instruction.System, new DirectoryCommand.EnterPerson(name, name, "住建局")),

    // Always the same subject.
    "assign" => (Instruction.System, new DirectoryCommand.AssignPortfolio("M02", name, new DateOnly(2026, 3, 2))),
    _ => throw new FormatException(act),
};

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
    }
}

/// <summary>The program.</summary>
internal static partial class Program
{
    private static DateTimeOffset At { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
}

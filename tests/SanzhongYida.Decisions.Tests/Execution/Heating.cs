using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>S1 (供热) told up to a day, from where a test goes on by commands of its own.</summary>
public sealed class Heating
{
    public const string Matter = "matter-1";

    private static readonly string Story = District.Read("taobei/S1.scenario.txt");

    private Heating(CoreStage stage) => Stage = stage;

    public CoreStage Stage { get; }

    public Matter State => (Matter)Stage.Find(Subject.Matter(Matter))!;

    public Rows Rows => Rows.Of(State);

    /// <summary>Tells S1 up to the day given (which is not told), each pair replaced in its text first.</summary>
    public static async Task<Heating> Before(string day, params (string This, string By)[] changes)
    {
        var told = Story[..Story.IndexOf("\n" + day + "\n", StringComparison.Ordinal)];
        var heating = new Heating(District.New());
        await heating.Tell(changes.Aggregate(told, (text, change) => Changed(text, change.This, change.By)));
        return heating;
    }

    /// <summary>The day after the meeting carried it.</summary>
    public static Task<Heating> Carried() => Before("2026-04-29");

    /// <summary>Assigned, acknowledged, minuted and with its plan, published: under execution.</summary>
    public static Task<Heating> InExecution() => Before("2026-06-22");

    /// <summary>Evaluated, decided on again, reported; only completion and closing are missing.</summary>
    public static Task<Heating> Nearly() => Before("2026-11-20");

    /// <summary>Tells the days of S1 from one up to another, each pair replaced first.</summary>
    public Task TellDays(string from, string before, params (string This, string By)[] changes)
    {
        var start = Story.IndexOf("\n" + from + "\n", StringComparison.Ordinal);
        var days = Story[start..Story.IndexOf("\n" + before + "\n", StringComparison.Ordinal)];
        return Tell(changes.Aggregate(days, (text, change) => Changed(text, change.This, change.By)));
    }

    /// <summary>Goes on telling: a story of its own, whose matter and meetings are new names.</summary>
    public Task Tell(string text) => StoryRunner.Run(StoryFile.Read(text), Stage);

    public Judgment Do(string actor, string day, Command command) => Stage.Step(actor, At(day), command);

    /// <summary>It must be accepted.</summary>
    public Heating Does(string actor, string day, Command command)
    {
        if (Do(actor, day, command) is Judgment.Refused refused)
        {
            Assert.Fail($"{command}: {string.Join("; ", refused.Reasons)}");
        }

        return this;
    }

    /// <summary>It must be refused by exactly these rules, and change nothing.</summary>
    public void Refuses(string actor, string day, Command command, params string[] rules)
    {
        var before = State;
        var refused = Assert.IsType<Judgment.Refused>(Do(actor, day, command));
        Assert.Equal(rules.Order(StringComparer.Ordinal), refused.Reasons.Select(reason => reason.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Same(before, State);
    }

    public DueRow Due(string id) => Assert.Single(Rows.Dues, due => due.Id == id);

    public string? DueDay(string id) => Rows.Dues.FirstOrDefault(due => due.Id == id)?.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string day) => new(Day(day).ToDateTime(new TimeOnly(17, 0)), TimeSpan.FromHours(8));

    private static string Changed(string text, string one, string other) =>
        text.Contains(one, StringComparison.Ordinal) ? text.Replace(one, other, StringComparison.Ordinal) : throw new InvalidOperationException($"The story has no “{one}”.");
}

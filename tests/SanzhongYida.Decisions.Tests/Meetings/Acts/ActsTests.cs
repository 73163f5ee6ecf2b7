namespace SanzhongYida.Decisions.Tests;

/// <summary>Every act asked of everybody at every moment: worked out once for all the tables.</summary>
public sealed class Asked
{
    /// <summary>A member present in each way, those who keep, count and supervise, and whoever submitted.</summary>
    internal static readonly string[] People = ["M01", "M02", "M06", "M07", "M08", "K01", Room.Office, "T01", "S01", "住建局-经办"];

    /// <summary>The moments.</summary>
    internal IReadOnlyList<(string Name, Room Room)> Moments { get; } = [.. Tests.Moments.All()];

    /// <summary>What came of each act, person by person.</summary>
    internal IReadOnlyList<(string Moment, Room Room, string Deed, Command Command, Judgment[] Judgments)> Acts { get; }

    /// <summary>Asks.</summary>
    public Asked() => Acts = [.. Moments.SelectMany(moment => Deeds.Of(moment.Room).Select(deed => (
        moment.Name, moment.Room, deed.Name, deed.Command, People.Select(person => moment.Room.Try(person, deed.Command)).ToArray())))];
}

/// <summary>Who may do what at which moment of a meeting, who reads what, where it stands, and what each form takes, and why not: five tables that people read.</summary>
public sealed class ActsTests(Asked asked) : IClassFixture<Asked>
{
    private static readonly string[] Readers = [.. Asked.People, "人社局-经办", "A01", "A03", "W01"];

    [Fact]
    public void 每项操作_在会议的哪些时刻_谁可以做() => Table("acts.tsv").Compare(asked.Acts
        .GroupBy(act => (act.Deed, Judgments: Everybody([.. act.Judgments.Select(Judgments.Of)])))
        .GroupBy(group => group.Key.Deed, StringComparer.Ordinal)
        .SelectMany(act => act.Select(group => $"{act.Key}\t{(group.Count() == act.Max(it => it.Count()) ? "其余" : string.Join(' ', group.Select(it => it.Moment)))}\t{group.Key.Judgments}")));

    [Fact]
    public void 会议的每个时刻_谁看得到什么() => Table("readers.tsv").Compare(asked.Moments
        .SelectMany(moment => Readers.GroupBy(person => Judgments.Read(moment.Room, person, [.. moment.Room.Meeting.Items.Select(item => item.Matter).Distinct(StringComparer.Ordinal)]), StringComparer.Ordinal)
            .Select(group => $"{moment.Name}\t{string.Join(' ', group)}\t{group.Key}")));

    [Fact]
    public void 每项操作的每个栏目_可以填什么() => Table("inputs.tsv").Compare(asked.Acts
        .SelectMany(act => Asked.People.Zip(act.Judgments, (person, judgment) => (act, person, judgment)))
        .Where(it => it.judgment is Judgment.Accepted)
        .DistinctBy(it => it.act.Deed, StringComparer.Ordinal)
        .SelectMany(it => Inputs.Of(it.act.Deed, it.act.Command, command => Judgments.Of(it.act.Room.Try(it.person, command)))));

    [Fact]
    public void 会议的每个时刻_到会和表决的数() => Table("standing.tsv").Compare(asked.Moments.Select(moment => $"{moment.Name}\t{Judgments.Stand(moment.Room)}"));

    [Fact]
    public void 每一句拒绝的话_中文和英文() => Table("reasons.tsv").Compare(asked.Acts
        .SelectMany(act => act.Judgments)
        .OfType<Judgment.Refused>()
        .SelectMany(refused => refused.Reasons)
        .Select(reason => $"{reason.RuleId}\t{reason.Chinese}\t{reason.English}")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    private static string Everybody(string[] judgments) => string.Join("; ", Asked.People.Zip(judgments)
        .GroupBy(pair => pair.Second, StringComparer.Ordinal)
        .Select(group => $"{(group.Count() == judgments.Length ? "所有人" : string.Join(' ', group.Select(pair => pair.First)))}: {group.Key}"));

    private static KeptTable Table(string file) => new(Path.Combine(District.Root, "tests", "SanzhongYida.Decisions.Tests", "Meetings", "Acts", file));
}

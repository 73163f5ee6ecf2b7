namespace SanzhongYida.Decisions.Tests;

/// <summary>Who may do what at which moment of a meeting, and what each form takes: two tables that people read.</summary>
public sealed class ActsTests
{
    private static readonly string[] People = ["M01", "M02", "M06", "M07", "M08", "K01", Room.Office, "T01", "S01", "住建局-经办"];

    private static readonly string[] Readers = [.. People, "人社局-经办", "A01", "A03", "W01"];

    [Fact]
    public void 每项操作_在会议的哪些时刻_谁可以做() => Table("acts.tsv").Compare(Moments.All()
        .SelectMany(moment => Deeds.Of(moment.Room).Select(deed => (deed.Name, Moment: moment.Name, Judgments: Everybody(moment.Room, deed.Command))))
        .GroupBy(it => (it.Name, it.Judgments))
        .GroupBy(group => group.Key.Name)
        .SelectMany(act => act.Select(group => $"{act.Key}\t{(group.Count() == act.Max(it => it.Count()) ? "其余" : string.Join(' ', group.Select(it => it.Moment)))}\t{group.Key.Judgments}")));

    [Fact]
    public void 会议的每个时刻_谁看得到什么() => Table("readers.tsv").Compare(Moments.All()
        .SelectMany(moment => Readers.GroupBy(person => Judgments.Read(moment.Room, person, [.. moment.Room.Meeting.Items.Select(item => item.Matter).Distinct(StringComparer.Ordinal)]))
            .Select(group => $"{moment.Name}\t{string.Join(' ', group)}\t{group.Key}")));

    [Fact]
    public void 每项操作的每个栏目_可以填什么() => Table("inputs.tsv").Compare(Moments.All()
        .SelectMany(moment => Deeds.Of(moment.Room).SelectMany(deed => People.Select(person => (moment.Room, deed, person))))
        .Where(it => Judgments.Of(it.Room, it.person, it.deed.Command).StartsWith(Judgments.Accepted, StringComparison.Ordinal))
        .DistinctBy(it => it.deed.Name)
        .SelectMany(it => Inputs.Of(it.deed.Name, it.deed.Command, command => Judgments.Of(it.Room, it.person, command))));

    private static string Everybody(Room room, Command command) => string.Join(
        "; ", People.GroupBy(person => Judgments.Of(room, person, command)).Select(group => $"{(group.Count() == People.Length ? "所有人" : string.Join(' ', group))}: {group.Key}"));

    private static KeptTable Table(string file) => new(Path.Combine(District.Root, "tests", "SanzhongYida.Decisions.Tests", "Meetings", "Acts", file));
}

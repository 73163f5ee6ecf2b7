namespace SanzhongYida.Decisions;

/// <summary>四(一)决策准备.</summary>
public abstract partial record PreparationFact : MatterFact
{
    private PreparationFact()
    {
    }
}

/// <summary>Commands of 四(一)决策准备.</summary>
public abstract partial record PreparationCommand : MatterCommand
{
    private PreparationCommand(string matter)
        : base(matter)
    {
    }
}

public sealed partial record Matter
{
    private Matter Apply(PreparationFact fact, Stamp stamp) => this;
}

internal static class Preparations
{
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements => [];
    public static void Handle(Proceeding p, PreparationCommand command) => p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
}

internal static class Positions
{
    public static IEnumerable<string> Dissenting(Matter matter) => [];
}

using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>五、保障措施.</summary>
public abstract partial record SafeguardFact : MatterFact
{
    private SafeguardFact()
    {
    }
}

/// <summary>Commands of 五、保障措施.</summary>
public abstract partial record SafeguardCommand : MatterCommand
{
    private SafeguardCommand(string matter)
        : base(matter)
    {
    }
}

public sealed partial record Matter
{
    internal IEnumerable<AlertRow> AlertRows => [];

    internal IEnumerable<PublicationRow> PublicationRows => [];

    private Matter Apply(SafeguardFact fact, Stamp stamp) => this;
}

internal static class Safeguards
{
    /// <summary>What each step of 五 still lacks.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Law, Matter, WorkItem, DateOnly, IEnumerable<Refusal>>>> Requirements => [];

    public static void Handle(Proceeding p, SafeguardCommand command) => p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfSafeguard(Matter matter, string? id, SafeguardFact fact) => [];
}

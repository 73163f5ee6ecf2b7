using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

public sealed partial record Matter
{
    internal IEnumerable<AlertRow> AlertRows => [];

    internal IEnumerable<PublicationRow> PublicationRows => [];
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

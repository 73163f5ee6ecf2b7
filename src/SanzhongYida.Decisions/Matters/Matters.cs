namespace SanzhongYida.Decisions;

/// <summary>Finding a matter for a step: what the actor may not see is not there.</summary>
internal static class Matters
{
    /// <summary>The matter, open, or null with the reason stated. What section 三 does not take in has no procedure.</summary>
    public static Matter? Open(Proceeding p, string id) =>
        Registered(p, id) is { } matter
        && p.Require(!matter.IsOutOfScope, Rule.State, "事项不属于“三重一大”范围,只登记,不走程序", "no clause of section 三 matches: it is registered only")
            ? matter
            : null;

    /// <summary>The matter, open or filed after a meeting decided it, or null with the reason stated.</summary>
    public static Matter? OpenOrFiled(Proceeding p, string id) =>
        Find(p, id) is not { } matter ? null : matter is { HasEnded: true, ArchivedOn: not null, Exit: null } ? matter : Open(p, id);

    /// <summary>The matter, open, in scope or not; or null with the reason stated.</summary>
    public static Matter? Registered(Proceeding p, string id) =>
        Unclosed(p, id) is { } matter
        && p.Require(matter.Exit is null, Rule.State, $"事项已{Exit.Chinese(matter.Exit?.Kind ?? default)},待归档", "the matter was withdrawn or terminated and is to be filed")
            ? matter
            : null;

    /// <summary>The matter, open or to be filed, or null with the reason stated.</summary>
    public static Matter? Unclosed(Proceeding p, string id)
    {
        var matter = Find(p, id);

        // R-4.3.4-a: a closed matter is read-only.
        return matter is null || p.Require(!matter.HasEnded, "R-4.3.4-a", "事项已办结归档,只读", "the matter is closed and read-only") ? matter : null;
    }

    /// <summary>The matter, or null with “not found” stated.</summary>
    public static Matter? Find(Proceeding p, string id) =>
        p.Find(Subject.Matter(id)) is Matter matter && (p.Actor == Instruction.System || Reader(p).Holds(Visibility.Of(matter)) || Reader(p).Holds(matter.WorkItems.SelectMany(item => item.Candidates.Concat(matter.HandlersOf(item)))) && !matter.IsRestricted)
            ? matter
            : NotFound(p);

    /// <summary>The actor as a reader today.</summary>
    public static Reader Reader(Proceeding p) => Decisions.Reader.Of(p.Law, p.Actor, p.Today);

    private static Matter? NotFound(Proceeding p)
    {
        p.Refuse(Rule.NotFound, "没有这个事项", "there is no such matter");
        return null;
    }
}

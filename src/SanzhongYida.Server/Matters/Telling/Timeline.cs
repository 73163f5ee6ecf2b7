using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>One entry in the timeline: when, by whom, and what, a sentence a fact.</summary>
public sealed record TimelineLine(long Seq, DateTimeOffset At, string By, ImmutableArray<string> Sentences);

/// <summary>A matter's entries as people read them, the newest first.</summary>
public static class Timeline
{
    /// <summary>The lines of entries given oldest first. Entries that say nothing to people are left out.</summary>
    public static ImmutableArray<TimelineLine> Of(Law law, IReadOnlyList<EntryLine> entries)
    {
        var telling = new Telling(law, new Dictionary<string, string>(StringComparer.Ordinal));
        var lines = entries.Select(entry => new TimelineLine(
            entry.Seq,
            entry.At,
            Words.Person(law, entry.By),
            [.. entry.Facts.Select(fact => telling.Of(fact)).OfType<string>()])).ToList();
        return [.. lines.Where(line => !line.Sentences.IsEmpty).Reverse()];
    }
}

/// <summary>What the diagram of a matter marks, by the ids of the definition's elements.</summary>
public sealed record DiagramMarks(ImmutableArray<string> Tokens, ImmutableArray<string> Done, ImmutableArray<string> Overdue)
{
    /// <summary>The marks of a matter: where work waits, what was passed, what waits past its day.</summary>
    /// <param name="law">Knows the pinned definition.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="entries">All its entries.</param>
    /// <param name="now">The moment.</param>
    public static DiagramMarks Of(Law law, Matter matter, IReadOnlyList<EntryLine> entries, DateTimeOffset now)
    {
        var live = matter.WorkItems.Select(item => item.Node).Concat(matter.Instance?.Activities.Select(activity => activity.Node) ?? []).ToHashSet(StringComparer.Ordinal);
        var facts = entries.SelectMany(entry => entry.Facts).SelectMany(fact => fact switch
        {
            SubmissionFact.ProcessMoved moved => moved.Facts,
            SubmissionFact.ProcessMigrated migrated => migrated.Facts,
            _ => [],
        });
        var definition = law.LibraryByHash(matter.DefinitionHash)?.Find(matter.Process);
        return new DiagramMarks(
            [.. live.Order(StringComparer.Ordinal)],
            [.. Passed(definition, facts).Except(live, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. matter.WorkItems.Where(item => matter.DueOf(item) is { } due && DistrictTime.IsOverdue(due.On, DistrictTime.Day(now))).Select(item => item.Node).Distinct(StringComparer.Ordinal)]);
    }

    // What was passed is called by the names of the version the diagram is of.
    private static HashSet<string> Renamed(HashSet<string> passed, ProcessFact.Migrated migrated)
    {
        var names = migrated.Nodes.Concat(migrated.Flows).ToDictionary(it => it.Old, it => it.New, StringComparer.Ordinal);
        return [.. passed.Select(name => names.GetValueOrDefault(name, name))];
    }

    private static HashSet<string> Passed(Definition? definition, IEnumerable<ProcessFact> facts)
    {
        var flows = definition?.Flows.ToDictionary(flow => flow.Id, StringComparer.Ordinal) ?? [];
        var passed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ProcessFact.Taken taken:
                    passed.UnionWith(taken.Flows);
                    break;
                case ProcessFact.Arrived arrived:
                    passed.Add(arrived.Flow);
                    break;
                case ProcessFact.Joined joined:
                    passed.Add(joined.Node);
                    break;
                case ProcessFact.Migrated migrated:
                    passed = Renamed(passed, migrated);
                    break;
                case ProcessFact.Reached reached:
                    passed.Add(reached.Node);
                    break;
            }
        }

        // What a token left over a flow it has passed.
        passed.UnionWith(passed.Where(flows.ContainsKey).Select(flow => flows[flow].Source).ToList());
        return passed;
    }
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Which node, flow and process of an old version is which of a new one. What is not listed has no counterpart: a token
/// there can't move. Proposed from the difference of the two, then edited by whoever answers for it.
/// </summary>
public sealed record MigrationPlan(ImmutableArray<Renaming> Processes, ImmutableArray<Renaming> Nodes, ImmutableArray<Renaming> Flows)
{
    /// <summary>
    /// What can be told from the texts: the same process id; a node of the same id and kind, else the only unclaimed one of
    /// the same kind, step and name; a flow between counterparts, where it is the only one.
    /// </summary>
    public static MigrationPlan Propose(Library from, Library to)
    {
        var processes = Distinct(from).SelectMany(old => Distinct(to).Where(it => it.Id == old.Id).Select(it => new Renaming(old.Key, it.Key)).TakeLast(1)).ToImmutableArray();
        var nodes = ImmutableArray.CreateBuilder<Renaming>();
        var flows = ImmutableArray.CreateBuilder<Renaming>();
        foreach (var process in processes)
        {
            var (old, next) = (from.Find(process.Old)!, to.Find(process.New)!);
            var counterparts = Counterparts(old, next);
            nodes.AddRange(counterparts.Select(pair => new Renaming(pair.Key, pair.Value)));
            flows.AddRange(old.Flows.SelectMany(flow => Counterpart(flow, next, counterparts)));
        }

        return new(processes, Ordered(nodes), Ordered(flows));
    }

    private static IEnumerable<Definition> Distinct(Library library) =>
        library.Processes.Values.Distinct().OrderBy(definition => definition.Key, StringComparer.Ordinal);

    private static ImmutableArray<Renaming> Ordered(IEnumerable<Renaming> renamings) => [.. renamings.OrderBy(it => it.Old, StringComparer.Ordinal)];

    private static Dictionary<string, string> Counterparts(Definition old, Definition next)
    {
        var found = old.Nodes.Where(node => next.Find(node.Id) is { } same && same.Kind == node.Kind)
            .ToDictionary(node => node.Id, node => node.Id, StringComparer.Ordinal);
        var unclaimed = next.Nodes.Where(node => !found.ContainsValue(node.Id)).ToList();
        foreach (var node in old.Nodes.Where(node => !found.ContainsKey(node.Id) && node.Name.Length > 0))
        {
            var alike = unclaimed.Where(it => it.Kind == node.Kind && it.Name == node.Name && it.Step == node.Step).ToList();
            if (alike is [var only])
            {
                found[node.Id] = only.Id;
                unclaimed.Remove(only);
            }
        }

        return found;
    }

    private static IEnumerable<Renaming> Counterpart(Flow flow, Definition next, Dictionary<string, string> nodes)
    {
        var between = next.Flows.Where(it => nodes.GetValueOrDefault(flow.Source) == it.Source && nodes.GetValueOrDefault(flow.Target) == it.Target).ToList();
        var same = between.Find(it => it.Id == flow.Id) ?? (between is [var only] ? only : null);
        return same is null ? [] : [new Renaming(flow.Id, same.Id)];
    }
}

/// <summary>Why a token can't move to another version: the node it stands in, in Chinese and in English.</summary>
public sealed record Obstacle(string Node, string Chinese, string English);

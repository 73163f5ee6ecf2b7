using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Server;

/// <summary>A node of the old version with its counterpart in the new one, and what else it could be: nodes of the same kind.</summary>
/// <param name="Old">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="New">The counterpart's id; empty where there is none.</param>
/// <param name="Proposed">What is proposed from the texts.</param>
/// <param name="Candidates">Id and name of nodes of the same kind.</param>
public sealed record NodeChoice(string Old, string Name, string New, string Proposed, ImmutableArray<(string Id, string Name)> Candidates);

/// <summary>The node map of a plan, as an administrator edits it.</summary>
public static class NodeMap
{
    /// <summary>Every node of the old version; those a token can rest in or wait at first need a counterpart, so gateways are shown too.</summary>
    public static ImmutableArray<NodeChoice> Of(PlannedMigration planned, Library from, Library to)
    {
        var (now, proposed) = (Names(planned.Plan), Names(MigrationPlan.Propose(from, to)));
        var next = to.Processes.Values.Distinct().SelectMany(definition => definition.Nodes).ToLookup(node => node.Kind);
        return
        [
            .. from.Processes.Values.Distinct().SelectMany(definition => definition.Nodes).Select(node => new NodeChoice(
                node.Id,
                Label(node),
                now.GetValueOrDefault(node.Id, ""),
                proposed.GetValueOrDefault(node.Id, ""),
                [.. next[node.Kind].Select(other => (other.Id, Label(other)))])),
        ];
    }

    /// <summary>The edits that make the plan what was chosen: those nodes that are otherwise than proposed, and what was edited of flows and processes before.</summary>
    public static ImmutableArray<Renaming> Edits(PlannedMigration planned, IReadOnlyCollection<NodeChoice> nodes, IReadOnlyDictionary<string, string> chosen) =>
    [
        .. planned.Edits.Where(edit => nodes.All(node => node.Old != edit.Old)),
        .. nodes.Where(node => chosen[node.Old] != node.Proposed).Select(node => new Renaming(node.Old, chosen[node.Old])),
    ];

    private static Dictionary<string, string> Names(MigrationPlan plan) => plan.Nodes.ToDictionary(node => node.Old, node => node.New, StringComparer.Ordinal);

    private static string Label(Node node) => node.Name.Length > 0 ? $"{node.Name} ({node.Id})" : node.Id;
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Whose act a step is, and that it is one act: it is done once for a matter, so neither it nor a scope around it is multiplied,
/// and it is offered to nobody but those named.
/// </summary>
/// <param name="Step">The step, as <c>szyd:step</c> names it.</param>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Candidates">Whom <c>szyd:candidates</c> may name, separated by spaces; empty: anybody.</param>
internal sealed record Bearer(string Step, string Rule, string Candidates)
{
    /// <summary>The one step that is several people's: every department concerned gives its own position.</summary>
    public const string OfSeveral = "department-positions";

    /// <summary>The matter's list of the departments concerned.</summary>
    public const string AskedOf = "departments";

    public static readonly ImmutableArray<Bearer> All =
    [
        new("legality-review", "R-4.1.1-b", "legality-reviewer"),
        new("preliminary-review", "R-4.1.2-b", "preliminary-reviewer"),
        new("endorse", "R-4.1.2-c", "leader-in-charge coordinating-leader"),
        new("determine", "R-4.1.2-a", "district-head"),
        new("meeting", "R-4.2.3-c", "government-office presider recorder"),
        new(OfSeveral, "R-4.1.3-b", "department"),
        new("publication", "R-5.2-a", ""),
        new("archive", "R-4.2.6-d", ""),
    ];

    /// <summary>Whether a multi-instance asks every department concerned, and waits for all of them.</summary>
    public static bool AsksAll(MultiInstance multi) =>
        multi is { Cardinality: null, Completion: null, Collection.Term: Term.Name { Text: AskedOf } };

    /// <summary>What is wrong with the nodes that carry such a step, at most one finding each.</summary>
    public static IEnumerable<Finding> Faults(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (All.FirstOrDefault(it => string.Equals(it.Step, node.Step, StringComparison.Ordinal)) is { } bearer && bearer.Fault(definition, node) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private Finding? Fault(Definition definition, Node node)
    {
        if (IsMultiplied(definition, node))
        {
            return Step is OfSeveral
                ? Found(node, "多实例须逐一征求全部相关部门（departments）的意见，不得以次数代替，也不得提前结束。", "The multi-instance asks every department in 'departments': no number stands for them, and it doesn't complete early.")
                : Found(node, "此环节一事一次，不得设为多实例，也不得置于多实例之中。", "This step is done once for one matter: it is neither multiplied nor inside what is.");
        }

        var permitted = Candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return permitted is [] || node.Candidates.FirstOrDefault(name => !permitted.Contains(name, StringComparer.Ordinal)) is not { } stranger
            ? null
            : Found(node, $"此环节不得由“{stranger}”办理，只能由{string.Join('、', permitted)}办理。", $"'{stranger}' may not carry out this step, only {string.Join(", ", permitted)}.");
    }

    private static bool IsMultiplied(Definition definition, Node node)
    {
        if (node.Multi is { } own && !(node.Step is OfSeveral && AsksAll(own)))
        {
            return true;
        }

        for (var scope = node.Parent; scope is not null;)
        {
            var around = definition.Nodes.First(it => string.Equals(it.Id, scope, StringComparison.Ordinal));
            if (around.Multi is not null)
            {
                return true;
            }

            scope = around.Parent;
        }

        return false;
    }

    private Finding Found(Node node, string chinese, string english) =>
        new(node.Id, []) { RuleId = Rule, Name = node.Name, Line = node.Line, Chinese = chinese, English = english };
}

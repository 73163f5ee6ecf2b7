using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A command asked only to learn what would be answered; its texts are stand-ins.</summary>
/// <param name="Act">The act, as the API names it.</param>
/// <param name="Part">The part it is about (a work item, a task, an agenda item), or null.</param>
/// <param name="Command">The command.</param>
/// <param name="Targets">What it may be aimed at: persons, or the nodes of 退回; empty where it needs no aim.</param>
public sealed record Probe(string Act, string? Part, Command Command, ImmutableArray<string> Targets = default);

/// <summary>What somebody may do now, and which clause says no to the rest. Nobody computes it beside the rules:
/// the same <see cref="Casework.Step"/> that would judge the act is asked, and what it would record is dropped.</summary>
public static partial class Permitted
{
    /// <summary>Stands where a person will write.</summary>
    internal const string Text = "(待填写)";

    /// <summary>What speaks against a probe. What is merely not filled in yet does not; empty means it may be done.</summary>
    public static ImmutableArray<Refusal> Against(Judgment judgment) => judgment is Judgment.Refused refused
        ? [.. refused.Reasons.Where(reason => reason.RuleId != Rule.Input)]
        : [];
}

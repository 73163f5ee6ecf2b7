using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>What the check must know of the vocabulary: which flags a matter has, and which step writes which result.</summary>
internal static class Vocabulary
{
    /// <summary>A variable only one step writes, and all it may be.</summary>
    public sealed record Result(string Name, string Step, ImmutableArray<string> Values);

    /// <summary>A matter's truth flags: they stay as they are through the whole process.</summary>
    public static readonly ImmutableArray<string> Flags =
    [
        "majorAdministrativeDecision", "publicInterest", "technical", "stabilityRisk", "multiDepartment", "urgent", "cadre",
        "budgetAdjustment", "democraticConsultation", "congress", "restricted",
    ];

    /// <summary>Further variables of a matter that stay as they are: a number and a list.</summary>
    public static readonly ImmutableArray<string> Lasting = ["amount", "departments"];

    /// <summary>The results, each with the step that writes it.</summary>
    public static readonly ImmutableArray<Result> Results =
    [
        new("outcome", "meeting", ["carried", "rejected", "deferred", "noted"]),
        new("evaluationAdvice", "evaluation", ["continue", "suspend", "amend", "other", "lapsed"]),
        new("positionsResult", "department-positions", ["agreed", "divided"]),
        new("countersignResult", "countersign", ["approve", "oppose"]),
        new("circulateResult", "circulate", ["approve", "oppose"]),
    ];

    /// <summary>The one kind of matter whose flag <c>cadre</c> is set.</summary>
    public const string Appointment = "KeyAppointment";

    /// <summary>The result a node writes when it is completed, or null. Only people's tasks write.</summary>
    public static Result? WrittenBy(Node node) =>
        node.Kind == NodeKind.UserTask ? Results.FirstOrDefault(result => string.Equals(result.Step, node.Step, StringComparison.Ordinal)) : null;

    /// <summary>Whether the gates speak of this definition at all.</summary>
    public static bool IsSpokenBy(Definition definition) => !definition.Kinds.IsEmpty || definition.Nodes.Any(node => node.Step is not null);
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>What a page asks for before an act on a work item or on what is due, and the command it becomes.</summary>
/// <param name="TextLabel">What is to be written, or null when nothing is.</param>
/// <param name="Command">The command, from the matter, the part, whom or what it is aimed at, and the text.</param>
/// <param name="AsksSeveral">May it be aimed at several?</param>
public sealed record WorkActForm(string? TextLabel, Func<string, string, ImmutableArray<string>, string, Command> Command, bool AsksSeveral = false)
{
    private const string Reason = "理由 Reason";

    private static readonly FrozenDictionary<string, WorkActForm> Forms = new Dictionary<string, WorkActForm>(StringComparer.Ordinal)
    {
        ["complete"] = new("办理意见 Note", (matter, part, _, text) => new SubmissionCommand.CompleteWorkItem(matter, part, text)),
        ["claim"] = new(null, (matter, part, _, _) => new WorkItemCommand.Claim(matter, part)),
        ["release"] = new(null, (matter, part, _, _) => new WorkItemCommand.Release(matter, part)),
        ["urge"] = new("催办意见 What is said", (matter, part, _, text) => new SafeguardCommand.Urge(matter, part, text)),
        ["delegate"] = new(null, (matter, part, to, _) => new WorkItemCommand.DelegateTask(matter, part, to[0])),
        ["reassign"] = new(Reason, (matter, part, to, text) => new WorkItemCommand.Reassign(matter, part, to[0], text)),
        ["add-signer"] = new(null, (matter, part, to, _) => new WorkItemCommand.AddSigner(matter, part, to[0])),
        ["countersign"] = new(null, (matter, part, to, _) => new WorkItemCommand.Countersign(matter, part, to), AsksSeveral: true),
        ["sign"] = new("意见 Opinion", (matter, part, _, text) => new WorkItemCommand.Sign(matter, part, text)),
        ["send-back"] = new(Reason, (matter, part, to, text) => new WorkItemCommand.SendBack(matter, part, to[0], text)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Is the act one on a work item or on what is due?</summary>
    public static bool IsKnown(string act) => Forms.ContainsKey(act);

    /// <summary>Is anything to be written?</summary>
    public bool NeedsText => TextLabel is not null;

    /// <summary>The form of an act; asked for those on work items only.</summary>
    public static WorkActForm Of(string act) => Forms[act];
}

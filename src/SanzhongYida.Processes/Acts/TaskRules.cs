using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Whether somebody may do something with a task now. <paramref name="Targets"/> lists what it may be aimed at, where that
/// is for the machine to say: the nodes of a send-back. If not, both sentences say why.
/// </summary>
public sealed record Permit(string Act, bool IsAllowed, ImmutableArray<string> Targets, string Chinese, string English);

/// <summary>Who may do what with a task: each rule once, asked before the act and by the act itself.</summary>
internal static class TaskRules
{
    public static ProcessStep.Refused? Completing(OpenTask task, string? by)
    {
        ImmutableArray<string> unsigned = task.Signatures is { } signatures ? [.. signatures.Where(signature => signature.Opinion is null).Select(signature => signature.Person)] : [];
        return unsigned.Length > 0
            ? new($"尚有人未签署：{string.Join('、', unsigned)}。", $"Not signed yet: {string.Join(", ", unsigned)}.")
            : by is not null ? HeldByAnother(task, by) : null;
    }

    public static ProcessStep.Refused? Claiming(OpenTask task, string by) =>
        HeldByAnother(task, by) ?? (task.Assignee is null ? null : new("该环节已由本人领取。", "You have taken the task already."));

    /// <summary>What only the one who has taken the task may do: release it, delegate it.</summary>
    public static ProcessStep.Refused? Holding(OpenTask task, string by) =>
        HeldByAnother(task, by) ?? (task.Assignee is null ? new("该环节尚无人领取。", "Nobody has taken the task.") : null);

    public static ProcessStep.Refused? Delegating(OpenTask task, string by, string? to) =>
        Holding(task, by)
        ?? (task.ActingFor is not null ? new("受委派人不得再委派。", "Who acts for another can't delegate again.")
            : string.Equals(to, by, StringComparison.Ordinal) ? new("不能委派给本人。", "A task can't be delegated to oneself.")
            : null);

    /// <summary><c>szyd:signers</c> says how many persons may be asked: a number, or <c>any</c>; without it none.</summary>
    public static ProcessStep.Refused? AddingSigners(OpenTask task, Node node, int already, string by, ImmutableArray<string> persons)
    {
        var most = node.Policies.GetValueOrDefault("signers") switch
        {
            null => 0,
            "any" => Engine.MaximumSigners,
            var text => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? Math.Min(number, Engine.MaximumSigners) : 0,
        };
        var twice = persons.Where((person, index) => persons.IndexOf(person) < index || (task.Signatures ?? []).Any(it => it.Person == person)).ToList();
        return HeldByAnother(task, by)
            ?? (most == 0 ? new("该环节不允许加签、会签。", "The node allows no further signers.")
                : already + Math.Max(persons.Length, 1) > most ? new($"加签、会签不得超过{most}人。", $"No more than {most} signers may be added.")
                : twice.Count > 0 ? new($"已请其签署：{string.Join('、', twice)}。", $"Asked to sign already: {string.Join(", ", twice)}.")
                : null);
    }

    public static ProcessStep.Refused? Signing(OpenTask task, string by) =>
        (task.Signatures ?? []).FirstOrDefault(signature => signature.Person == by) switch
        {
            null => new("未请本人签署。", "You were not asked to sign."),
            { Opinion: not null } => new("本人已签署。", "You have signed already."),
            _ => null,
        };

    private static ProcessStep.Refused? HeldByAnother(OpenTask task, string by) =>
        task.Assignee is null || task.Assignee == by ? null : new($"该环节已由“{task.Assignee}”领取。", $"The task is with '{task.Assignee}'.");
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// What people do with a task beside completing it.
internal sealed partial class Run
{
    public ProcessStep Claim(ProcessCommand.Claim command) =>
        OnTask(command.Activity, task => TaskRules.Claiming(task, command.By), () => [new ProcessFact.Claimed(command.Activity, command.By)]);

    public ProcessStep Release(ProcessCommand.Release command) =>
        OnTask(command.Activity, task => TaskRules.Holding(task, command.By), () => [new ProcessFact.Released(command.Activity)]);

    public ProcessStep Delegate(ProcessCommand.DelegateTask command) => OnTask(
        command.Activity,
        task => TaskRules.Delegating(task, command.By, command.To),
        () => [new ProcessFact.Delegated(command.Activity, command.To, command.By)]);

    public ProcessStep Reassign(ProcessCommand.Reassign command) =>
        OnTask(command.Activity, _ => null, () => [command.ActingFor is { } other ? new ProcessFact.Delegated(command.Activity, command.To, other) : new ProcessFact.Reassigned(command.Activity, command.To)]);

    public ProcessStep Remind(ProcessCommand.Remind command) =>
        OnTask(command.Activity, _ => null, () => [new ProcessFact.Reminded(command.Activity)]);

    public ProcessStep Sign(ProcessCommand.Sign command) => OnTask(
        command.Activity,
        task => TaskRules.Signing(task, command.By),
        () => [new ProcessFact.SignatureGiven(command.Activity, command.By, command.Opinion)]);

    public ProcessStep Countersign(ProcessCommand.Countersign command) => AddSigners(command.Activity, command.By, command.Persons);

    public ProcessStep AddSigner(ProcessCommand.AddSigner command)
    {
        if (state.FindActivity(command.Activity) is not { } activity || !IsOverList(activity))
        {
            return AddSigners(command.Activity, command.By, [command.Person]);
        }

        return OnTask(
            command.Activity,
            task => TaskRules.AddingSigners(task, NodeOf(activity), 0, command.By, [command.Person]),
            () => [new ProcessFact.InstanceAdded(activity.Scope, Value.Of(command.Person))],
            () =>
            {
                if (state.FindScope(activity.Scope) is { Elements: null } body)
                {
                    Open(NextId, body.Id, NodeOf(activity), Value.Of(command.Person));
                }
            });
    }

    // One of several who each have a task of their own: one more gets one too.
    private bool IsOverList(Activity activity) =>
        state.FindScope(activity.Scope)!.Instances is < Engine.MaximumInstances && NodeOf(activity) is { Kind: NodeKind.UserTask, Multi.Collection: not null };

    private ProcessStep AddSigners(string activity, string by, ImmutableArray<string> persons) => OnTask(
        activity,
        task => TaskRules.AddingSigners(task, NodeOf(state.FindActivity(activity)!), (task.Signatures ?? []).Length, by, persons),
        () => [.. persons.Select(person => new ProcessFact.SignerAdded(activity, person))]);

    private ProcessStep OnTask(string activity, Func<OpenTask, ProcessStep.Refused?> refusing, Func<IEnumerable<ProcessFact>> facts, Action? then = null)
    {
        if (state.FindTask(activity) is not { } task)
        {
            return NotWaiting;
        }

        if (refusing(task) is { } refusal)
        {
            return refusal;
        }

        foreach (var fact in facts())
        {
            Emit(fact);
        }

        then?.Invoke();
        return Settled();
    }

    private static ProcessStep.Refused NotWaiting { get; } = new("该环节没有等待办理。", "The node is not waiting.");

    /// <summary>What somebody may do with a task, each act with its answer.</summary>
    public ImmutableArray<Permit> Permits(string activity, string by)
    {
        if (state.FindTask(activity) is not { } task)
        {
            return [];
        }

        var node = NodeOf(state.FindActivity(activity)!);
        var back = SendBackTargets(activity);
        return
        [
            Permitted("complete", TaskRules.Completing(task, by)),
            Permitted("claim", TaskRules.Claiming(task, by)),
            Permitted("release", TaskRules.Holding(task, by)),
            Permitted("delegate", TaskRules.Delegating(task, by, to: null)),
            Permitted("add-signer", TaskRules.AddingSigners(task, node, (task.Signatures ?? []).Length, by, [])),
            Permitted("countersign", TaskRules.AddingSigners(task, node, (task.Signatures ?? []).Length, by, [])),
            Permitted("sign", TaskRules.Signing(task, by)),
            Permitted("send-back", SendingBack(task, by, to: null), back),
        ];
    }

    private Permit Permitted(string act, ProcessStep.Refused? refusal, ImmutableArray<string>? targets = null)
    {
        var stands = state.IsSuspended ? Engine.Suspended : refusal;
        return new(act, stands is null, stands is null ? targets ?? [] : [], stands?.Chinese ?? "", stands?.English ?? "");
    }
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// The fold of what came after the first facts; null where a fact is not among them.
public sealed partial record Instance
{
    private Instance? AfterWaits(ProcessFact fact) => fact switch
    {
        ProcessFact.SequenceBegan it => With(it.Id, scope => scope with { Elements = it.Elements }),
        ProcessFact.InstanceAdded it => With(it.Id, scope => scope with
        {
            Instances = scope.Instances + 1,
            Elements = it.Element is { } element && scope.Elements is { } elements ? elements.Add(element) : scope.Elements,
        }),
        ProcessFact.OwnVariablesSet it => With(it.Scope, scope => scope with
        {
            Variables = (scope.Variables ?? ImmutableDictionary<string, Value>.Empty).SetItems(it.Variables),
        }),
        ProcessFact.SubprocessTriggered { Dropped: { } dropped } it => Dropping(dropped).With(it.Scope ?? Root, scope => scope with { IsInterrupted = true }) with
        {
            Marks = Marks.RemoveAll(mark => Is(mark.Scope, it.Scope ?? Root)),
        },
        ProcessFact.SubprocessTriggered => this,
        ProcessFact.WaitsDropped it => Dropping(it.Ids),
        ProcessFact.MessageKeyed it => With(it.Id, subscription => subscription with { Key = it.Key }),
        ProcessFact.MessageHeard it => this with { Heard = (Heard.Length < Engine.MaximumHeard ? Heard : Heard.RemoveAt(0)).Add(new(it.Message, it.Until)) },
        ProcessFact.MessageKept it => Counted(it.Id) with { Kept = Kept.Add(new(it.Id, it.Message, it.Key, it.Until, it.Results)) },
        ProcessFact.KeptMessageGone it => this with { Kept = Kept.RemoveAll(kept => Is(kept.Id, it.Id)) },
        ProcessFact.SignalAwaited it => Awaiting(it.Id, it.Node, it.Signal, it.Of, Awaited.Signal),
        ProcessFact.ConditionAwaited it => Awaiting(it.Id, it.Node, "", it.Of, Awaited.Condition),
        ProcessFact.ConditionTurned it => With(it.Id, subscription => subscription with { Holds = it.Holds }),
        ProcessFact.JobPostponed it => this with
        {
            Jobs = Changed(Jobs, job => Is(job.Id, it.Id), job => job with { Failures = job.Failures + 1, NotBefore = it.Until, Worker = null, LockedUntil = null }),
        },
        ProcessFact.JobLocked it => this with
        {
            Jobs = Changed(Jobs, job => Is(job.Id, it.Id), job => job with { Worker = it.Worker, LockedUntil = it.Until }),
        },
        ProcessFact.IncidentSkipped it => this with { Incidents = Incidents.RemoveAll(incident => Is(incident.Id, it.Id)) },
        _ => null,
    };

    private Instance? AfterActs(ProcessFact fact) => fact switch
    {
        ProcessFact.Claimed it => With(it.Activity, task => task with { Assignee = it.By }),
        ProcessFact.Released it => With(it.Activity, task => task with { Assignee = null, ActingFor = null }),
        ProcessFact.Delegated it => With(it.Activity, task => task with { Assignee = it.To, ActingFor = it.For }),
        ProcessFact.Reassigned it => With(it.Activity, task => task with { Assignee = it.To, ActingFor = null }),
        ProcessFact.SignerAdded it => With(it.Activity, task => task with { Signatures = (task.Signatures ?? []).Add(new(it.Person, Opinion: null)) }),
        ProcessFact.SignatureGiven it => With(it.Activity, task => task with
        {
            Signatures = Changed(task.Signatures ?? [], signature => Is(signature.Person, it.Person), signature => signature with { Opinion = it.Opinion }),
        }),
        ProcessFact.Reminded it => With(it.Activity, task => task with { Reminders = task.Reminders + 1 }),
        ProcessFact.Reopened it => this with
        {
            Passed = Passed.RemoveAll(passed => Is(passed.Scope, it.Scope ?? Root) && it.Nodes.Contains(passed.Node, StringComparer.Ordinal)),
            Marks = Marks.RemoveAll(mark => Is(mark.Scope, it.Scope ?? Root) && it.Flows.Contains(mark.Flow, StringComparer.Ordinal)),
        },
        ProcessFact.Suspended => this with { IsSuspended = true },
        ProcessFact.Resumed => this with { IsSuspended = false },
        ProcessFact.Migrated it => Renamed(it),
        _ => null,
    };

    private Instance Awaiting(string id, string node, string name, string? of, string awaits) => Counted(id) with
    {
        Subscriptions = Subscriptions.Add(new(id, name, node) { Activity = of ?? id, Awaits = awaits }),
    };

    private Instance Dropping(ImmutableArray<string> ids) => this with
    {
        Timers = Timers.RemoveAll(timer => ids.Contains(timer.Id, StringComparer.Ordinal)),
        Subscriptions = Subscriptions.RemoveAll(subscription => ids.Contains(subscription.Id, StringComparer.Ordinal)),
    };

    private Instance With(string scope, Func<Scope, Scope> change) => this with { Scopes = Changed(Scopes, it => Is(it.Id, scope), change) };

    private Instance With(string activity, Func<OpenTask, OpenTask> change) => this with { Tasks = Changed(Tasks, it => Is(it.Activity, activity), change) };

    private Instance With(string id, Func<Subscription, Subscription> change) =>
        this with { Subscriptions = Changed(Subscriptions, it => Is(it.Id, id), change) };

    private static ImmutableArray<T> Changed<T>(ImmutableArray<T> all, Func<T, bool> which, Func<T, T> change) =>
        [.. all.Select(it => which(it) ? change(it) : it)];

    private Instance Renamed(ProcessFact.Migrated fact)
    {
        var (processes, nodes, flows) = (Names(fact.Processes), Names(fact.Nodes), Names(fact.Flows));
        return this with
        {
            Process = processes(Process),
            Activities = [.. Activities.Select(it => it with { Node = nodes(it.Node) })],
            Scopes = [.. Scopes.Select(it => it with { Process = processes(it.Process), Node = it.Node is null ? null : nodes(it.Node) })],
            Marks = [.. Marks.Select(it => it with { Node = nodes(it.Node), Flow = flows(it.Flow) })],
            Tasks = [.. Tasks.Select(it => it with { Process = processes(it.Process), Node = nodes(it.Node) })],
            Timers = [.. Timers.Select(it => it with { Node = nodes(it.Node) })],
            Jobs = [.. Jobs.Select(it => it with { Process = processes(it.Process), Node = nodes(it.Node) })],
            Subscriptions = [.. Subscriptions.Select(it => it with { Node = nodes(it.Node) })],
            Incidents = [.. Incidents.Select(it => it with { Node = nodes(it.Node) })],
            Passed = [.. Passed.Select(it => it with { Node = nodes(it.Node) })],
        };
    }

    private static Func<string, string> Names(ImmutableArray<Renaming> renamings)
    {
        var names = renamings.ToDictionary(it => it.Old, it => it.New, StringComparer.Ordinal);
        return name => names.GetValueOrDefault(name, name);
    }
}

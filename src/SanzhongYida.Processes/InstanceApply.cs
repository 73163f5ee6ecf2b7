using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace SanzhongYida.Processes;

public sealed partial record Instance
{
    /// <summary>The instance after a fact. It never decides: whatever could have been otherwise stands in the fact.</summary>
    /// <param name="before">The instance before; null only for <see cref="ProcessFact.Began"/>.</param>
    /// <param name="fact">What happened.</param>
    public static Instance Apply(Instance? before, ProcessFact fact) => (before, fact) switch
    {
        (null, ProcessFact.Began began) => new()
        {
            Process = began.Process,
            Variables = began.Variables,
            Scopes = [new(Root, began.Process, Node: null, Outer: null)],
        },
        (null, _) => throw new UnreachableException("The first fact of an instance is that it began."),
        var (instance, _) => instance.After(fact),
    };

    private Instance After(ProcessFact fact) => fact switch
    {
        ProcessFact.Taken or ProcessFact.MessageReceived or ProcessFact.MessageSent or ProcessFact.ErrorCaught
            or ProcessFact.SignalReceived or ProcessFact.SignalSent or ProcessFact.EscalationThrown or ProcessFact.EscalationCaught
            or ProcessFact.SentBack or ProcessFact.TakenBack or ProcessFact.Modified => this,
        ProcessFact.Arrived it => this with { Marks = Marks.Add(new(it.Scope ?? Root, it.Node, it.Flow)) },
        ProcessFact.Joined it => HavingPassed(it.Scope ?? Root, it.Node, by: null) with { Marks = WithoutOneOfEach(it.Scope ?? Root, it.Node) },
        ProcessFact.Entered it => At(it.Id, it.Scope, it.Node, it.Element),
        ProcessFact.ScopeOpened it => Opened(it),
        ProcessFact.TaskOpened it => Opened(it),
        ProcessFact.JobAsked it => Asked(it),
        ProcessFact.MessageAwaited it => this with
        {
            Next = NextAfter(it.Id),
            Subscriptions = Subscriptions.Add(new(it.Id, it.Message, it.Node) { Activity = it.Of ?? it.Id }),
        },
        ProcessFact.Due it => this with
        {
            Next = NextAfter(it.Id),
            Timers = Timers.Add(new(it.Id, it.Node, it.At) { Activity = it.Of ?? it.Id, Repeats = it.Repeats }),
        },
        ProcessFact.TimerFired it => this with { Timers = Timers.RemoveAll(timer => Is(timer.Id, it.Id)) },
        ProcessFact.Left it => Completed(it.Id).Without(it.Id),
        ProcessFact.Cancelled it => Without(it.Ids),
        ProcessFact.VariablesSet it => this with { Variables = Variables.SetItems(it.Variables) },
        ProcessFact.IncidentRaised it => Raised(it),
        ProcessFact.IncidentResolved it => this with { Incidents = Incidents.RemoveAll(incident => Is(incident.Id, it.Id)) },
        ProcessFact.Reached it => this with { Result = it.Result ?? Result },
        ProcessFact.Ended it => Closed(it.Result ?? Result),
        _ => AfterWaits(fact) ?? AfterActs(fact) ?? throw new UnreachableException($"Not applied: {fact.GetType().Name}."),
    };

    private Instance Counted(string id) => NextAfter(id) is var next && next == Next ? this : this with { Next = next };

    private int NextAfter(string id) => Math.Max(Next, int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture) + 1);

    // An instance of a multi-instance is numbered as it is begun.
    private Instance At(string id, string? scope, string node, Value? element)
    {
        if (FindActivity(id) is not null)
        {
            return Counted(id);
        }

        var around = FindScope(scope ?? Root)!;
        var isNumbered = around.Instances is not null;
        return this with
        {
            Next = NextAfter(id),
            Activities = Activities.Add(new(id, around.Id, node) { Element = element, Number = isNumbered ? around.Begun : null }),
            Scopes = isNumbered ? Scopes.Replace(around, around with { Begun = around.Begun + 1 }) : Scopes,
        };
    }

    // What a send-back may go to, or a withdrawal undo; and what a multi-instance counts.
    private Instance Completed(string id)
    {
        var activity = FindActivity(id)!;
        var around = FindScope(activity.Scope)!;
        if (around.Instances is not null)
        {
            return this with { Scopes = Scopes.Replace(around, around with { Completed = around.Completed + 1 }) };
        }

        var task = FindTask(id);
        return task is not null || FindScope(id) is { Instances: not null } ? HavingPassed(around.Id, activity.Node, task?.Assignee) : this;
    }

    private Instance HavingPassed(string scope, string node, string? by) =>
        this with { Passed = (HasPassed(scope, node) ? PassedBut(scope, node) : Passed).Add(new(scope, node, by)) };

    private bool HasPassed(string scope, string node)
    {
        foreach (var passed in Passed)
        {
            if (Is(passed.Node, node) && Is(passed.Scope, scope))
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<Passed> PassedBut(string scope, string node) => Passed.RemoveAll(it => Is(it.Scope, scope) && Is(it.Node, node));

    private Instance Opened(ProcessFact.ScopeOpened fact) => At(fact.Id, fact.Scope, fact.Node, fact.Element).Inside(fact);

    private Instance Inside(ProcessFact.ScopeOpened fact) => this with
    {
        Scopes = Scopes.Add(new(fact.Id, fact.Process ?? ProcessOf(fact.Scope), fact.Node, fact.Scope ?? Root)
        {
            Instances = fact.Instances,
            Element = fact.Element,
        }),
    };

    private Instance Opened(ProcessFact.TaskOpened fact) => At(fact.Id, fact.Scope, fact.Node, fact.Element) with
    {
        Tasks = Tasks.RemoveAll(task => Is(task.Activity, fact.Id))
            .Add(new(fact.Id, ProcessOf(fact.Scope), fact.Node, fact.Element, fact.Deadline)),
    };

    private Instance Asked(ProcessFact.JobAsked fact) => At(fact.Id, fact.Scope, fact.Node, fact.Element) with
    {
        Jobs = Jobs.RemoveAll(job => Is(job.Id, fact.Id))
            .Add(new(fact.Id, fact.Node) { Process = ProcessOf(fact.Scope), Topic = fact.Topic, Element = fact.Element }),
    };

    // A job that failed is not to be taken up again before somebody says so.
    private Instance Raised(ProcessFact.IncidentRaised fact) => Counted(fact.Id) with
    {
        Incidents = Incidents.Add(new(fact.Id, fact.Scope ?? Root, fact.Node, fact.Cause, fact.Of, fact.Detail)),
        Jobs = fact.Of is { } of && Is(fact.Cause, Incident.Causes.JobFailed) ? Jobs.RemoveAll(job => Is(job.Id, of)) : Jobs,
    };

    private Instance Closed(string? result) => new()
    {
        Process = Process,
        Variables = Variables,
        Next = Next,
        HasEnded = true,
        Result = result,
    };

    private Instance Without(params ImmutableArray<string> gone) => this with
    {
        Activities = Left(Activities, gone, static activity => activity.Id),
        Scopes = Left(Scopes, gone, static scope => scope.Id),
        Marks = Left(Marks, gone, static mark => mark.Scope),
        Passed = Left(Passed, gone, static passed => passed.Scope),
        Tasks = Left(Tasks, gone, static task => task.Activity),
        Timers = Left(Timers, gone, static timer => timer.Activity),
        Jobs = Left(Jobs, gone, static job => job.Id),
        Subscriptions = Left(Subscriptions, gone, static subscription => subscription.Activity),
        Incidents = Left(Incidents, gone, static incident => incident.Activity ?? incident.Scope),
    };

    // What is left when what hangs on some activities is gone; the same where nothing is.
    private static ImmutableArray<T> Left<T>(ImmutableArray<T> all, ImmutableArray<string> gone, Func<T, string> of)
    {
        for (var first = 0; first < all.Length; first++)
        {
            if (gone.Contains(of(all[first]), StringComparer.Ordinal))
            {
                var left = ImmutableArray.CreateBuilder<T>(all.Length - 1);
                left.AddRange(all, first);
                for (var index = first + 1; index < all.Length; index++)
                {
                    if (!gone.Contains(of(all[index]), StringComparer.Ordinal))
                    {
                        left.Add(all[index]);
                    }
                }

                return left.DrainToImmutable();
            }
        }

        return all;
    }

    private ImmutableArray<Mark> WithoutOneOfEach(string scope, string node)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        return Marks.RemoveAll(mark => Is(mark.Scope, scope) && Is(mark.Node, node) && passed.Add(mark.Flow));
    }

    private string ProcessOf(string? scope) => FindScope(scope ?? Root)!.Process;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

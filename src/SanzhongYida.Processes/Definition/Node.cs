using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>What a node is. Later kinds are added at the end: a definition is read again, never stored as numbers.</summary>
public enum NodeKind
{
    /// <summary>Where a scope starts.</summary>
    StartEvent,

    /// <summary>Where a token ends.</summary>
    EndEvent,

    /// <summary>Waits for a message or a timer.</summary>
    CatchEvent,

    /// <summary>Passes at once, sending a message if it names one.</summary>
    ThrowEvent,

    /// <summary>Watches the activity it is attached to.</summary>
    BoundaryEvent,

    /// <summary>A person completes it.</summary>
    UserTask,

    /// <summary>Abstract task: passes at once.</summary>
    AbstractTask,

    /// <summary>Done outside, not recorded: passes at once.</summary>
    ManualTask,

    /// <summary>Asks for a job and waits for it.</summary>
    ServiceTask,

    /// <summary>Asks for a job that sends a message and waits for it.</summary>
    SendTask,

    /// <summary>Waits for a message.</summary>
    ReceiveTask,

    /// <summary>One way out.</summary>
    ExclusiveGateway,

    /// <summary>All ways in, all ways out.</summary>
    ParallelGateway,

    /// <summary>Every way in that can still come, every way out that holds.</summary>
    InclusiveGateway,

    /// <summary>An embedded subprocess.</summary>
    SubProcess,

    /// <summary>Another process, run as a nested scope.</summary>
    CallActivity,

    /// <summary>The first of the events behind it that comes decides the way.</summary>
    EventGateway,
}

/// <summary>
/// How an activity is multiplied: by number or by a list, one of which is given.
/// <paramref name="Completion"/> sees <c>nrOfInstances</c>, <c>nrOfActiveInstances</c> and <c>nrOfCompletedInstances</c>;
/// each instance sees its <c>loopCounter</c>, from 0.
/// </summary>
public sealed record MultiInstance(Expression? Cardinality, Expression? Collection, string? Element, Expression? Completion)
{
    /// <summary>Whether one instance follows the other; else all wait side by side.</summary>
    public bool IsSequential { get; init; }
}

/// <summary>What a call hands over: <paramref name="Target"/> on the other side is set to <paramref name="Source"/> on this.</summary>
public sealed record Mapping(Expression Source, string Target);

/// <summary><c>szyd:retry</c> (<c>R3/PT5M</c>): how often a failed job is asked again; the wait doubles each time.</summary>
public sealed record Retrying(int Times, Period Wait);

/// <summary>A flow from one node to another in the same scope.</summary>
public sealed record Flow(string Id, string Name, int Line, string Source, string Target, Expression? Condition);

/// <summary>A lane: the responsible body, and the nodes it holds.</summary>
public sealed record Lane(string Id, string Name, ImmutableArray<string> Candidates, ImmutableArray<string> Nodes);

/// <summary>A node of a definition with what the diagram and the extension vocabulary say about it.</summary>
public sealed record Node
{
    /// <summary>The element's id.</summary>
    public required string Id { get; init; }

    /// <summary>The label, empty where there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    public required NodeKind Kind { get; init; }

    /// <summary>Line in the text read, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The embedded subprocess that holds it; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary><c>szyd:step</c>: the step of the regulation it carries out.</summary>
    public string? Step { get; init; }

    /// <summary><c>szyd:stage</c>.</summary>
    public string? Stage { get; init; }

    /// <summary><c>szyd:due</c> as written.</summary>
    public string? Due => Deadline?.Text;

    /// <summary><c>szyd:due</c> as read.</summary>
    public Period? Deadline { get; init; }

    /// <summary><c>szyd:candidates</c> of the node, else of its lane.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary><c>szyd:evidence</c>: what must be filed.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary><c>szyd:result</c> of an end event of the process itself.</summary>
    public string? Result { get; init; }

    /// <summary>Name of the lane it stands in, that of the enclosing subprocess if it has none of its own.</summary>
    public string? Lane { get; init; }

    /// <summary>Further attributes of the vocabulary (<c>sendBackTo</c>, <c>signers</c>, <c>ladder</c>) by local name.</summary>
    public ImmutableDictionary<string, string> Policies { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What an event waits for or throws; of a receive or send task, its message.</summary>
    public Trigger Trigger { get; init; } = Trigger.Nothing;

    /// <summary>The activity a boundary event watches.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Whether a boundary event cancels its activity, or the start of an event subprocess everything else in its scope.</summary>
    public bool IsInterrupting { get; init; } = true;

    /// <summary>Whether a subprocess is started by an event of the scope it stands in, not by a flow.</summary>
    public bool IsTriggeredByEvent { get; init; }

    /// <summary>The process a call activity calls: its id, or <c>id@version</c> where one version is meant.</summary>
    public string? Calls { get; init; }

    /// <summary>What a called process is given; where anything is mapped it has variables of its own.</summary>
    public ImmutableArray<Mapping> Inputs { get; init; } = [];

    /// <summary>What is taken over from a called process when it has ended.</summary>
    public ImmutableArray<Mapping> Outputs { get; init; } = [];

    /// <summary><c>szyd:topic</c>: the kind of work a job is, which programs ask for by this name; the node's id where none is given.</summary>
    public string? Topic { get; init; }

    /// <summary>How often a failed job is asked again by itself.</summary>
    public Retrying? Retry { get; init; }

    /// <summary>The flow taken when no condition holds.</summary>
    public string? Default { get; init; }

    /// <summary>How the activity is multiplied, if it is.</summary>
    public MultiInstance? Multi { get; init; }

    /// <summary>Flows into it, in document order.</summary>
    public ImmutableArray<Flow> Incoming { get; init; } = [];

    /// <summary>Flows out of it, in document order.</summary>
    public ImmutableArray<Flow> Outgoing { get; init; } = [];

    /// <summary>Boundary events attached to it, in document order.</summary>
    public ImmutableArray<string> Boundaries { get; init; } = [];
}

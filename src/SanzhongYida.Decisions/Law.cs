using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>By what a matter or a meeting is judged: the regulation in force, people, units, bodies and workflow
/// definitions, as they stand at the step. Every part is itself the state of a subject of the record.</summary>
public sealed record Law
{
    /// <summary>A record before its first entry.</summary>
    public static Law Empty { get; } = new();

    /// <summary>Settings and calendar.</summary>
    public Regulation Regulation { get; init; } = Regulation.Empty;

    /// <summary>People by id.</summary>
    public ImmutableDictionary<string, Person> People { get; init; } = ImmutableDictionary.Create<string, Person>(StringComparer.Ordinal);

    /// <summary>Units by id.</summary>
    public ImmutableDictionary<string, Unit> Units { get; init; } = ImmutableDictionary.Create<string, Unit>(StringComparer.Ordinal);

    /// <summary>Bodies by id.</summary>
    public ImmutableDictionary<string, Body> Bodies { get; init; } = ImmutableDictionary.Create<string, Body>(StringComparer.Ordinal);

    /// <summary>Workflows by process id.</summary>
    public ImmutableDictionary<string, Workflow> Workflows { get; init; } = ImmutableDictionary.Create<string, Workflow>(StringComparer.Ordinal);

    /// <summary>The definitions of the file with this content hash, or null. Content-addressed, so it is a pure look-up.</summary>
    public Func<string, Library?> LibraryByHash { get; init; } = _ => null;

    /// <summary>The law with one subject's state put in its place; matters, meetings and registers are not law and change nothing.</summary>
    public Law With(Subject subject, State state) => state switch
    {
        Regulation regulation => this with { Regulation = regulation },
        Person person => this with { People = People.SetItem(subject.Id, person) },
        Unit unit => this with { Units = Units.SetItem(subject.Id, unit) },
        Body body => this with { Bodies = Bodies.SetItem(subject.Id, body) },
        Workflow workflow => this with { Workflows = Workflows.SetItem(subject.Id, workflow) },
        _ => this,
    };

    /// <summary>The state of a subject that is law, or null.</summary>
    public State? Find(Subject subject) => subject.Kind switch
    {
        SubjectKind.Regulation => Regulation.Version > 0 ? Regulation : null,
        SubjectKind.Person => People.GetValueOrDefault(subject.Id),
        SubjectKind.Unit => Units.GetValueOrDefault(subject.Id),
        SubjectKind.Body => Bodies.GetValueOrDefault(subject.Id),
        SubjectKind.Definition => Workflows.GetValueOrDefault(subject.Id),
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A published, immutable version of a process definition.</summary>
/// <param name="Number">1, 2, …</param>
/// <param name="Hash">Content hash of its XML.</param>
/// <param name="By">Who approved it.</param>
/// <param name="On">The day it was published.</param>
/// <param name="DraftedBy">Who drafted it; never the same person, but for the shipped definitions at first start.</param>
public sealed record WorkflowVersion(int Number, string Hash, string By, DateOnly On, string DraftedBy);

/// <summary>A draft waiting for a second person.</summary>
public sealed record WorkflowDraft(string Hash, string By, DateOnly On);

/// <summary>One process definition: its draft, if any, and all its published versions. Running matters keep the hash they began with.</summary>
public sealed record Workflow : State
{
    /// <summary>The process id.</summary>
    public required string Process { get; init; }

    /// <summary>The name as drawn.</summary>
    public string Name { get; init; } = "";

    /// <summary>The matter kinds the latest version serves.</summary>
    public ImmutableArray<MatterKind> Kinds { get; init; } = [];

    /// <summary>Published versions, oldest first.</summary>
    public ImmutableArray<WorkflowVersion> Versions { get; init; } = [];

    /// <summary>The draft not yet published, or null.</summary>
    public WorkflowDraft? Draft { get; init; }

    internal static Workflow Apply(Workflow? before, WorkflowFact fact, Stamp stamp) => fact switch
    {
        WorkflowFact.DraftSaved f => (before ?? new Workflow { Process = f.Process }) with { Draft = new WorkflowDraft(f.Hash, stamp.By, stamp.On) },
        WorkflowFact.VersionPublished f => before! with
        {
            Draft = null,
            Name = f.Name,
            Kinds = f.Kinds,
            Versions = before.Versions.Add(new WorkflowVersion(f.Number, f.Hash, stamp.By, stamp.On, before.Draft!.By)),
        },
        WorkflowFact.UndecidedAccepted => before!,
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a workflow definition.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(VersionPublished), "version-published")]
[JsonDerivedType(typeof(UndecidedAccepted), "undecided-accepted")]
public abstract record WorkflowFact : Fact
{
    private WorkflowFact()
    {
    }

    /// <summary>A draft was saved, replacing an earlier one.</summary>
    public sealed record DraftSaved(string Process, string Hash) : WorkflowFact;

    /// <summary>The draft was published as a version.</summary>
    public sealed record VersionPublished(int Number, string Hash, string Name, ImmutableArray<MatterKind> Kinds) : WorkflowFact;

    /// <summary>The second person takes a draft whose check came to its limit undecided, with a reason.</summary>
    public sealed record UndecidedAccepted(string Hash, TextRef Reason) : WorkflowFact;
}

/// <summary>Commands about workflow definitions.</summary>
public abstract record WorkflowCommand : Command
{
    private WorkflowCommand()
    {
    }

    /// <summary>Saves a draft. The XML must read without problems and hold the process named.</summary>
    public sealed record SaveDraft(string Process, string Xml) : WorkflowCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }

    /// <summary>Publishes the draft; by a second person.</summary>
    public sealed record PublishDraft(string Process) : WorkflowCommand
    {
        /// <summary>Why a draft is taken whose check is undecided.</summary>
        public string? Reason { get; init; }

        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }
}

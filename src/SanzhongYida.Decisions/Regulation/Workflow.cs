using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using SanzhongYida.Processes;

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

    /// <summary>Plans to move running matters from one version to another, oldest first.</summary>
    public ImmutableArray<PlannedMigration> Migrations { get; init; } = [];

    /// <summary>The published version with this number, or null.</summary>
    public WorkflowVersion? Find(int number) => Versions.FirstOrDefault(version => version.Number == number);

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
        WorkflowFact.UndecidedAccepted or WorkflowFact.MigrationBegun => before!,
        WorkflowFact.MigrationDrafted f => before! with
        {
            Migrations = [.. before.Migrations.Where(it => it.Number != f.Number), new PlannedMigration(f.Number, f.From, f.To, f.Edits, f.Plan, stamp.By, stamp.On)],
        },
        WorkflowFact.MigrationApproved f => before! with
        {
            Migrations = [.. before.Migrations.Select(it => it.Number == f.Number ? it with { ApprovedBy = stamp.By, ApprovedOn = stamp.On } : it)],
        },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a workflow definition.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(VersionPublished), "version-published")]
[JsonDerivedType(typeof(UndecidedAccepted), "undecided-accepted")]
[JsonDerivedType(typeof(MigrationDrafted), "migration-drafted")]
[JsonDerivedType(typeof(MigrationApproved), "migration-approved")]
[JsonDerivedType(typeof(MigrationBegun), "migration-begun")]
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

    /// <summary>A migration plan was drafted, or one not yet approved was edited.</summary>
    public sealed record MigrationDrafted(int Number, int From, int To, ImmutableArray<Renaming> Edits, MigrationPlan Plan) : WorkflowFact;

    /// <summary>The second person approved a migration plan.</summary>
    public sealed record MigrationApproved(int Number) : WorkflowFact;

    /// <summary>Somebody set about moving the matters, for the first time or to go on; each move is a fact of its own matter.</summary>
    public sealed record MigrationBegun(int Number) : WorkflowFact;
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

    /// <summary>Drafts a plan to move running matters from one published version to another: proposed from the difference, with edits.</summary>
    public sealed record DraftMigration(string Process, int From, int To, ImmutableArray<Renaming> Edits) : WorkflowCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }

    /// <summary>Puts other edits in the place of those of a plan not yet approved.</summary>
    public sealed record EditMigration(string Process, int Number, ImmutableArray<Renaming> Edits) : WorkflowCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }

    /// <summary>Approves a plan; by a second person.</summary>
    public sealed record ApproveMigration(string Process, int Number) : WorkflowCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }

    /// <summary>Sets about moving the matters, or goes on with it; each is then moved by <see cref="SubmissionCommand.MoveToVersion"/>.</summary>
    public sealed record BeginMigration(string Process, int Number) : WorkflowCommand
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Definition, Process)];
    }
}

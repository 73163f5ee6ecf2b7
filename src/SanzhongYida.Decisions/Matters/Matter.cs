using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>A waiting human task of a matter's process.</summary>
/// <param name="Id">The waiting activity's id in the process instance.</param>
/// <param name="Node">The node in the definition.</param>
/// <param name="Name">Its name as drawn.</param>
/// <param name="Step">The step of the regulation it carries out, or null.</param>
/// <param name="Candidates">Who may do it: <see cref="AccessKey"/>s.</param>
/// <param name="Element">The department it is for, where it is one of several.</param>
/// <param name="OpenedOn">The day it opened.</param>
/// <param name="Due">When it is due, or null.</param>
public sealed record WorkItem(
    string Id,
    string Node,
    string Name,
    string? Step,
    ImmutableArray<string> Candidates,
    string? Element,
    DateOnly OpenedOn,
    DueDay? Due);

/// <summary>A matter with its process instance: one subject. Its chapters stand in the folders of the regulation's own chapters.</summary>
public sealed partial record Matter : State
{
    /// <summary>Random id.</summary>
    public required string Id { get; init; }

    /// <summary>事项编号, consecutive in its year.</summary>
    public required string Number { get; init; }

    /// <summary>题目.</summary>
    public required string Title { get; init; }

    /// <summary>The leading kind.</summary>
    public required MatterKind Kind { get; init; }

    /// <summary>All clauses of section 三 matched.</summary>
    public ImmutableArray<string> Clauses { get; init; } = [];

    /// <summary>Marks.</summary>
    public Flags Flags { get; init; } = new();

    /// <summary>Restricted: read by those named only.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>People named as readers.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>提交事项部门.</summary>
    public required string Unit { get; init; }

    /// <summary>对口责任部门: its reviewer does the 初审.</summary>
    public required string CounterpartUnit { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>Departments concerned, the submitting one among them where it is.</summary>
    public ImmutableArray<string> Departments { get; init; } = [];

    /// <summary>Fields of work touched, as declared.</summary>
    public ImmutableArray<string> Portfolios { get; init; } = [];

    /// <summary>The deciding forum.</summary>
    public BodyKind Forum { get; init; }

    /// <summary>Money asked for, or null.</summary>
    public Funds? Funds { get; init; }

    /// <summary>What it is in particular.</summary>
    public Particulars Particulars { get; init; } = Particulars.None;

    /// <summary>The version of the regulation that governs it: the one it began under, unless it was moved (R-0-b).</summary>
    public int Edition { get; init; } = 1;

    /// <summary>依据 cited (R-0-e).</summary>
    public ImmutableArray<string> Bases { get; init; } = [];

    /// <summary>The draft decision text.</summary>
    public TextRef Draft { get; init; }

    /// <summary>The day it was submitted.</summary>
    public DateOnly SubmittedOn { get; init; }

    /// <summary>The process definition it runs on.</summary>
    public string Process { get; init; } = "";

    /// <summary>Content hash of that definition: pinned.</summary>
    public string DefinitionHash { get; init; } = "";

    /// <summary>The moves from version to version, oldest first.</summary>
    public ImmutableArray<VersionMove> Moves { get; init; } = [];

    /// <summary>Where the process stands.</summary>
    public Instance? Instance { get; init; }

    /// <summary>What waits for a person.</summary>
    public ImmutableArray<WorkItem> WorkItems { get; init; } = [];

    /// <summary>标志: why it is restricted.</summary>
    public ImmutableArray<Marking> Markings { get; init; } = [];

    /// <summary>Two or more departments are concerned (R-4.1.3-b).</summary>
    public bool IsMultiDepartment => Departments.Length >= 2;

    /// <summary>Does no clause of section 三 match it? It is registered with its amount, and no process runs.</summary>
    public bool IsOutOfScope => Clauses.IsEmpty;

    /// <summary>Is it closed: has its process ended, and where it was withdrawn or terminated, is it filed (R-4.3.4-a)? One taken out of
    /// the archive by 复议 (W-CAD) is open until it is filed again.</summary>
    public bool HasEnded => Exit is null ? Instance is { HasEnded: true } && !IsOutOfArchive : ArchivedOn is not null;

    /// <summary>事项编号 of a year.</summary>
    public static string NumberOf(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"三重一大〔{year}〕{number}号");

    internal static Matter Apply(Matter? before, MatterFact fact, Stamp stamp) => fact switch
    {
        SubmissionFact.MatterSubmitted f => Submitted(f, stamp),
        SubmissionFact.ProcessMigrated f => before!.Migrated(f, stamp),
        SubmissionFact f => before!.Apply(f),
        PreparationFact f => before!.Apply(f, stamp),
        DecisionFact f => before!.Apply(f, stamp),
        CourseFact f => before!.Apply(f),
        ExecutionFact f => before!.Apply(f, stamp),
        SafeguardFact f => before!.Apply(f, stamp),
        KeepingFact f => before!.Apply(f, stamp),
        AccountabilityFact f => before!.Apply(f, stamp),
        _ => throw new UnreachableException(),
    };

    private static Matter Submitted(SubmissionFact.MatterSubmitted f, Stamp stamp) => new()
    {
        Id = f.Id,
        Number = f.Number,
        Title = f.Title,
        Kind = f.Kind,
        Clauses = f.Clauses,
        Flags = f.Flags,
        IsRestricted = f.IsRestricted,
        Readers = f.Readers,
        Unit = f.Unit,
        CounterpartUnit = f.CounterpartUnit,
        DraftedBy = stamp.By,
        Departments = f.Departments,
        Portfolios = f.Portfolios,
        Forum = f.Forum,
        Funds = f.Funds,
        Bases = f.Bases,
        Draft = f.Draft,
        SubmittedOn = stamp.On,
        Edition = f.Edition,
    };

    private Matter Migrated(SubmissionFact.ProcessMigrated f, Stamp stamp) => Moved(f.Facts) with
    {
        DefinitionHash = f.Hash,
        Moves = Moves.Add(new VersionMove(f.Migration, DefinitionHash, stamp.At)),
    };

    private Matter Apply(SubmissionFact fact) => fact switch
    {
        SubmissionFact.ProcessBegun f => this with { Process = f.Process, DefinitionHash = f.Hash },
        SubmissionFact.ProcessMoved f => Moved(f.Facts),
        SubmissionFact.WorkItemOpened f => this with { WorkItems = WorkItems.Add(f.Item) },
        SubmissionFact.WorkItemChanged f => this with { WorkItems = [.. WorkItems.Select(item => item.Id == f.Item.Id ? f.Item : item)] },
        SubmissionFact.WorkItemClosed f => this with { WorkItems = WorkItems.RemoveAll(item => item.Id == f.Item) },
        SubmissionFact.FlagsChanged f => this with { Flags = f.Flags },
        SubmissionFact.EditionChanged f => this with { Edition = f.To },
        SubmissionFact.ParticularsStated f => this with { Particulars = f.Particulars },
        SubmissionFact.MatterMarked f => this with { Markings = f.Markings },
        SubmissionFact.FundsChanged f => this with { Funds = f.Funds, Clauses = f.Clauses, Flags = f.Flags, LegalityFrom = Evidence.Length, Returns = Returns + 1, Instance = null, WorkItems = [] },
        SubmissionFact.ForumRaised f => this with { Forum = f.Forum },
        SubmissionFact.ReadersNamed f => this with { Readers = [.. Readers.Concat(f.Readers).Distinct(StringComparer.Ordinal)] },
        _ => throw new UnreachableException(),
    };
}

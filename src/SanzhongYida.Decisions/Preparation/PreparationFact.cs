using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A piece of evidence as filed.</summary>
/// <param name="Evidence">What it is.</param>
/// <param name="Text">Its text, or null where it has none.</param>
/// <param name="FiledBy">Who filed it.</param>
/// <param name="Round">The round of preparation it was filed in: 0 before any deferral.</param>
public sealed record Filed(Evidence Evidence, TextRef? Text, string FiledBy, int Round);

/// <summary>The three acts of, in their fixed order.</summary>
public enum ActKind
{
    /// <summary>初审 by the counterpart department.</summary>
    PreliminaryReview,

    /// <summary>分管领导审定.</summary>
    Endorsement,

    /// <summary>区长确定.</summary>
    Determination,
}

/// <summary>One of the acts as done.</summary>
public sealed record Act(ActKind Kind, string By, DateOnly On, TextRef Opinion, int Round, int Returns)
{
    /// <summary>With whom it was coordinated, of a 初审 (R-4.1.2-b).</summary>
    public ImmutableArray<string> Parties { get; init; } = [];
}

/// <summary>四(一)决策准备.</summary>
[JsonDerivedType(typeof(PreparationFact.EvidenceFiled), "evidence-filed")]
[JsonDerivedType(typeof(PreparationFact.ActDone), "act-done")]
[JsonDerivedType(typeof(PreparationFact.PartiesCoordinated), "parties-coordinated")]
[JsonDerivedType(typeof(PreparationFact.DraftRevised), "draft-revised")]
[JsonDerivedType(typeof(PreparationFact.MatterReturned), "matter-returned")]
[JsonDerivedType(typeof(PreparationFact.MatterWithdrawn), "matter-withdrawn")]
[JsonDerivedType(typeof(PreparationFact.MatterTerminated), "matter-terminated")]
[JsonDerivedType(typeof(PreparationFact.UrgencyRequested), "urgency-requested")]
[JsonDerivedType(typeof(PreparationFact.UrgencyGranted), "urgency-granted")]
public abstract partial record MatterFact;

/// <summary>What was done in preparation.</summary>
public abstract record PreparationFact : MatterFact
{
    private PreparationFact()
    {
    }

    /// <summary>Evidence was filed.</summary>
    public sealed record EvidenceFiled(Evidence Evidence, TextRef? Text) : PreparationFact;

    /// <summary>初审, 审定 or 确定 was done.</summary>
    public sealed record ActDone(ActKind Kind, TextRef Opinion) : PreparationFact;

    /// <summary>With whom the 初审 just done was coordinated.</summary>
    public sealed record PartiesCoordinated(ImmutableArray<string> Parties) : PreparationFact;

    /// <summary>The draft decision was replaced; a substantive change re-opens the legality review.</summary>
    public sealed record DraftRevised(TextRef Draft, bool IsSubstantive) : PreparationFact;

    /// <summary>退回: the three acts are to be done again; the process begins anew and passes what is evidenced.</summary>
    public sealed record MatterReturned(TextRef Reason) : PreparationFact;

    /// <summary>撤回 by the proposer.</summary>
    public sealed record MatterWithdrawn(TextRef Reason) : PreparationFact;

    /// <summary>终止 by the district head.</summary>
    public sealed record MatterTerminated(TextRef Reason) : PreparationFact;

    /// <summary>The leader in charge asked for the matter to be taken as urgent.</summary>
    public sealed record UrgencyRequested(TextRef Reason) : PreparationFact;

    /// <summary>The head approved the urgency; it goes with the matter to its next meeting.</summary>
    public sealed record UrgencyGranted(TextRef Reason) : PreparationFact;
}

/// <summary>Commands of 四(一)决策准备.</summary>
public abstract record PreparationCommand : MatterCommand
{
    private PreparationCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>Files evidence with its text.</summary>
    public sealed record FileEvidence(string Matter, Evidence Evidence, string? Text) : PreparationCommand(Matter);

    /// <summary>初审, 审定 or 确定, with the opinion.</summary>
    public sealed record DoAct(string Matter, ActKind Kind, string Opinion, ImmutableArray<string> Parties = default) : PreparationCommand(Matter);

    /// <summary>Replaces the draft decision.</summary>
    public sealed record ReviseDraft(string Matter, string Draft, bool IsSubstantive) : PreparationCommand(Matter);

    /// <summary>退回, with the reason.</summary>
    public sealed record Return(string Matter, string Reason) : PreparationCommand(Matter);

    /// <summary>撤回, with the reason.</summary>
    public sealed record Withdraw(string Matter, string Reason, Subject? Project = null) : PreparationCommand(Matter)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => WithProject(Matter, Project);
    }

    /// <summary>终止, with the reason.</summary>
    public sealed record Terminate(string Matter, string Reason, Subject? Project = null) : PreparationCommand(Matter)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => WithProject(Matter, Project);
    }

    private static ImmutableArray<Subject> WithProject(string matter, Subject? project) => project is { } known ? [Subject.Matter(matter), known] : [Subject.Matter(matter)];

    /// <summary>分管领导 asks for the matter to be taken as 紧急特殊情况.</summary>
    public sealed record RequestUrgency(string Matter, string Reason) : PreparationCommand(Matter);

    /// <summary>区长 approves it, before the matter is before a meeting.</summary>
    public sealed record GrantUrgency(string Matter, string Reason) : PreparationCommand(Matter);
}

public sealed partial record Matter
{
    /// <summary>All evidence filed, oldest first.</summary>
    public ImmutableArray<Filed> Evidence { get; init; } = [];

    /// <summary>初审, 审定, 确定 as done, oldest first.</summary>
    public ImmutableArray<Act> Acts { get; init; } = [];

    /// <summary>The leader's request to take it as urgent, or null.</summary>
    public Entered? UrgencyRequest { get; init; }

    /// <summary>The head's approval of the urgency, or null; a deferral ends it.</summary>
    public Approval? Urgency { get; init; }

    /// <summary>How many pieces of evidence stood when the draft last changed in substance: a legality opinion before that is spent.</summary>
    public int LegalityFrom { get; init; }

    /// <summary>How many pieces of evidence stood when the draft was last replaced; 0 before.</summary>
    public int RevisedFrom { get; init; }

    /// <summary>向区委请示报告 is filed; for an amended decision, since the amendment was recommended.</summary>
    [JsonIgnore]
    public bool HasPartyCommitteeReport => All<Evidence.PartyCommitteeReport>().Any(report => report.On >= AmendedFrom);

    /// <summary>区人大常委会批准 is filed; for an amended decision, since the amendment was recommended.</summary>
    [JsonIgnore]
    public bool HasCongressApproval => All<Evidence.CongressApproval>().Any(approval => approval.On >= AmendedFrom);

    /// <summary>Evidence of one kind, oldest first.</summary>
    public IEnumerable<T> All<T>()
        where T : Evidence => Evidence.Select(filed => filed.Evidence).OfType<T>();

    /// <summary>The latest evidence of one kind, or null.</summary>
    public T? Latest<T>()
        where T : Evidence => All<T>().LastOrDefault();

    /// <summary>Was the act done in this round, and not undone by a return?</summary>
    public bool Did(ActKind kind) => Acts.Any(act => act.Kind == kind && act.Round == Round && act.Returns == Returns);

    private Matter Apply(PreparationFact fact, Stamp stamp) => fact switch
    {
        PreparationFact.EvidenceFiled f => this with { Evidence = Evidence.Add(new Filed(f.Evidence, f.Text, stamp.By, Round)), IsReturned = false },
        PreparationFact.PartiesCoordinated f => this with { Acts = Acts.SetItem(Acts.Length - 1, Acts[^1] with { Parties = f.Parties }) },
        PreparationFact.ActDone f => this with { Acts = Acts.Add(new Act(f.Kind, stamp.By, stamp.On, f.Opinion, Round, Returns)) },
        PreparationFact.DraftRevised f => this with { Draft = f.Draft, RevisedFrom = Evidence.Length, LegalityFrom = f.IsSubstantive ? Evidence.Length : LegalityFrom, IsReturned = false },
        PreparationFact.MatterReturned => this with { Returns = Returns + 1, IsReturned = true, Instance = null, WorkItems = [] },
        PreparationFact.MatterWithdrawn f => this with { Exit = new Exit(ExitKind.Withdrawn, stamp.On, stamp.By, f.Reason), WorkItems = [] },
        PreparationFact.MatterTerminated f => this with { Exit = new Exit(ExitKind.Terminated, stamp.On, stamp.By, f.Reason), WorkItems = [] },
        PreparationFact.UrgencyRequested f => this with { UrgencyRequest = new Entered(stamp.On, stamp.By, f.Reason) },
        PreparationFact.UrgencyGranted f => this with { Urgency = new Approval(stamp.By, f.Reason, stamp.At), Flags = Flags with { Urgent = true } },
        _ => throw new UnreachableException(),
    };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Something that happened to a matter. Its families are the regulation's chapters; each lists its stored names beside it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(SubmissionFact.MatterSubmitted), "matter-submitted")]
[JsonDerivedType(typeof(SubmissionFact.ProcessBegun), "process-begun")]
[JsonDerivedType(typeof(SubmissionFact.ProcessMoved), "process-moved")]
[JsonDerivedType(typeof(SubmissionFact.WorkItemOpened), "work-item-opened")]
[JsonDerivedType(typeof(SubmissionFact.WorkItemClosed), "work-item-closed")]
[JsonDerivedType(typeof(SubmissionFact.FlagsChanged), "flags-changed")]
[JsonDerivedType(typeof(SubmissionFact.FundsChanged), "funds-changed")]
[JsonDerivedType(typeof(SubmissionFact.EditionChanged), "edition-changed")]
[JsonDerivedType(typeof(SubmissionFact.ParticularsStated), "particulars-stated")]
[JsonDerivedType(typeof(SubmissionFact.ForumRaised), "forum-raised")]
[JsonDerivedType(typeof(SubmissionFact.ReadersNamed), "readers-named")]
[JsonDerivedType(typeof(SubmissionFact.MatterMarked), "matter-marked")]
[JsonDerivedType(typeof(SubmissionFact.ProcessMigrated), "process-migrated")]
[JsonDerivedType(typeof(SubmissionFact.WorkItemChanged), "work-item-changed")]
public abstract partial record MatterFact : Fact
{
    private protected MatterFact()
    {
    }
}

/// <summary>三、事项范围, and how the process moves.</summary>
public abstract record SubmissionFact : MatterFact
{
    private SubmissionFact()
    {
    }

    /// <summary>A matter was submitted and given its number.</summary>
    public sealed record MatterSubmitted(
        string Id,
        string Number,
        string Title,
        MatterKind Kind,
        ImmutableArray<string> Clauses,
        Flags Flags,
        bool IsRestricted,
        ImmutableArray<string> Readers,
        string Unit,
        string CounterpartUnit,
        ImmutableArray<string> Departments,
        ImmutableArray<string> Portfolios,
        BodyKind Forum,
        Funds? Funds,
        ImmutableArray<string> Bases,
        TextRef Draft,
        int Edition = 1) : SubmissionFact;

    /// <summary>A process began on a pinned definition.</summary>
    public sealed record ProcessBegun(string Process, string Hash) : SubmissionFact;

    /// <summary>The process moved.</summary>
    public sealed record ProcessMoved(ImmutableArray<ProcessFact> Facts) : SubmissionFact;

    /// <summary>The process went over to another version of its definition, by a migration plan; what else moved with it are its facts.</summary>
    public sealed record ProcessMigrated(int Migration, string Hash, ImmutableArray<ProcessFact> Facts) : SubmissionFact;

    /// <summary>A task that waits is called, placed or given otherwise in another version; since when and until when it waits stays.</summary>
    public sealed record WorkItemChanged(WorkItem Item) : SubmissionFact;

    /// <summary>A task waits for a person.</summary>
    public sealed record WorkItemOpened(WorkItem Item) : SubmissionFact;

    /// <summary>A task waits no longer.</summary>
    public sealed record WorkItemClosed(string Item, TextRef? Note) : SubmissionFact;

    /// <summary>Marks changed, with the reason.</summary>
    public sealed record FlagsChanged(Flags Flags, TextRef Reason) : SubmissionFact;

    /// <summary>What the matter asks for changed, with the reason; its clauses and marks are those of the new amount, and what was
    /// reviewed and determined on the old one is to be done again.</summary>
    public sealed record FundsChanged(Funds Funds, ImmutableArray<string> Clauses, Flags Flags, TextRef Reason) : SubmissionFact;

    /// <summary>What the matter is in particular was said, or said anew with the reason.</summary>
    public sealed record ParticularsStated(Particulars Particulars, TextRef? Reason) : SubmissionFact;

    /// <summary>The matter was moved to another version of the regulation, with the reason (R-0-b).</summary>
    public sealed record EditionChanged(int From, int To, TextRef Reason) : SubmissionFact;

    /// <summary>Further readers of a restricted matter were named, with the reason.</summary>
    public sealed record ReadersNamed(ImmutableArray<string> Readers, TextRef Reason) : SubmissionFact;

    /// <summary>The matter was marked as holding secrets of a kind this record may keep.</summary>
    public sealed record MatterMarked(ImmutableArray<Marking> Markings) : SubmissionFact;

    /// <summary>The matter was raised to another forum (R-4-b), with the reason.</summary>
    public sealed record ForumRaised(BodyKind Forum, TextRef Reason) : SubmissionFact;
}

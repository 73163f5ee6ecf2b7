using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>「决策违规或失误,拒不执行集体决策或擅自改变集体决策」 (R-5.3-b): the four triggers of a case.</summary>
public enum CaseTrigger
{
    /// <summary>决策违规.</summary>
    UnlawfulDecision,

    /// <summary>决策失误.</summary>
    MistakenDecision,

    /// <summary>拒不执行集体决策.</summary>
    RefusedExecution,

    /// <summary>擅自改变集体决策.</summary>
    UnauthorisedChange,
}

/// <summary>「在分清集体责任、个人责任及主要领导责任、重要领导责任的基础上」 (R-5.3-c).</summary>
public enum Responsibility
{
    /// <summary>集体责任.</summary>
    Collective,

    /// <summary>个人责任.</summary>
    Personal,

    /// <summary>主要领导责任.</summary>
    MainLeader,

    /// <summary>重要领导责任.</summary>
    ImportantLeader,
}

/// <summary>五(三)责任追究, as stored.</summary>
[JsonDerivedType(typeof(AccountabilityFact.CaseOpened), "case-opened")]
[JsonDerivedType(typeof(AccountabilityFact.ResponsibilityAssigned), "responsibility-assigned")]
[JsonDerivedType(typeof(AccountabilityFact.CaseSentOn), "case-sent-on")]
[JsonDerivedType(typeof(AccountabilityFact.CaseOutcomeEntered), "case-outcome-entered")]
public abstract partial record MatterFact;

/// <summary>五(三)责任追究.</summary>
public abstract record AccountabilityFact : MatterFact
{
    private AccountabilityFact()
    {
    }

    /// <summary>A case was opened.</summary>
    /// <param name="Id">Unique in the matter.</param>
    /// <param name="Trigger">Which of the four.</param>
    /// <param name="Links">What it rests on: <c>decision/1</c>, <c>task/T1</c>, <c>followup/D1</c>, <c>alert/…</c>, <c>refusal/…</c>.</param>
    /// <param name="People">Those it is about.</param>
    /// <param name="Text">What happened.</param>
    public sealed record CaseOpened(string Id, CaseTrigger Trigger, ImmutableArray<string> Links, ImmutableArray<string> People, TextRef Text) : AccountabilityFact;

    /// <summary>A person's responsibility was assigned by people, with its grounds; a later assignment stands for the earlier.</summary>
    public sealed record ResponsibilityAssigned(string Case, string Person, ImmutableArray<Responsibility> Responsibilities, TextRef Grounds) : AccountabilityFact;

    /// <summary>The opinion was handed to the authority that administers the people concerned.</summary>
    public sealed record CaseSentOn(string Case, string Authority, ImmutableArray<string> Bases, TextRef Opinion) : AccountabilityFact;

    /// <summary>What that authority decided.</summary>
    public sealed record CaseOutcomeEntered(string Case, DateOnly On, TextRef Outcome) : AccountabilityFact;
}

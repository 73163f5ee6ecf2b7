using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>What a person of a case answers for.</summary>
public sealed record AssignedResponsibility(string Person, ImmutableArray<Responsibility> Responsibilities, TextRef Grounds, string By, DateOnly On);

/// <summary>Where a case was handed to.</summary>
public sealed record SentOn(string Authority, ImmutableArray<string> Bases, TextRef Opinion, DateOnly On, string By);

/// <summary>责任追究 of one matter. The system assigns nothing by itself.</summary>
/// <param name="Id">Unique in the matter.</param>
/// <param name="Trigger">Which of the four.</param>
/// <param name="Links">What it rests on.</param>
/// <param name="People">Those it is about.</param>
/// <param name="Text">What happened.</param>
/// <param name="OpenedOn">The day it was opened.</param>
/// <param name="OpenedBy">By whom.</param>
public sealed record AccountabilityCase(string Id, CaseTrigger Trigger, ImmutableArray<string> Links, ImmutableArray<string> People, TextRef Text, DateOnly OpenedOn, string OpenedBy)
{
    /// <summary>Responsibilities assigned, one per person.</summary>
    public ImmutableArray<AssignedResponsibility> Responsibilities { get; init; } = [];

    /// <summary>Where it was handed to, or null.</summary>
    public SentOn? SentOn { get; init; }

    /// <summary>The day of the outcome, or null.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What the authority decided, or null.</summary>
    public TextRef? Outcome { get; init; }

    /// <summary>Those without an assigned responsibility.</summary>
    [JsonIgnore]
    public IEnumerable<string> Unassigned => People.Where(person => Responsibilities.All(assigned => assigned.Person != person));
}

public sealed partial record Matter
{
    /// <summary>责任追究; read by the supervision centre and the district head only.</summary>
    public ImmutableArray<AccountabilityCase> Cases { get; init; } = [];

    private Matter Apply(AccountabilityFact fact, Stamp stamp) => fact switch
    {
        AccountabilityFact.CaseOpened f => this with { Cases = Cases.Add(new AccountabilityCase(f.Id, f.Trigger, f.Links, f.People, f.Text, stamp.On, stamp.By)) },
        AccountabilityFact.ResponsibilityAssigned f => WithCase(f.Case, known => known with
        {
            Responsibilities = [.. known.Responsibilities.Where(assigned => assigned.Person != f.Person), new AssignedResponsibility(f.Person, f.Responsibilities, f.Grounds, stamp.By, stamp.On)],
        }),
        AccountabilityFact.CaseSentOn f => WithCase(f.Case, known => known with { SentOn = new SentOn(f.Authority, f.Bases, f.Opinion, stamp.On, stamp.By) }),
        AccountabilityFact.CaseOutcomeEntered f => WithCase(f.Case, known => known with { DecidedOn = f.On, Outcome = f.Outcome }),
        _ => throw new UnreachableException(),
    };

    private Matter WithCase(string id, Func<AccountabilityCase, AccountabilityCase> change) =>
        this with { Cases = [.. Cases.Select(known => known.Id == id ? change(known) : known)] };
}

public static partial class Visibility
{
    /// <summary>Who reads the cases of a matter they may read: 督查指挥中心 and 区长.</summary>
    public static bool MayReadCases(Reader reader) => reader.Holds([AccessKey.Role(Role.SupervisionCenter), AccessKey.Role(Role.DistrictHead)]);
}

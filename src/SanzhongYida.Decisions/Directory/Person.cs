using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>What a person may be in the district. Roles are dated and are granted by recorded commands.</summary>
public enum Role
{
    /// <summary>区长.</summary>
    DistrictHead,

    /// <summary>副区长.</summary>
    DeputyHead,

    /// <summary>党组成员 (beside a deputy head who is one too).</summary>
    PartyGroupMember,

    /// <summary>单位负责人.</summary>
    UnitHead,

    /// <summary>经办人: drafts and files for the unit.</summary>
    Handler,

    /// <summary>初审人 of the unit.</summary>
    PreliminaryReviewer,

    /// <summary>法制机构审查人.</summary>
    LegalityReviewer,

    /// <summary>政府办: agenda, attendance, notices.</summary>
    GovernmentOffice,

    /// <summary>会议记录人.</summary>
    Recorder,

    /// <summary>监票人.</summary>
    BallotSupervisor,

    /// <summary>督查指挥中心.</summary>
    SupervisionCenter,

    /// <summary>系统管理员: units, people, bodies.</summary>
    SystemAdministrator,

    /// <summary>安全管理员: grants roles.</summary>
    SecurityAdministrator,

    /// <summary>审计管理员: reads the audit.</summary>
    AuditAdministrator,

    /// <summary>流程管理员, editing.</summary>
    WorkflowEditor,

    /// <summary>流程管理员, approving; another person than the editor.</summary>
    WorkflowApprover,

    /// <summary>上级监督人员: reads what is not restricted, for a time, and does nothing (R-5.1-b).</summary>
    HigherSupervisor,

    /// <summary>自动任务执行程序: a program that does the jobs of the processes, and nothing else.</summary>
    JobWorker,
}

/// <summary>A role held from a day on, up to and including another; <paramref name="For"/> is whom the person stands in for, or null.</summary>
public sealed record HeldRole(Role Role, DateOnly From, DateOnly? To = null, string? For = null)
{
    /// <summary>Is it held on that day?</summary>
    public bool On(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A field of work (分管) a leader holds from a day on, up to and including another.</summary>
public sealed record HeldPortfolio(string Portfolio, DateOnly From, DateOnly? To = null)
{
    /// <summary>Is it held on that day?</summary>
    public bool On(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A person of the district, named by role in all that is published.</summary>
public sealed record Person : State
{
    /// <summary>The person's id.</summary>
    public required string Id { get; init; }

    /// <summary>What the person is called: an office, not a private name.</summary>
    public required string Name { get; init; }

    /// <summary>The unit the person works in, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>All roles ever granted, with their days.</summary>
    public ImmutableArray<HeldRole> Roles { get; init; } = [];

    /// <summary>All fields of work ever held, with their days.</summary>
    public ImmutableArray<HeldPortfolio> Portfolios { get; init; } = [];

    /// <summary>移交 of what waited for the person, oldest first.</summary>
    public ImmutableArray<HandOver> HandOvers { get; init; } = [];

    /// <summary>Does the person hold the role on that day?</summary>
    public bool Is(Role role, DateOnly day) => Roles.Any(held => held.Role == role && held.On(day));

    /// <summary>区政府领导: the head or a deputy head.</summary>
    public bool IsLeader(DateOnly day) => Is(Role.DistrictHead, day) || Is(Role.DeputyHead, day);

    /// <summary>Does the person hold that field of work on that day?</summary>
    public bool Holds(string portfolio, DateOnly day) => Portfolios.Any(held => held.Portfolio == portfolio && held.On(day));

    internal static Person Apply(Person? before, PersonFact fact, Stamp stamp) => fact switch
    {
        PersonFact.PersonEntered f => new Person { Id = f.Id, Name = f.Name, Unit = f.Unit },
        PersonFact.RoleGranted f => before! with { Roles = before.Roles.Add(f.Held) },
        PersonFact.RoleRevoked f => before! with { Roles = [.. before.Roles.Select(held => held.Role == f.Role && (held.To is null || held.To > f.LastDay) ? held with { To = f.LastDay } : held)] },
        PersonFact.StandInNamed f => before! with { Roles = before.Roles.AddRange(f.Roles.Select(role => new HeldRole(role, f.From, f.To, f.For))) },
        PersonFact.HandOverBegun f => before! with { HandOvers = before.HandOvers.Add(new HandOver(f.Number, f.To, f.Reason, stamp.By, stamp.On)) },
        PersonFact.PortfolioAssigned f => before! with { Portfolios = before.Portfolios.Add(f.Held) },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a person's standing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(PersonEntered), "person-entered")]
[JsonDerivedType(typeof(RoleGranted), "role-granted")]
[JsonDerivedType(typeof(RoleRevoked), "role-revoked")]
[JsonDerivedType(typeof(PortfolioAssigned), "portfolio-assigned")]
[JsonDerivedType(typeof(StandInNamed), "stand-in-named")]
[JsonDerivedType(typeof(HandOverBegun), "hand-over-begun")]
public abstract record PersonFact : Fact
{
    private PersonFact()
    {
    }

    /// <summary>A person was entered.</summary>
    public sealed record PersonEntered(string Id, string Name, string? Unit) : PersonFact;

    /// <summary>A role was granted.</summary>
    public sealed record RoleGranted(HeldRole Held) : PersonFact;

    /// <summary>A role ended; the last day it is held.</summary>
    public sealed record RoleRevoked(Role Role, DateOnly LastDay) : PersonFact;

    /// <summary>代理: the person does an absent officer's work for some days, never a vote.</summary>
    public sealed record StandInNamed(string For, ImmutableArray<Role> Roles, DateOnly From, DateOnly To) : PersonFact;

    /// <summary>移交: what waits for the person goes to these, in their order; <paramref name="Number"/> is the version this entry gives the person.</summary>
    public sealed record HandOverBegun(long Number, ImmutableArray<string> To, TextRef Reason) : PersonFact;

    /// <summary>A field of work was assigned.</summary>
    public sealed record PortfolioAssigned(HeldPortfolio Held) : PersonFact;
}

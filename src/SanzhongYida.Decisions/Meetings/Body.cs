using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>The four forums of section 四.</summary>
public enum BodyKind
{
    /// <summary>常务会议.</summary>
    Executive,

    /// <summary>党组会议.</summary>
    PartyGroup,

    /// <summary>专题会议.</summary>
    SpecialTopic,

    /// <summary>全体会议.</summary>
    Plenary,
}

/// <summary>A seat held from a day on, up to and including another.</summary>
public sealed record Seat(string Person, DateOnly From, DateOnly? To = null);

/// <summary>A change of the roster that waits for a second person.</summary>
/// <param name="Person">Who takes a seat or leaves it; one change of a person waits at a time.</param>
/// <param name="On">The first day of the seat, or its last.</param>
/// <param name="IsLeaving">Does the person leave?</param>
/// <param name="Basis">任免文件 on which it rests.</param>
/// <param name="By">Who proposed it.</param>
public sealed record RosterChange(string Person, DateOnly On, bool IsLeaving, string Basis, string By);

/// <summary>会议组成: a dated roster. Membership at a moment is a query on it, never a number typed by a clerk.</summary>
public sealed record Body : State
{
    /// <summary>The body's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which forum it is.</summary>
    public required BodyKind Kind { get; init; }

    /// <summary>All seats ever held.</summary>
    public ImmutableArray<Seat> Seats { get; init; } = [];

    /// <summary>Changes proposed and not decided on.</summary>
    public ImmutableArray<RosterChange> Proposed { get; init; } = [];

    /// <summary>应到会成员 on a day, in the order of their seating.</summary>
    public ImmutableArray<string> Members(DateOnly day) =>
        [.. Seats.Where(seat => seat.From <= day && (seat.To is null || day <= seat.To)).Select(seat => seat.Person).Distinct(StringComparer.Ordinal)];

    internal static Body Apply(Body? before, BodyFact fact, Stamp stamp) => fact switch
    {
        BodyFact.BodyEstablished f => new Body { Id = f.Id, Name = f.Name, Kind = f.Kind },
        BodyFact.RosterChangeProposed f => before! with { Proposed = before.Proposed.Add(f.Change) },
        BodyFact.RosterChangeDeclined f => before!.Without(f.Person),
        BodyFact.MemberSeated f => before!.Without(f.Seat.Person) with { Seats = before.Seats.Add(f.Seat) },
        BodyFact.MemberLeft f => before!.Without(f.Person) with { Seats = [.. before.Seats.Select(seat => seat.Person == f.Person && seat.To is null ? seat with { To = f.LastDay } : seat)] },
        _ => throw new UnreachableException(),
    };

    private Body Without(string person) => this with { Proposed = [.. Proposed.Where(change => change.Person != person)] };
}

/// <summary>What happened to a body's roster.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(BodyEstablished), "body-established")]
[JsonDerivedType(typeof(MemberSeated), "member-seated")]
[JsonDerivedType(typeof(MemberLeft), "member-left")]
[JsonDerivedType(typeof(RosterChangeProposed), "roster-change-proposed")]
[JsonDerivedType(typeof(RosterChangeDeclined), "roster-change-declined")]
public abstract record BodyFact : Fact
{
    private BodyFact()
    {
    }

    /// <summary>A body was established.</summary>
    public sealed record BodyEstablished(string Id, string Name, BodyKind Kind) : BodyFact;

    /// <summary>A member took a seat.</summary>
    public sealed record MemberSeated(Seat Seat) : BodyFact;

    /// <summary>A member's seat ended; the last day it is held.</summary>
    public sealed record MemberLeft(string Person, DateOnly LastDay) : BodyFact;

    /// <summary>A seat, or the end of one, was proposed.</summary>
    public sealed record RosterChangeProposed(RosterChange Change) : BodyFact;

    /// <summary>The second person did not confirm it.</summary>
    public sealed record RosterChangeDeclined(string Person) : BodyFact;
}

/// <summary>Commands about a body.</summary>
public abstract record BodyCommand(string Body) : Command
{
    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Body, Body)];

    /// <summary>Establishes a body.</summary>
    public sealed record EstablishBody(string Body, string Name, BodyKind Kind) : BodyCommand(Body);

    /// <summary>Proposes that a member be seated from a day on.</summary>
    public sealed record SeatMember(string Body, string Person, DateOnly From, string Basis = "") : BodyCommand(Body);

    /// <summary>Proposes that a member's seat end with a day.</summary>
    public sealed record UnseatMember(string Body, string Person, DateOnly LastDay, string Basis = "") : BodyCommand(Body);

    /// <summary>Decides on what was proposed for a person.</summary>
    public sealed record DecideRoster(string Body, string Person, bool IsConfirmed) : BodyCommand(Body);
}

/// <summary>Rosters. Who is due decides every quorum and every majority: one person proposes a change, another confirms it, and nobody is
/// taken out of a day that has passed.</summary>
internal static class Bodies
{
    public static void Handle(Proceeding p, BodyCommand command)
    {
        switch (command)
        {
            case BodyCommand.EstablishBody c:
                Offices.RequireRole(p, Role.SystemAdministrator);
                p.Require(p.Find(c.Subjects[0]) is null, Rule.State, "会议组成已存在", "the body exists already");
                p.RequireText(c.Name, 60, Rule.Input, "名称", "the name");
                p.Record(c.Subjects[0], new BodyFact.BodyEstablished(c.Body, c.Name, c.Kind));
                break;
            case BodyCommand.SeatMember c:
                Propose(p, c, new RosterChange(c.Person, c.From, IsLeaving: false, c.Basis, p.Actor));
                break;
            case BodyCommand.UnseatMember c:
                Propose(p, c, new RosterChange(c.Person, c.LastDay, IsLeaving: true, c.Basis, p.Actor));
                break;
            case BodyCommand.DecideRoster c:
                Decide(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static void Propose(Proceeding p, BodyCommand c, RosterChange change)
    {
        Offices.RequireRole(p, Role.SystemAdministrator);
        if (Known(p, c) is not { } body)
        {
            return;
        }

        RequireLawful(p, body, change);
        p.Require(body.Proposed.All(waiting => waiting.Person != change.Person), Rule.State, "该人员的变动正待确认", "a change of this person waits for its confirmation");
        if (p.Actor == Instruction.System)
        {
            // The record's own first steps: the district as it is founded.
            Make(p, c, change);
            return;
        }

        p.RequireText(change.Basis, 200, Rule.Input, "任免依据", "the document it rests on");
        p.Require(!change.IsLeaving || change.On >= p.Today, "T-1", "最后一日已经过去,应到会成员不追溯减少", "the last day has passed: nobody is taken out of the members due of a past day");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new BodyFact.RosterChangeProposed(change));
        }
    }

    // W-LOG: 三员分立. The security administrator confirms what the system administrator proposed.
    private static void Decide(Proceeding p, BodyCommand.DecideRoster c)
    {
        Offices.RequireRole(p, Role.SecurityAdministrator);
        if (Known(p, c) is not { } body)
        {
            return;
        }

        // Confirmed after its day, it holds from the confirmation on.
        var change = body.Proposed.FirstOrDefault(change => change.Person == c.Person) is { } proposed
            ? proposed with { On = proposed.IsLeaving && proposed.On < p.Today ? p.Today : proposed.On }
            : null;
        p.Require(change is not null, Rule.State, $"没有“{c.Person}”待确认的变动", $"no change of “{c.Person}” waits");
        p.Require(change?.By != p.Actor, "W-LOG", "提出人不得自行确认", "whoever proposed it can't confirm it");
        if (change is not null && c.IsConfirmed)
        {
            RequireLawful(p, body, change);
        }

        if (p.IsRefused)
        {
            return;
        }

        if (c.IsConfirmed)
        {
            Make(p, c, change!);
        }
        else
        {
            p.Record(c.Subjects[0], new BodyFact.RosterChangeDeclined(c.Person));
        }
    }

    private static void RequireLawful(Proceeding p, Body body, RosterChange change)
    {
        var person = p.Law.People.GetValueOrDefault(change.Person);
        var isSeated = body.Seats.Any(seat => seat.Person == change.Person && seat.To is null && (!change.IsLeaving || seat.From <= change.On));
        p.Require(person is not null, Rule.Input, $"没有人员“{change.Person}”", $"there is no person “{change.Person}”");
        p.Require(isSeated == change.IsLeaving, Rule.State, change.IsLeaving ? "当日不在组成人员之列" : "已在组成人员之列", change.IsLeaving ? "not seated then" : "seated already");

        // W-ORG-78: 常务会议 of a district is the head and the deputy heads, all of them (Organic Law art. 78).
        p.Require(
            body.Kind != BodyKind.Executive || person is null || person.IsLeader(change.IsLeaving ? change.On.AddDays(1) : change.On) != change.IsLeaving,
            "W-ORG-78",
            change.IsLeaving ? $"“{change.Person}”仍任区长或副区长,区政府常务会议由区长、副区长组成" : "区政府常务会议由区长、副区长组成",
            "the executive meeting is the head and the deputy heads");
    }

    private static void Make(Proceeding p, BodyCommand c, RosterChange change) =>
        p.Record(c.Subjects[0], change.IsLeaving ? new BodyFact.MemberLeft(change.Person, change.On) : new BodyFact.MemberSeated(new Seat(change.Person, change.On)));

    private static Body? Known(Proceeding p, BodyCommand c)
    {
        var body = (Body?)p.Find(c.Subjects[0]);
        p.Require(body is not null, Rule.NotFound, "没有这个会议组成", "there is no such body");
        return body;
    }
}

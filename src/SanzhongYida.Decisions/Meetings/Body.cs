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

    /// <summary>应到会成员 on a day, in the order of their seating.</summary>
    public ImmutableArray<string> Members(DateOnly day) =>
        [.. Seats.Where(seat => seat.From <= day && (seat.To is null || day <= seat.To)).Select(seat => seat.Person).Distinct(StringComparer.Ordinal)];

    internal static Body Apply(Body? before, BodyFact fact, Stamp stamp) => fact switch
    {
        BodyFact.BodyEstablished f => new Body { Id = f.Id, Name = f.Name, Kind = f.Kind },
        BodyFact.MemberSeated f => before! with { Seats = before.Seats.Add(f.Seat) },
        BodyFact.MemberLeft f => before! with { Seats = [.. before.Seats.Select(seat => seat.Person == f.Person && seat.To is null ? seat with { To = f.LastDay } : seat)] },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a body's roster.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(BodyEstablished), "body-established")]
[JsonDerivedType(typeof(MemberSeated), "member-seated")]
[JsonDerivedType(typeof(MemberLeft), "member-left")]
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
}

/// <summary>Commands about a body.</summary>
public abstract record BodyCommand(string Body) : Command
{
    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [new(SubjectKind.Body, Body)];

    /// <summary>Establishes a body.</summary>
    public sealed record EstablishBody(string Body, string Name, BodyKind Kind) : BodyCommand(Body);

    /// <summary>Seats a member from a day on.</summary>
    public sealed record SeatMember(string Body, string Person, DateOnly From) : BodyCommand(Body);

    /// <summary>Ends a member's seat.</summary>
    public sealed record UnseatMember(string Body, string Person, DateOnly LastDay) : BodyCommand(Body);
}

/// <summary>Rosters: who enters them.</summary>
internal static class Bodies
{
    public static void Handle(Proceeding p, BodyCommand command)
    {
        var subject = command.Subjects[0];
        Offices.RequireRole(p, Role.SystemAdministrator);
        switch (command)
        {
            case BodyCommand.EstablishBody c:
                p.Require(p.Find(subject) is null, Rule.State, "会议组成已存在", "the body exists already");
                p.RequireText(c.Name, 60, Rule.Input, "名称", "the name");
                p.Record(subject, new BodyFact.BodyEstablished(c.Body, c.Name, c.Kind));
                break;
            case BodyCommand.SeatMember c when Known(p, subject) is { } body:
                p.Require(p.Law.People.ContainsKey(c.Person), Rule.Input, $"没有人员“{c.Person}”", $"there is no person “{c.Person}”");

                // W-ORG-78: 常务会议 of a district is the head and the deputy heads (Organic Law art. 78).
                p.Require(
                    body.Kind != BodyKind.Executive || p.Law.People.GetValueOrDefault(c.Person)?.IsLeader(c.From) != false,
                    "W-ORG-78",
                    "区政府常务会议由区长、副区长组成",
                    "the executive meeting is the head and the deputy heads");
                p.Require(!body.Members(c.From).Contains(c.Person, StringComparer.Ordinal), Rule.State, "已在组成人员之列", "seated already");
                p.Record(subject, new BodyFact.MemberSeated(new Seat(c.Person, c.From)));
                break;
            case BodyCommand.UnseatMember c when Known(p, subject) is not null:
                p.Record(subject, new BodyFact.MemberLeft(c.Person, c.LastDay));
                break;
            default:
                p.Require(p.IsRefused, Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    private static Body? Known(Proceeding p, Subject subject)
    {
        p.Require(p.Find(subject) is not null, Rule.NotFound, "没有这个会议组成", "there is no such body");
        return (Body?)p.Find(subject);
    }
}

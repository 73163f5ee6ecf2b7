using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>An act that a rule refused: nothing changed by it, so it stands outside every chain.</summary>
/// <param name="Person">Who asked.</param>
/// <param name="Subject">On what.</param>
/// <param name="Rules">The rules against it.</param>
public sealed record RefusedAct(string Person, string Subject, ImmutableArray<string> Rules);

/// <summary>A leader's part in collective decision-making over a period.</summary>
/// <param name="Person">The person.</param>
/// <param name="Due">Meetings held at which the person was due.</param>
/// <param name="Attended">Those attended.</param>
/// <param name="Statements">Items on which the person stated an opinion.</param>
/// <param name="Recusals">Items the person withdrew from.</param>
/// <param name="Led">Decisions carried in the period whose execution the person leads.</param>
/// <param name="Overdue">Alerts raised in the period on matters the person leads.</param>
/// <param name="Refused">Acts of the person that a rule refused.</param>
public sealed record LeaderFigures(string Person, int Due, int Attended, int Statements, int Recusals, int Led, int Overdue, int Refused);

/// <summary>A body's work over a period.</summary>
/// <param name="Body">The body.</param>
/// <param name="Meetings">Meetings held.</param>
/// <param name="Due">应到, added up.</param>
/// <param name="Present">到会, added up.</param>
/// <param name="Items">Items closed.</param>
/// <param name="Carried">通过.</param>
/// <param name="Rejected">未通过.</param>
/// <param name="Deferred">暂缓.</param>
/// <param name="Statements">Opinions stated.</param>
/// <param name="Recusals">回避.</param>
public sealed record BodyFigures(string Body, int Meetings, int Due, int Present, int Items, int Carried, int Rejected, int Deferred, int Statements, int Recusals);

/// <summary>A unit's part over a period.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Submitted">Matters it submitted.</param>
/// <param name="Executing">Decisions carried in the period that it executes.</param>
/// <param name="Overdue">Alerts raised on it.</param>
/// <param name="Refused">Acts of its people that a rule refused.</param>
public sealed record UnitFigures(string Unit, int Submitted, int Executing, int Overdue, int Refused);

/// <summary>The figures of a period, for 民主生活会, 述职述廉, 实绩考核 and 党风廉政建设责任制考核 (R-5.1-a). They are counted from the
/// records and never entered.</summary>
public sealed record Figures(DateOnly From, DateOnly To, ImmutableArray<LeaderFigures> Leaders, ImmutableArray<BodyFigures> Bodies, ImmutableArray<UnitFigures> Units)
{
    // R-5.1-a 「将贯彻执行“三重一大”事项集体决策制度情况纳入……」

    /// <summary>Counts them. Of the records given only what falls into the period counts.</summary>
    /// <param name="law">People, units and bodies.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="meetings">Meetings, as the reader sees them.</param>
    /// <param name="matters">Matters.</param>
    /// <param name="refused">Acts refused in the period.</param>
    public static Figures Of(Law law, DateOnly from, DateOnly to, IEnumerable<Meeting> meetings, IEnumerable<Matter> matters, IEnumerable<RefusedAct> refused)
    {
        bool Within(DateOnly day) => from <= day && day <= to;
        var held = meetings.Where(meeting => meeting.OpenedAt is { } opened && Within(DistrictTime.Day(opened))).ToList();
        var known = matters.ToList();
        var refusals = refused.ToList();
        var carried = known.SelectMany(matter => matter.Conclusions.Where(conclusion => conclusion.Outcome == Outcome.Carried && Within(conclusion.On)).Select(_ => matter)).ToList();
        var alerts = known.SelectMany(matter => matter.Alerts.Where(alert => Within(alert.RaisedOn)).Select(alert => (matter.CoordinatingLeader, alert.Unit))).ToList();
        var leaders = law.People.Values.Where(person => person.IsLeader(to) || person.IsLeader(from)).Select(person => person.Id).Concat(held.SelectMany(meeting => meeting.Due)).Distinct(StringComparer.Ordinal);
        return new Figures(
            from,
            to,
            [.. leaders.Order(StringComparer.Ordinal).Select(person => Leader(person, held, [.. carried.Select(matter => matter.CoordinatingLeader)], [.. alerts.Select(alert => alert.CoordinatingLeader)], refusals))],
            [.. law.Bodies.Keys.Order(StringComparer.Ordinal).Select(body => Of(body, [.. held.Where(meeting => meeting.Body == body)]))],
            [.. law.Units.Keys.Order(StringComparer.Ordinal).Select(unit => new UnitFigures(
                unit,
                known.Count(matter => matter.Unit == unit && Within(matter.SubmittedOn)),
                carried.Count(matter => matter.ExecutingUnit == unit),
                alerts.Count(alert => alert.Unit == unit),
                refusals.Count(act => law.People.GetValueOrDefault(act.Person)?.Unit == unit)))]);
    }

    private static LeaderFigures Leader(string person, List<Meeting> held, ImmutableArray<string?> led, ImmutableArray<string?> overdue, List<RefusedAct> refused)
    {
        var items = held.SelectMany(meeting => meeting.Items).ToList();
        return new LeaderFigures(
            person,
            held.Count(meeting => meeting.Due.Contains(person, StringComparer.Ordinal)),
            held.Count(meeting => meeting.Due.Contains(person, StringComparer.Ordinal) && HasAttended(meeting, person)),
            items.Count(item => item.Statements.Any(statement => statement.Member == person)),
            items.Count(item => item.IsRecused(person)),
            led.Count(leader => leader == person),
            overdue.Count(leader => leader == person),
            refused.Count(act => act.Person == person));
    }

    private static BodyFigures Of(string body, List<Meeting> held)
    {
        var items = held.SelectMany(meeting => meeting.Items).ToList();
        return new BodyFigures(
            body,
            held.Count,
            held.Sum(meeting => meeting.Due.Length),
            held.Sum(meeting => meeting.Due.Count(member => HasAttended(meeting, member))),
            items.Count(item => item.ClosedAt is not null),
            items.Count(item => item.Outcome == Outcome.Carried),
            items.Count(item => item.Outcome == Outcome.Rejected),
            items.Count(item => item.Outcome is Outcome.DeferredNotCarried or Outcome.DeferredDivergent or Outcome.DeferredUnclear or Outcome.DeferredByHead),
            items.Sum(item => item.Statements.DistinctBy(statement => statement.Member, StringComparer.Ordinal).Count()),
            items.Sum(item => item.Recusals.DistinctBy(recusal => recusal.Member, StringComparer.Ordinal).Count()));
    }

    private static bool HasAttended(Meeting meeting, string person) => meeting.Attendance.Any(presence => presence.Member == person);
}

public static partial class Visibility
{
    /// <summary>Who takes the figures of everybody: the supervision centre, the district head and the higher supervisor (R-5.1-a, R-5.1-b).</summary>
    public static bool MayReadFigures(Reader reader) =>
        reader.Holds([AccessKey.Role(Role.SupervisionCenter), AccessKey.Role(Role.DistrictHead), AccessKey.Role(Role.HigherSupervisor)]);
}

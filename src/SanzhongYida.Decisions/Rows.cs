using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>One line of a list of matters.</summary>
public sealed record MatterRow(string Id, string Number, string Title, MatterKind Kind, string Unit, DateOnly SubmittedOn, bool IsRestricted, bool HasEnded, string Standing, long Version);

/// <summary>A key that opens a matter or a meeting: what queries join with the reader's keys.</summary>
public sealed record AccessRow(string Subject, string Key);

/// <summary>待办: one open work item.</summary>
public sealed record WorkItemRow(string Matter, string Id, string Node, string Name, string? Step, string? Element, DateOnly OpenedOn, DateOnly? Due, bool IsProvisional);

/// <summary>Who may do a work item.</summary>
public sealed record CandidateRow(string Matter, string WorkItem, string Key);

/// <summary>A timer of a process.</summary>
public sealed record TimerRow(string Subject, string Id, DateTimeOffset Due);

/// <summary>Something due by a day, whose missing is told once: a work item or an obligation of 四(三) and 五.</summary>
public sealed record DueRow(string Subject, string Id, DueKind Kind, string Name, DateOnly Due, bool IsProvisional, string? Unit, bool IsAlerted);

/// <summary>An alert the supervision centre has received.</summary>
public sealed record AlertRow(string Subject, string Id, DueKind Kind, string Name, DateOnly Due, string? Unit, DateOnly RaisedOn, bool IsSettled);

/// <summary>A meeting in the list of meetings.</summary>
public sealed record MeetingRow(string Id, string Body, string Title, DateTimeOffset StartsAt, string Standing, long Version);

/// <summary>A matter on the agenda of a meeting, there still or taken off.</summary>
public sealed record AgendaRow(string Subject, int Item, string Matter);

/// <summary>A published decision, as the public reads it.</summary>
public sealed record PublicationRow(string Matter, int Decision, string Number, string Title, DateOnly DecidedOn, DateOnly PublishedOn, string Outcome, string Content, string Basis, string Process, string Result);

/// <summary>What kind of thing is due; each kind has its own sweep.</summary>
public enum DueKind
{
    /// <summary>A work item of the process.</summary>
    WorkItem,

    /// <summary>A report, plan, acknowledgement or other obligation of execution.</summary>
    Obligation,

    /// <summary>An evaluation.</summary>
    Evaluation,
}

/// <summary>The rows of one subject: a pure function of its state. A commit writes the difference; replay compares.</summary>
public sealed partial record Rows
{
    /// <summary>A subject without rows.</summary>
    public static Rows None { get; } = new();

    /// <summary>The list line, for a matter.</summary>
    public ImmutableArray<MatterRow> Matters { get; init; } = [];

    /// <summary>The list line, for a meeting.</summary>
    public ImmutableArray<MeetingRow> Meetings { get; init; } = [];

    /// <summary>What stands on a meeting's agenda.</summary>
    public ImmutableArray<AgendaRow> Agenda { get; init; } = [];

    /// <summary>Who may read.</summary>
    public ImmutableArray<AccessRow> Access { get; init; } = [];

    /// <summary>待办.</summary>
    public ImmutableArray<WorkItemRow> WorkItems { get; init; } = [];

    /// <summary>Who may do which.</summary>
    public ImmutableArray<CandidateRow> Candidates { get; init; } = [];

    /// <summary>Timers.</summary>
    public ImmutableArray<TimerRow> Timers { get; init; } = [];

    /// <summary>What is due.</summary>
    public ImmutableArray<DueRow> Dues { get; init; } = [];

    /// <summary>Alerts.</summary>
    public ImmutableArray<AlertRow> Alerts { get; init; } = [];

    /// <summary>Published decisions.</summary>
    public ImmutableArray<PublicationRow> Publications { get; init; } = [];

    /// <summary>The rows of a state; null has none.</summary>
    public static Rows Of(State? state) => state switch
    {
        Matter matter => OfMatter(matter),
        Meeting meeting => OfMeeting(meeting),
        _ => None,
    };

    private static Rows OfMatter(Matter matter)
    {
        var subject = Subject.Matter(matter.Id).ToString();
        return new()
        {
            Matters = [new MatterRow(matter.Id, matter.Number, matter.Title, matter.Kind, matter.Unit, matter.SubmittedOn, matter.IsRestricted, matter.HasEnded, Standing(matter), matter.Version)],
            Access = [.. Visibility.Of(matter).Select(key => new AccessRow(subject, key))],
            WorkItems = [.. matter.WorkItems.Select(item => (Item: item, Due: matter.DueOf(item))).Select(open => new WorkItemRow(matter.Id, open.Item.Id, open.Item.Node, open.Item.Name, open.Item.Step, open.Item.Element, open.Item.OpenedOn, open.Due?.On, open.Due?.IsProvisional ?? false))],
            Candidates = [.. matter.WorkItems.SelectMany(item => matter.HandlersOf(item).Select(key => new CandidateRow(matter.Id, item.Id, key)))],
            Timers = [.. (matter.Instance?.Timers ?? []).Select(timer => new TimerRow(subject, timer.Id, timer.Due))],
            Dues = [.. matter.Dues],
            Alerts = [.. matter.AlertRows],
            Incidents = IncidentRows(matter),
            Jobs = JobRows(matter),
            Publications = [.. matter.PublicationRows],
        };
    }

    /// <summary>Where the matter stands, in words derived from its tokens: the names of what waits.</summary>
    private static string Standing(Matter matter) => matter.HasEnded
        ? matter.Result ?? "ended"
        : (matter.Exit is { } exit ? $"已{Exit.Chinese(exit.Kind)},待归档" : matter.IsReturned ? "已退回:" : matter.IsOutOfScope ? "不属于“三重一大”事项" : "")
            + (matter.IsOutOfArchive ? matter.AwaitsReconsideration ? "归档后复议,待上会" : "归档后复议,待重新归档" : "")
            + string.Join("、", matter.WorkItems.Select(item => item.Name).Distinct(StringComparer.Ordinal));
}

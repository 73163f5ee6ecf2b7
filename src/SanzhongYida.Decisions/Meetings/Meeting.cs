namespace SanzhongYida.Decisions;

/// <summary>会议.</summary>
public sealed partial record Meeting : State
{
    /// <summary>Random id.</summary>
    public required string Id { get; init; }

    internal static Meeting Apply(Meeting? before, MeetingFact fact, Stamp stamp) => before!;
}

/// <summary>Something that happened to a meeting.</summary>
public abstract partial record MeetingFact : Fact
{
    private MeetingFact()
    {
    }
}

/// <summary>Commands about one meeting.</summary>
public abstract partial record MeetingCommand : Command
{
    private MeetingCommand()
    {
    }
}

internal static class Meetings
{
    public static void Handle(Proceeding p, MeetingCommand command) => p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
}

public sealed partial record Rows
{
    private static Rows OfMeeting(Meeting meeting) => None;
}

public static partial class Notices
{
    private static IEnumerable<Notice> OfMeeting(Meeting meeting, Fact fact) => [];
}

namespace SanzhongYida.Decisions;

/// <summary>Which quorum a meeting or an item needs.</summary>
/// <param name="RuleId">The clause.</param>
/// <param name="IsTwoThirds">三分之二以上, else 半数以上.</param>
public sealed record Quorum(string RuleId, bool IsTwoThirds)
{
    // R-4.2.1-a 「区政府全体会议应当有三分之二以上的组成人员到会方可召开」
    // R-4.2.1-b 「区政府常务会议、党组会议应当有半数以上组成人员到会方可召开」
    // R-4.2.1-c 「区政府党组推荐、提名、任免干部事项的会议,必须有三分之二以上组成人员到会方可召开。」
    // W-PG-27 says of the Party group what R-4.2.1-b and -c say.
    // A special-topic meeting is given none: half of those designated (C-25).

    /// <summary>The quorum of a body that has, or whose agenda has, an appointment before it.</summary>
    public static Quorum Of(BodyKind body, bool hasAppointment) => (body, hasAppointment) switch
    {
        (BodyKind.PartyGroup, true) => new("R-4.2.1-c", true),
        (BodyKind.Plenary, _) => new("R-4.2.1-a", true),
        (BodyKind.SpecialTopic, _) => new("C-25", false),
        _ => new("R-4.2.1-b", false),
    };

    /// <summary>The same quorum under the rule that it holds at every vote, not only at the opening (R-4.2.1-d).</summary>
    public static Quorum AtVote(BodyKind body, bool isAppointment) => Of(body, isAppointment) with { RuleId = "R-4.2.1-d" };

    /// <summary>Why a meeting with its roster and settings in place can't open: nothing when it can. An appointment taken off the agenda no
    /// longer counts; video never counts where one is on it (C-03).</summary>
    internal static IEnumerable<Refusal> AgainstOpening(Meeting meeting)
    {
        var hasAppointment = meeting.Items.Any(item => item.IsAppointment && item.TakenOff is null);
        var quorum = Of(meeting.Forum, hasAppointment);
        var present = (hasAppointment ? meeting.PresentInPerson() : meeting.Present()).Length;
        return quorum.IsMet(present, meeting.Due.Length, meeting.Settings) ? [] : [quorum.Failed(present, meeting.Due.Length, meeting.Settings)];
    }

    /// <summary>Is it met?</summary>
    public bool IsMet(int present, int due, Settings settings) => IsTwoThirds
        ? Arithmetic.TwoThirdsOrMore(present, due)
        : settings.HalfIsInclusive ? Arithmetic.HalfOrMore(present, due) : Arithmetic.MoreThanHalf(present, due);

    /// <summary>The fewest present that meet it.</summary>
    public int Needed(int due, Settings settings) => IsTwoThirds
        ? (2 * due + 2) / 3
        : settings.HalfIsInclusive ? (due + 1) / 2 : due / 2 + 1;

    /// <summary>Why it is not met.</summary>
    internal Refusal Failed(int present, int due, Settings settings) => new(
        RuleId,
        $"应到{due}人,到会{present}人,不足{(IsTwoThirds ? "三分之二以上" : "半数以上")}({Needed(due, settings)}人)",
        $"{present} of {due} are present, {Needed(due, settings)} are needed");
}

using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Who reads what of a meeting.</summary>
public static partial class Visibility
{
    /// <summary>Who reads that a meeting is held, its agenda and attendance.</summary>
    public static ImmutableArray<string> Of(Meeting meeting) =>
        [.. meeting.Due.Select(AccessKey.Person), AccessKey.Role(Role.Recorder), AccessKey.Role(Role.GovernmentOffice), AccessKey.Role(Role.SupervisionCenter), AccessKey.Role(Role.BallotSupervisor), AccessKey.Role(Role.HigherSupervisor), .. meeting.Successions.Select(succession => AccessKey.Person(succession.Successor))];

    /// <summary>R-4.2.5-a 「不得以任何形式泄露会议审议和表决的有关情况。」: members, the recorder, who signs in the place of one who left, and the supervision centre;
    /// of a restricted item those named only; nobody recused from it (R-4.2.5-b).</summary>
    public static bool MayReadDeliberation(Meeting meeting, AgendaItem item, Reader reader) =>
        !item.IsRecused(reader.Person)
        && (!item.IsRestricted || item.Readers.Contains(reader.Person, StringComparer.Ordinal))
        && (meeting.Due.Contains(reader.Person, StringComparer.Ordinal) || meeting.Recorder == reader.Person || meeting.Succeeds(reader.Person) || reader.Holds(AccessKey.Role(Role.SupervisionCenter)));

    /// <summary>Does the reader read every deliberation of the meeting? Its entries hold them all.</summary>
    public static bool MayReadAll(Meeting meeting, Reader reader) => meeting.Items.All(item => MayReadDeliberation(meeting, item, reader));

    /// <summary>Who reads the minutes, which cover every matter of the meeting: whoever sees every item of it, and withdrew from no restricted one (R-4.2.5-b).</summary>
    public static bool MayReadMinutes(Meeting meeting, Reader reader) =>
        Seen(meeting, reader).Items.Length == meeting.Items.Length && !meeting.Items.Any(item => item.IsRestricted && item.IsRecused(reader.Person));

    /// <summary>Who reads the record, item by item as far as each is open to the reader: members, those who keep it, and whoever else may read
    /// what was said on one of its items. Of a meeting on restricted matters alone nobody else learns why somebody was absent.</summary>
    public static bool MayReadRecord(Meeting meeting, Reader reader) =>
        meeting.Due.Contains(reader.Person, StringComparer.Ordinal)
        || meeting.Succeeds(reader.Person)
        || reader.Holds([AccessKey.Role(Role.Recorder), AccessKey.Role(Role.GovernmentOffice)])
        || meeting.Items.Any(item => MayReadDeliberation(meeting, item, reader));

    /// <summary>R-4.2.6-d 「并按有关规定同会议纪要一并进行存档备查。」: who may take the dossier of a matter, which holds all of its
    /// facts, its deliberations and the reservations, and the responsibility file of R-5.3-a made of it: those who keep the record and those who supervise it, where they may read every one of its items.</summary>
    public static bool MayTakeDossier(Matter matter, IEnumerable<Meeting> meetings, Reader reader) =>
        reader.Holds(Of(matter))
        && reader.Holds([AccessKey.Role(Role.Recorder), AccessKey.Role(Role.SupervisionCenter)])
        && meetings.All(meeting => meeting.Items.Where(item => item.Matter == matter.Id).All(item => MayReadDeliberation(meeting, item, reader)));

    /// <summary>R-4.2.5-a: the dossier of one matter holds nothing of what a meeting said on another.</summary>
    public static bool BelongsToDossier(Meeting meeting, string matter, MeetingFact fact) =>
        (fact is not MeetingFact.LateTopicApproved late || late.Matter == matter) && (fact.About is not { } number || meeting.Items.Any(item => item.Number == number && item.Matter == matter));

    /// <summary>R-4.2.5-a: had the meeting other matters before it than this one, then what was written about the meeting as a whole speaks of them too.</summary>
    public static bool IsShared(Meeting meeting, string matter) => meeting.Items.Any(item => item.Matter != matter);

    /// <summary>The text a fact tells about the meeting as a whole, 纪要 or 补正; null when it tells none. Of a meeting that <see cref="IsShared"/>
    /// the dossier of one matter holds the digest of it alone.</summary>
    public static TextRef? OnWholeMeeting(MeetingFact fact) => fact switch
    {
        MeetingFact.MinutesFiled f => f.Text,
        MeetingFact.MinutesRevised f => f.Text,
        MeetingFact.RecordAddedTo f => f.Text,
        _ => null,
    };

    /// <summary>The meeting as the documents in the dossier of one matter tell it: no item of another, nor who attended or presided for such an item only.</summary>
    public static Meeting InDossier(Meeting meeting, string matter)
    {
        ImmutableArray<AgendaItem> own = [.. meeting.Items.Where(item => item.Matter == matter)];
        return meeting with
        {
            Items = own,
            LateTopics = [.. meeting.LateTopics.Where(late => late.Matter == matter)],
            Delegations = [.. meeting.Delegations.Where(delegation => delegation.Item is not { } number || IsOwn(number))],
            Invitations = [.. meeting.Invitations
                .Where(invitation => invitation.Items.IsEmpty || invitation.Items.Any(IsOwn))
                .Select(invitation => invitation with { Items = [.. invitation.Items.Where(IsOwn)] })],
        };

        bool IsOwn(int number) => own.Any(item => item.Number == number);
    }

    /// <summary>Who reads who read what: 审计管理员, who reads no record (W-LOG).</summary>
    public static bool MayReadAudit(Reader reader) => reader.Holds([AccessKey.Role(Role.AuditAdministrator)]);

    /// <summary>R-5.3-d: cases go to the authority that deals with them, not into the matter's dossier.</summary>
    public static bool BelongsToDossier(MatterFact fact) => fact is not AccountabilityFact;

    /// <summary>The meeting as that reader sees it: restricted items of others are not there, deliberations not open to the reader are empty.</summary>
    public static Meeting Seen(Meeting meeting, Reader reader) => meeting with
    {
        // An addition belongs to no item: whoever may not read one of them may not read what was added either.
        Additions = MayReadAll(meeting, reader) ? meeting.Additions : [],
        Items = [.. meeting.Items
            .Where(item => !item.IsRestricted || item.Readers.Contains(reader.Person, StringComparer.Ordinal))
            .Select(item => MayReadDeliberation(meeting, item, reader) ? item : MayReadPapers(item, reader) ? Veiled(item) with { Options = item.Options, Papers = item.Papers } : Veiled(item))],
    };

    // R-4.2.3-b: whoever confirms the totals sees what was entered, while it waits to be confirmed.
    private static bool MayReadPapers(AgendaItem item, Reader reader) => item.IsOpen && !item.IsRecused(reader.Person) && reader.Holds(AccessKey.Role(Role.BallotSupervisor));

    private static AgendaItem Veiled(AgendaItem item) => new()
    {
        Number = item.Number,
        Matter = item.Matter,
        IsAppointment = item.IsAppointment,
        Method = item.Method,
        IsStudy = item.IsStudy,
        IsDiscussion = item.IsDiscussion,
        IsLateEntry = item.IsLateEntry,
        OpenedAt = item.OpenedAt,
        ClosedAt = item.ClosedAt,
        Presider = item.Presider,
        Outcome = item.Outcome,
        Coordinator = item.Coordinator,
        ExecutingUnit = item.ExecutingUnit,
    };
}

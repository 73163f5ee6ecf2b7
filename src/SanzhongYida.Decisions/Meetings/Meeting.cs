using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>Who attends without a vote (列席).</summary>
public enum AttendeeKind
{
    /// <summary>区人大代表.</summary>
    CongressDeputy,

    /// <summary>政协委员.</summary>
    ConsultativeMember,

    /// <summary>新闻媒体.</summary>
    Media,

    /// <summary>群众代表.</summary>
    PublicRepresentative,

    /// <summary>政府法律顾问.</summary>
    LegalCounsel,

    /// <summary>相关领域的专家.</summary>
    Expert,

    /// <summary>有关单位列席人员.</summary>
    UnitRepresentative,
}

/// <summary>A member's presence, from arriving to leaving.</summary>
public sealed record Presence(string Member, DateTimeOffset From, DateTimeOffset? To = null, bool IsLateEntry = false, bool IsByVideo = false);

/// <summary>请假.</summary>
public sealed record Leave(string Member, TextRef Reason, DateTimeOffset At);

/// <summary>The head's delegation (R-4-f): of the meeting, or of one item.</summary>
public sealed record Delegation(string Delegate, TextRef Reason, DateTimeOffset At, int? Item);

/// <summary>An invitation to attend without a vote; no items named means every item open to it.</summary>
public sealed record Invitation(AttendeeKind Kind, string Name, string Capacity, ImmutableArray<int> Items);

/// <summary>A signature under the record, as it stood with that many additions.</summary>
public sealed record Signature(string Person, int Additions, DateTimeOffset At);

/// <summary>An addition to the record; the original stays.</summary>
public sealed record Addition(TextRef Text, string By, DateTimeOffset At);

/// <summary>会议: who is due and present, the agenda item by item, the record.</summary>
public sealed partial record Meeting : State
{
    /// <summary>Random id.</summary>
    public required string Id { get; init; }

    /// <summary>The body that meets.</summary>
    public required string Body { get; init; }

    /// <summary>Which forum that is.</summary>
    public required BodyKind Forum { get; init; }

    /// <summary>会议事由.</summary>
    public required string Title { get; init; }

    /// <summary>地点.</summary>
    public required string Place { get; init; }

    /// <summary>会议时间.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>召集人.</summary>
    public required string Convener { get; init; }

    /// <summary>When it was convened: from then on its notice is out.</summary>
    public DateTimeOffset ConvenedAt { get; init; }

    /// <summary>应到会成员: as convened, and from the opening on the roster of that day.</summary>
    public ImmutableArray<string> Due { get; init; } = [];

    /// <summary>The settings in force at the opening; empty before.</summary>
    public ImmutableSortedDictionary<string, string> SettingsInForce { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Delegations of presiding.</summary>
    public ImmutableArray<Delegation> Delegations { get; init; } = [];

    /// <summary>议程, in the order put.</summary>
    public ImmutableArray<AgendaItem> Items { get; init; } = [];

    /// <summary>到会, timed.</summary>
    public ImmutableArray<Presence> Attendance { get; init; } = [];

    /// <summary>请假.</summary>
    public ImmutableArray<Leave> Leaves { get; init; } = [];

    /// <summary>列席.</summary>
    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>记录人, named at the opening.</summary>
    public string? Recorder { get; init; }

    /// <summary>主持人 at the opening; each item states its own.</summary>
    public string? Presider { get; init; }

    /// <summary>When it opened, or null.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it closed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Additions to the record.</summary>
    public ImmutableArray<Addition> Additions { get; init; } = [];

    /// <summary>Signatures under it.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>补录: what was entered late, with its signed scan (T-1).</summary>
    public ImmutableArray<LateEntry> LateEntries { get; init; } = [];

    /// <summary>Signed scans that lie under the meeting.</summary>
    public ImmutableArray<Attachment> Scans { get; init; } = [];

    /// <summary>Is what comes in now 补录, under the last of them?</summary>
    public bool IsEnteredLate { get; init; }

    /// <summary>会议纪要, or null.</summary>
    public Minutes? Minutes { get; init; }

    /// <summary>回执, the last of each member counts.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>Until when topics are collected, or null.</summary>
    public DateTimeOffset? TopicsUntil { get; init; }

    /// <summary>临时动议 the presider admitted.</summary>
    public ImmutableArray<LateTopic> LateTopics { get; init; } = [];

    /// <summary>Has it opened and not closed?</summary>
    [JsonIgnore]
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>The settings it is judged by once open.</summary>
    [JsonIgnore]
    public Settings Settings => new(SettingsInForce);

    /// <summary>When what is entered with that stamp happened: under 补录 the moment on paper, else the moment of entry.</summary>
    internal Stamp Occurred(Stamp stamp) => IsEnteredLate ? stamp with { At = LateEntries[^1].On } : stamp;

    /// <summary>The item of that number, or null.</summary>
    public AgendaItem? Item(int number) => Items.FirstOrDefault(item => item.Number == number);

    /// <summary>The one open item, or null.</summary>
    public AgendaItem? OpenItem() => Items.FirstOrDefault(item => item.IsOpen);

    /// <summary>到会: members due who have come and not left.</summary>
    public ImmutableArray<string> Present() => [.. Due.Where(IsPresent)];

    /// <summary>到会 for one item.</summary>
    public ImmutableArray<string> Present(AgendaItem item) => [.. Due.Where(member => IsPresent(member, item))];

    /// <summary>到会 where quorum is asked of a meeting that has an appointment before it.</summary>
    public ImmutableArray<string> PresentInPerson() => [.. Due.Where(IsHere)];

    /// <summary>Is that person present now: here, or by video where this body counts it (C-03)?</summary>
    public bool IsPresent(string person) => IsHere(person) || Settings.CountsVideo(Body) && IsConnected(person);

    /// <summary>Is that person present for the item? Video never counts for 干部 or restricted items (C-03).</summary>
    public bool IsPresent(string person, AgendaItem? item) => item?.IsClosedDoor == true ? IsHere(person) : IsPresent(person);

    /// <summary>Has that person come, in the room or by video, and not left?</summary>
    public bool IsConnected(string person) => Attendance.Any(presence => presence.Member == person && presence.To is null);

    private bool IsHere(string person) => Attendance.Any(presence => presence.Member == person && presence is { To: null, IsByVideo: false });
}

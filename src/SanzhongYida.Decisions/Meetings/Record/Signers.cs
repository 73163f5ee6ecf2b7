using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>接任签署: who signs the record and the minutes in the place of a signer who has left office.</summary>
/// <param name="Person">Who should have signed.</param>
/// <param name="Successor">Who signs instead, as the holder of that office and in the successor's own name.</param>
/// <param name="Reason">Why the other can't.</param>
/// <param name="Document">The document the departure rests on.</param>
/// <param name="By">Who decided it.</param>
/// <param name="At">When.</param>
public sealed record SignerSuccession(string Person, string Successor, TextRef Reason, string Document, string By, DateTimeOffset At);

public sealed partial record Meeting
{
    /// <summary>Successors of signers who left office, oldest first.</summary>
    public ImmutableArray<SignerSuccession> Successions { get; init; } = [];

    /// <summary>Who signs for that signer now: the signer, or the last successor.</summary>
    public string? Signs(string? signer) =>
        Successions.Aggregate(signer, (person, succession) => succession.Person == person ? succession.Successor : person);

    /// <summary>Did that person take over signing the record?</summary>
    public bool Succeeds(string person) => Successions.Any(succession => succession.Successor == person);
}

/// <summary>U-4 with R-4.2.6-c: a signature is one's own and passes to nobody; where a signer has left office, the holder of the office signs
/// in the holder's own name, and the record says why and by which document.</summary>
internal static class Signers
{
    /// <summary>Longest name of the document.</summary>
    public const int LongestDocument = 200;

    public static void Name(Proceeding p, MeetingCommand.NameSigner c)
    {
        if (Sitting.Find(p, c) is not { } meeting || !p.Require(meeting.ClosedAt is not null || meeting.IsEnteredLate, Rule.State, "尚未闭会", "the meeting has not closed"))
        {
            return;
        }

        var (recorder, presider) = (meeting.Signs(meeting.Recorder), meeting.Signs(meeting.Presider));
        Offices.RequireRole(p, Role.GovernmentOffice, Role.DistrictHead);
        p.Require(p.Actor != c.Successor, Rule.Authority, "接任签署须由接任人以外的人确定", "somebody else than the successor decides it");
        if (p.Require(c.Person == recorder || c.Person == presider, "R-4.2.6-c", $"“{c.Person}”不是会议记录的签字人", $"“{c.Person}” signs no record of this meeting"))
        {
            var isRecorder = c.Person == recorder;

            // R-4.2.6-c 「会议记录要写明会议事件、地点、出席人、列席人、缺席人、主持人、记录人等内容」: who is in office signs what he has recorded or presided over.
            p.Require(!Holds(p, c.Person, isRecorder), "R-4.2.6-c", $"“{c.Person}”仍在任,须由本人签字", $"“{c.Person}” is in office and signs in person");
            p.Require(!IsDone(meeting, c.Person, isRecorder), Rule.State, $"“{c.Person}”已签字", $"“{c.Person}” has signed");
            p.Require(Holds(p, c.Successor, isRecorder) && Fits(p, meeting, c.Successor, isRecorder), "R-4.2.6-c", isRecorder ? "接任人须为现任会议记录人,且不是参会成员" : "接任人须为本会议组成的现任区政府领导", isRecorder ? "the successor is a recorder in office and no member" : "the successor is a leader in office and a member of the body");
            p.Require(c.Successor != (isRecorder ? presider : recorder), "R-4.2.6-c", "记录人和主持人须由两人签字", "recorder and presider are two");
        }

        p.RequireText(c.Reason, 2000, Rule.Input, "不能签字的原因", "why the signer can't sign");
        p.RequireText(c.Document, LongestDocument, Rule.Input, "离任所依据的文件", "the document the departure rests on");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.SignerNamed(c.Person, c.Successor, p.Keep(c.Reason), c.Document));
        }
    }

    /// <summary>R-4.2.6-c 「主持人、记录人」: who signs, the recorder first.</summary>
    public static IEnumerable<string> Of(Meeting meeting) => new[] { meeting.Signs(meeting.Recorder), meeting.Signs(meeting.Presider) }.OfType<string>();

    /// <summary>R-4.2.6-a: the addition of that number, with those whose signature, or whose predecessor's, was given when it stood there already.</summary>
    public static SignedAddition Signed(Meeting meeting, Addition addition, int number)
    {
        var signers = Of(meeting).ToLookup(signer => meeting.Signatures.Any(signature => signature.Additions >= number && meeting.Signs(signature.Person) == signer));
        return new SignedAddition(addition, [.. signers[true]], [.. signers[false]]);
    }

    /// <summary>Has that person signed the record as it stands?</summary>
    public static bool HasSigned(Meeting meeting, string person) =>
        meeting.Signatures.Any(signature => signature.Person == person && signature.Additions == meeting.Additions.Length);

    private static bool Holds(Proceeding p, string person, bool isRecorder) =>
        p.Law.People.TryGetValue(person, out var known) && (isRecorder ? known.Is(Role.Recorder, p.Stamp.On) : known.IsLeader(p.Stamp.On));

    private static bool Fits(Proceeding p, Meeting meeting, string person, bool isRecorder) => isRecorder
        ? !meeting.Due.Contains(person, StringComparer.Ordinal)
        : !p.Law.Bodies.TryGetValue(meeting.Body, out var body) || body.Members(p.Stamp.On).Contains(person, StringComparer.Ordinal);

    // The presider signs the record and signs the minutes off.
    private static bool IsDone(Meeting meeting, string person, bool isRecorder) =>
        HasSigned(meeting, person) && (isRecorder || meeting.Minutes?.Approved is not null);
}

using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands about what is kept with a matter or a meeting.</summary>
public abstract record KeepingCommand(Subject Subject) : Command
{
    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [Subject];

    /// <summary>Names a file that lies under the matter and its digest already.</summary>
    public sealed record FileAttachment(string Matter, string Digest, string Name, long Length) : KeepingCommand(Subject.Matter(Matter));

    /// <summary>Names the signed scan of what was entered late, which lies under the meeting and its digest already (T-1).</summary>
    public sealed record FileScan(string Meeting, string Digest, string Name, long Length) : KeepingCommand(Subject.Meeting(Meeting));

    /// <summary>Asks that a free text of a matter or a meeting be destroyed. That the subject refers to it is the caller's to see:
    /// entries are not here.</summary>
    public sealed record ProposeRedaction(Subject Subject, string Digest, string Basis) : KeepingCommand(Subject);

    /// <summary>Approves it: the text goes with this commit.</summary>
    public sealed record ApproveRedaction(Subject Subject, string Digest) : KeepingCommand(Subject);
}

/// <summary>附件, and 销毁 of free text by two persons.</summary>
public static class Keeping
{
    /// <summary>Most files of one matter or one meeting.</summary>
    public const int MostAttachments = 200;

    /// <summary>Largest file, in bytes: 50 MiB.</summary>
    public const long LargestAttachment = 50L * 1024 * 1024;

    internal static void Handle(Proceeding p, KeepingCommand command)
    {
        switch (command)
        {
            case KeepingCommand.FileAttachment c:
                File(p, c);
                break;
            case KeepingCommand.FileScan c:
                File(p, c);
                break;
            case KeepingCommand.ProposeRedaction c:
                Propose(p, c);
                break;
            case KeepingCommand.ApproveRedaction c:
                Approve(p, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    // W-713-33: what the steps leave behind is filed with the matter. W-SEC-31: a state secret has no matter here, only a stub.
    private static void File(Proceeding p, KeepingCommand.FileAttachment c)
    {
        if (Matters.Unclosed(p, c.Matter) is not { } matter)
        {
            return;
        }

        RequireFile(p, matter.Attachments, c.Digest, c.Name, c.Length);
        if (!p.IsRefused)
        {
            p.Record(c.Subject, new KeepingFact.AttachmentFiled(c.Digest, c.Name, c.Length));
        }
    }

    // T-1: 补录 stands on the signed scan, which lies under the meeting before anything is concluded by it.
    private static void File(Proceeding p, KeepingCommand.FileScan c)
    {
        if (p.Find(c.Subject) is not Meeting meeting || !Matters.Reader(p).Holds(Visibility.Of(meeting)))
        {
            NotFound(p);
            return;
        }

        p.Require(Sitting.IsRecorder(p, meeting, item: null) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true, Rule.Authority, "签字扫描件由会议记录人或政府办上传", "the recorder or the government office files the signed scan");
        RequireFile(p, meeting.Scans, c.Digest, c.Name, c.Length);
        if (!p.IsRefused)
        {
            p.Record(c.Subject, new MeetingFact.ScanFiled(c.Digest, c.Name, c.Length));
        }
    }

    private static void RequireFile(Proceeding p, ImmutableArray<Attachment> known, string digest, string name, long length)
    {
        p.Require(IsDigest(digest), Rule.Input, "附件摘要须为64位十六进制小写", "the digest is 64 lower-case hexadecimal characters");
        p.RequireText(name, 200, Rule.Input, "附件名称", "the attachment's name");
        p.Require(length is > 0 and <= LargestAttachment, Rule.Input, $"附件须不空且不超过{LargestAttachment / 1024 / 1024}兆字节", "an attachment is neither empty nor larger than 50 MiB");
        p.Require(known.Length < MostAttachments, Rule.Input, $"附件已达{MostAttachments}件", $"there are {MostAttachments} attachments already");
        p.Require(known.All(file => file.Digest != digest), Rule.State, "附件已存在", "the attachment is there already");
    }

    private static void Propose(Proceeding p, KeepingCommand.ProposeRedaction c)
    {
        if (Redactions(p, c.Subject) is not { } known)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice, Role.Recorder, Role.DistrictHead);
        p.Require(IsDigest(c.Digest), Rule.Input, "文本摘要须为64位十六进制小写", "the digest is 64 lower-case hexadecimal characters");
        p.RequireText(c.Basis, 500, Rule.Input, "销毁的法律依据", "the legal basis");
        p.Require(known.All(redaction => redaction.Digest != c.Digest), Rule.State, "已提出或已销毁", "it was asked for already");

        // R-4.3.2-a 「不得擅自改变集体决策」: what was decided is never destroyed.
        p.Require(
            p.Find(c.Subject) is not Matter matter || matter.Conclusions.All(conclusion => conclusion.Content.Digest != c.Digest),
            "R-4.3.2-a",
            "集体决策的内容不得销毁",
            "the decided text is never destroyed");

        // R-4.2.6-b 「特别是会议上存在的分歧意见要如实记录,并形成会议纪要。」: neither is a dissent, nor minutes once they are signed off.
        p.Require(
            p.Find(c.Subject) is not Meeting meeting || !IsKept(meeting, c.Digest),
            "R-4.2.6-b",
            "分歧意见和已签发的会议纪要不得销毁",
            "a dissent and minutes signed off are never destroyed");
        if (!p.IsRefused)
        {
            p.Record(c.Subject, c.Subject.Kind == SubjectKind.Matter ? new KeepingFact.RedactionProposed(c.Digest, c.Basis) : new MeetingFact.RedactionProposed(c.Digest, c.Basis));
        }
    }

    private static void Approve(Proceeding p, KeepingCommand.ApproveRedaction c)
    {
        if (Redactions(p, c.Subject) is not { } known)
        {
            return;
        }

        Offices.RequireRole(p, Role.DistrictHead, Role.GovernmentOffice);
        var proposed = known.FirstOrDefault(redaction => redaction.Digest == c.Digest && redaction.IsOpen);
        p.Require(proposed is not null, Rule.State, "没有待批准的销毁申请", "no redaction waits for approval");
        p.Require(proposed?.ProposedBy != p.Actor, Rule.Authority, "销毁须由另一人批准", "another person approves a redaction");
        if (!p.IsRefused)
        {
            p.Record(c.Subject, c.Subject.Kind == SubjectKind.Matter ? new KeepingFact.TextRedacted(c.Digest) : new MeetingFact.TextRedacted(c.Digest));
            p.Destroy(c.Digest);
        }
    }

    // What was entered by law of another kind can also be destroyed on a closed matter.
    private static ImmutableArray<Redaction>? Redactions(Proceeding p, Subject subject) => subject.Kind switch
    {
        SubjectKind.Matter => Matters.Find(p, subject.Id)?.Redactions,
        SubjectKind.Meeting when p.Find(subject) is Meeting meeting && Matters.Reader(p).Holds(Visibility.Of(meeting)) => meeting.Redactions,
        _ => NotFound(p),
    };

    private static ImmutableArray<Redaction>? NotFound(Proceeding p)
    {
        p.Refuse(Rule.NotFound, "没有这项内容", "there is no such thing");
        return null;
    }

    private static bool IsKept(Meeting meeting, string digest) =>
        MeetingRecord.Of(meeting).Dissents.Any(dissent => dissent.Reason.Digest == digest) || meeting.Minutes is { IsDraft: false } minutes && minutes.Text.Digest == digest;

    private static bool IsDigest(string digest) => digest.Length == TextRef.Length && digest.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f');
}

using System.Security.Cryptography;
using System.Text;
using SanzhongYida.Contracts;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>Notices of the record into contracts of the bus: translated, so that neither binds the other.</summary>
public static class Translation
{
    /// <summary>The message of a notice.</summary>
    public static object Of(long sequence, Notice notice) => notice switch
    {
        Notice.Submitted n => new MatterSubmitted(sequence, n.Matter, n.Number, n.Kind?.ToString(), n.Unit),
        Notice.WorkOpened n => new WorkItemOpened(sequence, n.Matter, n.Number, n.WorkItem, n.Step, n.Due),
        Notice.Convened n => new MeetingConvened(sequence, n.Meeting, n.Body, n.StartsAt),
        Notice.Decided n => new ItemDecided(sequence, n.Matter, n.Number, n.Outcome?.ToString(), n.On),
        Notice.Assigned n => new ExecutionAssigned(sequence, n.Matter, n.Number, n.Unit, n.Leader),
        Notice.Missed n => new DeadlineMissed(sequence, n.Matter, n.Number, n.Kind.ToString(), n.Due, n.Unit),
        Notice.Urged n => new Urged(sequence, n.Matter, n.Number, n.What),
        Notice.OpinionReceived n => new PublicOpinionReceived(sequence, n.Matter, n.Number),
        Notice.ProblemReported n => new ProblemReported(sequence, n.Matter, n.Number),
        Notice.WorkHanded n => new WorkHanded(sequence, n.Matter, n.Number, n.WorkItem, n.News?.ToString()),
        _ => throw new NotSupportedException($"No contract says {notice.GetType().Name}."),
    };

    /// <summary>The message id of an outbox row: the same each time it is sent, another for every row of every record.</summary>
    public static Guid MessageId(Subject subject, long entry, long row) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}#{entry}#{row}")).AsSpan(0, 16));
}

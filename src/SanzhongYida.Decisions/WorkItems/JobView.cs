using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>自动任务: a job that waits for a program; <paramref name="FreeFrom"/> is before when nobody is given it.</summary>
public sealed record JobRow(string Matter, string Id, string Number, string Process, string Node, string Topic, int Failures, string? Worker, DateTimeOffset? FreeFrom) : IRowOfMatter;

public sealed partial record Rows
{
    /// <summary>Jobs; those of a suspended process wait with it.</summary>
    public ImmutableArray<JobRow> Jobs { get; init; } = [];

    private static ImmutableArray<JobRow> JobRows(Matter matter) => matter.IsProcessSuspended ? [] :
    [
        .. (matter.Instance?.Jobs ?? []).Select(job =>
            new JobRow(matter.Id, job.Id, matter.Number, matter.Process, job.Node, job.Topic ?? job.Node, job.Failures, job.Worker, job.LockedUntil ?? job.NotBefore)),
    ];
}

/// <summary>A job as its worker gets it.</summary>
/// <param name="Matter">The matter's id.</param>
/// <param name="Id">The job's id within it.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Topic">The kind of work.</param>
/// <param name="Node">The node it stands for.</param>
/// <param name="Name">What that is called.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="LockedUntil">Before when nobody else is given it.</param>
/// <param name="Variables">What the process knows, and nothing of a restricted matter.</param>
public sealed record JobView(
    string Matter,
    string Id,
    string Number,
    string Topic,
    string Node,
    string Name,
    int Failures,
    DateTimeOffset? LockedUntil,
    ImmutableDictionary<string, Value> Variables)
{
    /// <summary>The view of a matter's job, or null when it waits no more.</summary>
    public static JobView? Of(Law law, Matter matter, string id)
    {
        if (matter.Instance is not { } instance || instance.Jobs.FirstOrDefault(job => job.Id == id) is not { } job || law.LibraryByHash(matter.DefinitionHash) is not { } library)
        {
            return null;
        }

        // R-4.2.5-a: a restricted matter is known to those named, and to no program.
        var seen = matter.IsRestricted ? ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal) : Engine.Seen(library, instance, id);
        return new(matter.Id, id, matter.Number, job.Topic ?? job.Node, job.Node, library.Find(job.Process)?.Find(job.Node)?.Name ?? job.Node, job.Failures, job.LockedUntil, seen);
    }
}

public static partial class Visibility
{
    /// <summary>Does the reader do jobs? Only programs with that role are given any.</summary>
    public static bool MayWork(Reader reader) => reader.Holds(AccessKey.Role(Role.JobWorker));
}

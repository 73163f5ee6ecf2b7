using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>What a program does with the jobs of a matter's process.</summary>
public abstract record JobCommand : MatterCommand
{
    private JobCommand(string matter, string job, string worker)
        : base(matter) => (Job, Worker) = (job, worker);

    /// <summary>The job.</summary>
    public string Job { get; }

    /// <summary>Which of several programs of one account it is.</summary>
    public string Worker { get; }

    /// <summary>领走 a job for a while, or keeps one it has longer.</summary>
    public sealed record Lock(string Matter, string Job, string Worker, TimeSpan For) : JobCommand(Matter, Job, Worker);

    /// <summary>The job was done, with its results.</summary>
    public sealed record Complete(string Matter, string Job, string Worker, ImmutableDictionary<string, Value> Results) : JobCommand(Matter, Job, Worker);

    /// <summary>The job failed: it is asked again as its definition says, and is an incident then. The message is no free text about the matter.</summary>
    public sealed record Fail(string Matter, string Job, string Worker, string Message) : JobCommand(Matter, Job, Worker);

    /// <summary>The job ended with an error the definition may catch.</summary>
    public sealed record Throw(string Matter, string Job, string Worker, string ErrorCode) : JobCommand(Matter, Job, Worker);
}

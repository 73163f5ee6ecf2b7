using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What the Desk answers once it is durable, or once it is certain that nothing changed.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Accepted and durable.</summary>
    /// <param name="Subject">The subject the command speaks of.</param>
    /// <param name="Version">Its version after the command.</param>
    /// <param name="At">When it was recorded.</param>
    /// <param name="IsRepeat">The same command was accepted before; this is the first answer again.</param>
    public sealed record Accepted(Subject Subject, long Version, DateTimeOffset At, bool IsRepeat) : Answer;

    /// <summary>Refused with every reason; nothing changed.</summary>
    public sealed record Refused(ImmutableArray<Refusal> Reasons) : Answer;

    /// <summary>The command id was accepted before with other content; nothing changed.</summary>
    public sealed record Conflict(string CommandId) : Answer;

    /// <summary>Too many commands wait; nothing changed, ask again later.</summary>
    public sealed record Busy : Answer;
}

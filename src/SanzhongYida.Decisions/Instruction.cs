using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>A command as it arrives: who asks, when, under which id. Time, identity and chance come in by this door.</summary>
/// <param name="Id">Chosen by the client, unique per actor: the same id with the same digest is the same act.</param>
/// <param name="Actor">The person's id, or <see cref="System"/>.</param>
/// <param name="At">Server time; a subject's entries never go back, so an earlier time counts as the subject's last.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Salt">Chance for the salted digests of free text; at least 16 bytes.</param>
/// <param name="Digest">Digest of what the client sent, to tell a repetition from another request under the same id.</param>
/// <param name="IfVersion">The version of the first subject the client has seen, or null not to ask.</param>
public sealed record Instruction(
    string Id,
    string Actor,
    DateTimeOffset At,
    Command Command,
    ReadOnlyMemory<byte> Salt,
    string Digest = "",
    long? IfVersion = null)
{
    /// <summary>The actor of sweeps and of the first start.</summary>
    public const string System = "system";
}

/// <summary>What somebody asks for. Closed: each family is nested in <see cref="MatterCommand"/>, <see cref="MeetingCommand"/>
/// and so on; what is not listed is not allowed.</summary>
public abstract record Command
{
    private protected Command()
    {
    }

    /// <summary>The subjects the step gets to see and may add facts to; the first is the one the caller speaks of.</summary>
    public abstract ImmutableArray<Subject> Subjects { get; }
}

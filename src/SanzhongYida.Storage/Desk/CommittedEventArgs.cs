using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>What a commit moved: each subject with its version after it. Open pages read these again.</summary>
public sealed class CommittedEventArgs(ImmutableArray<(Subject Subject, long Version)> moved, bool hasNotices) : EventArgs
{
    /// <summary>The subjects with their versions.</summary>
    public ImmutableArray<(Subject Subject, long Version)> Moved { get; } = moved;

    /// <summary>Was something put into the outbox?</summary>
    public bool HasNotices { get; } = hasNotices;
}

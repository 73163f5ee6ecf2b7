using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>An entry as stored: the columns repeat what the body says, so that queries needn't read it.</summary>
internal sealed record StoredEntry(string Subject, long Seq, long At, string Actor, string Command, byte[] Body, byte[] Hash, string HashAlg);

/// <summary>A subject's state as stored. <c>Was</c> is the version the writer had seen: the guard of the commit. Without a body it is
/// the fold of its entries.</summary>
internal sealed record StoredState(string Subject, SubjectKind Kind, long Version, long Was, string Schema, string? Body);

/// <summary>A free text outside the entries; without salt, content known by its plain digest.</summary>
internal sealed record StoredText(string Digest, string Salt, string Content);

/// <summary>An accepted command: what a repetition is answered from.</summary>
internal sealed record StoredCommand(string Actor, string Id, string Digest, string Subject, long Seq, long At);

/// <summary>A row of the outbox.</summary>
internal sealed record StoredNotice(long Id, string Subject, long Seq, string Notice, long CreatedAt, long? PublishedAt);

/// <summary>Who is told: a key of the notice's audience.</summary>
internal sealed record NoticeAudience(long Notice, string Key);

/// <summary>When a sweep last ran.</summary>
internal sealed record StoredSweep(string Name, long LastRun, int Count)
{
    /// <summary>Commands accepted before its time may be forgotten; of the others the replay misses each. It never goes back, whatever the clock does.</summary>
    public const string Forgetting = "forgotten";
}

using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>A subject's state with the hash at the end of its chain.</summary>
internal sealed record Held(State? State, ReadOnlyMemory<byte> Head)
{
    /// <summary>A subject that is not there yet.</summary>
    public static Held Nothing { get; } = new(null, Entry.Origin);

    public long Version => State?.Version ?? 0;

    /// <summary>The rows of the state: projected once, though they are compared with those before and with those after.</summary>
    public Rows Rows => field ??= Rows.Of(State);
}

/// <summary>An entry with its bytes and their hash, ready to be written, and what is to be told of it.</summary>
internal sealed record PendingEntry(Entry Entry, byte[] Body, byte[] Hash, IReadOnlyList<Notice> Notices);

/// <summary>A subject before and after the batch.</summary>
internal sealed record PendingState(Subject Subject, Held Before, Held After);

/// <summary>All that one transaction writes.</summary>
internal sealed record Pending
{
    public List<PendingEntry> Entries { get; } = [];

    public List<PendingState> States { get; } = [];

    public List<KeptText> Texts { get; } = [];

    public List<string> Destroyed { get; } = [];

    public List<StoredCommand> Commands { get; } = [];

    public List<(long Id, long At)> Published { get; } = [];

    public List<StoredSweep> Sweeps { get; } = [];

    public List<(string Actor, string Id)> Forgotten { get; } = [];

    public List<StoredVolume> Volumes { get; } = [];

    public bool IsEmpty => Entries.Count == 0 && Published.Count == 0 && Sweeps.Count == 0 && Forgotten.Count == 0 && Volumes.Count == 0;
}

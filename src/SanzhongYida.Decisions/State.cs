namespace SanzhongYida.Decisions;

/// <summary>What a subject's facts add up to. It always equals the fold of its facts; nothing else writes it.</summary>
public abstract record State
{
    private protected State()
    {
    }

    /// <summary>How many entries stand behind this state; 1 after the first.</summary>
    public long Version { get; init; }

    /// <summary>When the last entry was recorded; entries of one subject never go back in time (T-1).</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>When and by whom an entry was recorded.</summary>
/// <param name="At">Server time of recording.</param>
/// <param name="By">The person's id, or <see cref="Instruction.System"/>.</param>
public readonly record struct Stamp(DateTimeOffset At, string By)
{
    /// <summary>The day in the district (UTC+08:00) on which it was recorded.</summary>
    public DateOnly On => DistrictTime.Day(At);
}

/// <summary>Something that happened to one subject, in the past tense. What a fact was stored as is its
/// <c>JsonDerivedType</c> name; a stored shape never changes, a new meaning is a new fact.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }
}

/// <summary>Free text kept outside the entries, known in them by its salted digest only, so that it can be
/// destroyed one day without breaking the chain.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of salt and text.</param>
public readonly record struct TextRef(string Digest)
{
    /// <summary>Characters of a digest.</summary>
    public const int Length = 64;
}

/// <summary>A text to be stored with the commit.</summary>
/// <param name="Digest">Its key.</param>
/// <param name="Salt">Hexadecimal; empty for content known by its plain digest (definitions).</param>
/// <param name="Content">The text itself.</param>
public sealed record KeptText(string Digest, string Salt, string Content);

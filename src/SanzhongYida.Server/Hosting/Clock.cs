using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>The time that stands in instructions and by which sweeps ask what is due. Sign-in never asks it:
/// authentication goes by system time even where the record is a demonstration.</summary>
public sealed class Clock(TimeProvider time)
{
    /// <summary>What it goes by.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The district's day.</summary>
    public DateOnly Today => DistrictTime.Day(Now);
}

namespace SanzhongYida.Server;

/// <summary>A clock that can be set and goes on from there. Only a record marked as demonstration gets one (T-3).</summary>
public sealed class DemonstrationClock(TimeProvider system) : TimeProvider
{
    private long _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => system.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    /// <summary>Sets it. Facts don't go back: what is recorded at an earlier time counts as its subject's last.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ahead, (now - system.GetUtcNow()).Ticks);

    /// <summary>Lets it show the real time again.</summary>
    public void Reset() => Interlocked.Exchange(ref _ahead, 0);
}

using System.Globalization;

namespace SanzhongYida.Testbed;

/// <summary>Chance that can be had again: the seed is told with the figures of the test, and SZYD_SEED names one to repeat.</summary>
public sealed class Chance
{
    private readonly Random _random;

    /// <summary>Draws a seed, or takes the one that is named.</summary>
    public Chance()
    {
        Seed = int.TryParse(Environment.GetEnvironmentVariable("SZYD_SEED"), CultureInfo.InvariantCulture, out var named) ? named : Environment.TickCount & 0xFFFF;
        _random = new Random(Seed);
    }

    /// <summary>What all of it follows from.</summary>
    public int Seed { get; }

    /// <summary>Are the long variants wanted (<c>tests/run.sh --long</c>)?</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("SZYD_LONG") == "1";

    /// <summary>A number from 0 up to and without the limit.</summary>
    public int Below(int limit)
    {
        lock (_random)
        {
            return _random.Next(limit);
        }
    }

    /// <summary>That many different numbers from 0 up to and without the limit.</summary>
    public IReadOnlySet<int> Some(int count, int limit)
    {
        var all = Enumerable.Range(0, limit).ToArray();
        lock (_random)
        {
            _random.Shuffle(all);
        }

        return all.Take(count).ToHashSet();
    }
}

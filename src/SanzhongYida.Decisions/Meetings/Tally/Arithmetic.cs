namespace SanzhongYida.Decisions;

/// <summary>The five comparisons of the regulation, in integers and as the text reads: no percentage, no rounding.</summary>
public static class Arithmetic
{
    /// <summary>半数以上: 以上 includes the number (Civil Code art. 1259).</summary>
    public static bool HalfOrMore(int present, int due) => 2 * present >= due;

    /// <summary>过半数, for a body whose own rules say so (C-01).</summary>
    public static bool MoreThanHalf(int present, int due) => 2 * present > due;

    /// <summary>三分之二以上.</summary>
    public static bool TwoThirdsOrMore(int present, int due) => 3 * present >= 2 * due;

    /// <summary>超过半数: 超过 excludes the number.</summary>
    public static bool Carried(int approvals, int due) => 2 * approvals > due;

    /// <summary>超过1000万元.</summary>
    public static bool OverThreshold(decimal amount, decimal threshold) => amount > threshold;

    /// <summary>1000万元以上.</summary>
    public static bool AtLeastThreshold(decimal amount, decimal threshold) => amount >= threshold;

    /// <summary>The fewest approvals that carry.</summary>
    public static int NeededToCarry(int due) => due / 2 + 1;
}

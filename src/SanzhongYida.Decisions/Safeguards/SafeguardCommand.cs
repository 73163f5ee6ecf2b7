using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands of 五、保障措施.</summary>
public abstract record SafeguardCommand : MatterCommand
{
    private SafeguardCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>督查指挥中心 opens a 督办.</summary>
    public sealed record OpenFollowUp(string Matter, string FollowUp, string Basis, string Content, DateOnly Due) : SafeguardCommand(Matter);

    /// <summary>The executing unit reports on a 督办.</summary>
    public sealed record ReportFollowUp(string Matter, string FollowUp, string Text) : SafeguardCommand(Matter);

    /// <summary>督查指挥中心 closes a 督办, with evidence.</summary>
    public sealed record CloseFollowUp(string Matter, string FollowUp, string Conclusion, string Evidence) : SafeguardCommand(Matter);

    /// <summary>政府办 publishes a decision after review by another person.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Decision">The decision's number in the matter, 1 for the first.</param>
    /// <param name="Mode">To whom.</param>
    /// <param name="Range">The range of a circulation; empty when public.</param>
    /// <param name="Content">内容.</param>
    /// <param name="Basis">依据.</param>
    /// <param name="Process">过程.</param>
    /// <param name="Result">结果.</param>
    /// <param name="Channels">Where it appears; at least one.</param>
    /// <param name="Reviewer">Who reviewed it; never the one who publishes.</param>
    public sealed record Publish(
        string Matter,
        int Decision,
        PublicationMode Mode,
        string Range,
        string Content,
        string Basis,
        string Process,
        string Result,
        ImmutableArray<string> Channels,
        string Reviewer) : SafeguardCommand(Matter);

    /// <summary>政府办 exempts a decision from publication, on one of the legal grounds, after review by another person.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Decision">The decision's number in the matter.</param>
    /// <param name="Ground">The ground; null is refused.</param>
    /// <param name="Reason">Why it applies.</param>
    /// <param name="Range">Who is told all the same (一定范围通报); may be empty.</param>
    /// <param name="Reviewer">Who reviewed it.</param>
    public sealed record ExemptFromPublication(string Matter, int Decision, ExemptionGround? Ground, string Reason, string Range, string Reviewer) : SafeguardCommand(Matter);

    /// <summary>政府办 reviews again what was withheld; also on a closed matter.</summary>
    public sealed record ReviewExemption(string Matter, int Decision, bool IsStillWithheld, string Reason) : SafeguardCommand(Matter);

    /// <summary>The sweep found something due not done. Only the system raises it.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Due">The id of the <see cref="DueRow"/>.</param>
    public sealed record RaiseAlert(string Matter, string Due) : SafeguardCommand(Matter);
}

using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands of 五、保障措施.</summary>
public abstract record SafeguardCommand : MatterCommand
{
    private SafeguardCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>督查指挥中心 opens a 督办 on the unit that has to act.</summary>
    public sealed record OpenFollowUp(string Matter, string FollowUp, string Basis, string Content, DateOnly Due, string? Scope = null) : SafeguardCommand(Matter);

    /// <summary>The executing unit reports on a 督办.</summary>
    public sealed record ReportFollowUp(string Matter, string FollowUp, string Text) : SafeguardCommand(Matter);

    /// <summary>督查指挥中心 closes a 督办, with evidence.</summary>
    public sealed record CloseFollowUp(string Matter, string FollowUp, string Conclusion, string Evidence) : SafeguardCommand(Matter);

    /// <summary>The executing unit asks for a review of a 督办's conclusion.</summary>
    public sealed record AskFollowUpReview(string Matter, string FollowUp, string Reason) : SafeguardCommand(Matter);

    /// <summary>督查指挥中心 answers it, by somebody who had no part in the 督办.</summary>
    public sealed record ReviewFollowUp(string Matter, string FollowUp, bool IsUpheld, string Text) : SafeguardCommand(Matter);

    /// <summary>An opinion of the public on a published decision: from the public page (by the system) or entered by 政府办.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Decision">The decision's number in the matter.</param>
    /// <param name="Opinion">The opinion's new id.</param>
    /// <param name="On">The day it came in; not in the future.</param>
    /// <param name="Text">The opinion.</param>
    /// <param name="From">Name and address, where given.</param>
    public sealed record FilePublicOpinion(string Matter, int Decision, string Opinion, DateOnly On, string Text, string From) : SafeguardCommand(Matter);

    /// <summary>The executing unit answers a public opinion.</summary>
    public sealed record AnswerPublicOpinion(string Matter, string Opinion, string Answer) : SafeguardCommand(Matter);

    /// <summary>催办, in one act, of whatever is due.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Due">The id of the <see cref="DueRow"/>.</param>
    /// <param name="Text">What is said with it.</param>
    public sealed record Urge(string Matter, string Due, string Text) : SafeguardCommand(Matter);

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

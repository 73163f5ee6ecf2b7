using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands about a decision beside the meeting that takes it: 多个方案 before it, 紧急处置 ahead of it, 复议 after it.</summary>
public abstract record DecisionCommand : MatterCommand
{
    private DecisionCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>A member of the Party group asks for a decided appointment to be taken up again, and thereby consents (W-CAD).</summary>
    public sealed record ProposeReopening(string Matter, string Reason) : DecisionCommand(Matter);

    /// <summary>Another member consents.</summary>
    public sealed record ConsentToReopening(string Matter) : DecisionCommand(Matter);

    /// <summary>Takes it up again: by the district head, or the government office on the head's behalf, once enough members consent.</summary>
    public sealed record Reopen(string Matter) : DecisionCommand(Matter);

    /// <summary>The submitting unit puts forward two or more options, compared side by side (W-713-12).</summary>
    public sealed record FileOptions(string Matter, ImmutableArray<string> Aspects, ImmutableArray<OptionDraft> Options) : DecisionCommand(Matter);

    /// <summary>紧急处置: the head acts before the meeting, where C-26 lets one; the next meeting ratifies or not.</summary>
    public sealed record DisposeFirst(string Matter, string Measures) : DecisionCommand(Matter);
}

/// <summary>多个方案, 复议 and 紧急处置: which act is whose.</summary>
internal static class DecisionsAgain
{
    public static void Handle(Proceeding p, DecisionCommand command)
    {
        // W-CAD with R-4.3.4-a: what is filed is read-only, but for a decided appointment to be taken up again by these acts.
        var isReopening = command is DecisionCommand.ProposeReopening or DecisionCommand.ConsentToReopening or DecisionCommand.Reopen;
        if ((isReopening ? Matters.OpenOrFiled(p, command.Matter) : Matters.Open(p, command.Matter)) is not { } matter)
        {
            return;
        }

        switch (command)
        {
            case DecisionCommand.ProposeReopening c:
                Reopenings.Propose(p, c.Subjects[0], matter, c);
                break;
            case DecisionCommand.ConsentToReopening c:
                Reopenings.Consent(p, c.Subjects[0], matter);
                break;
            case DecisionCommand.Reopen c:
                Reopenings.Reopen(p, c.Subjects[0], matter);
                break;
            case DecisionCommand.FileOptions c:
                Options.File(p, c.Subjects[0], matter, c);
                break;
            case DecisionCommand.DisposeFirst c:
                Disposals.Dispose(p, c.Subjects[0], matter, c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }
}

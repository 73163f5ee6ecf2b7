using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>An option as it is asked for.</summary>
/// <param name="Id">Short, unique in its matter: 甲.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The decision it would be.</param>
/// <param name="Values">How it stands in each aspect compared, in their order.</param>
public sealed record OptionDraft(string Id, string Title, string Text, ImmutableArray<string> Values);

/// <summary>One of several options, as kept.</summary>
public sealed record MatterOption(string Id, string Title, TextRef Text, ImmutableArray<TextRef> Values);

/// <summary>Options side by side.</summary>
/// <param name="Aspects">What they are compared by: 投入, 工期, 风险.</param>
/// <param name="Options">Each with its value in every aspect.</param>
public sealed record Comparison(ImmutableArray<string> Aspects, ImmutableArray<MatterOption> Options);

public sealed partial record Matter
{
    /// <summary>Options put forward, compared side by side, or null when there is one draft only (W-713-12).</summary>
    public Comparison? Comparison { get; init; }
}

/// <summary>W-713-12: with larger disagreement the unit may put forward two or more options; a meeting votes on them one by one.</summary>
internal static class Options
{
    /// <summary>Most options of one matter, and most aspects they are compared by.</summary>
    public const int Most = 12;

    public static void File(Proceeding p, Subject subject, Matter matter, DecisionCommand.FileOptions c)
    {
        Filing.RequireUnit(p, matter);
        p.Require(matter.StandingDecision is null, "R-4.3.2-a", "会议已作出决策,不得再提方案", "a meeting has decided");
        p.Require(matter.WorkItems.All(item => item.Step != "meeting"), Rule.State, "事项已提请上会,方案不得再改", "the matter is before a meeting: its options stand");
        var (aspects, options) = (c.Aspects.OrEmpty(), c.Options.OrEmpty());
        p.Require(options.Length is >= 2 and <= Most, "W-713-12", $"须提出2至{Most}个方案", $"2 to {Most} options");
        p.Require(aspects.Length is >= 1 and <= Most && aspects.All(aspect => !Wording.IsBlank(aspect) && aspect.Length <= 40), "W-713-12", "须列明比较的方面", "the aspects compared are named");
        p.Require(options.Select(option => option.Id).Distinct(StringComparer.Ordinal).Count() == options.Length, Rule.Input, "方案编号重复", "an option's id stands twice");
        foreach (var option in options)
        {
            p.RequireText(option.Id, 20, Rule.Input, "方案编号", "the option's id");
            p.RequireText(option.Title, 100, "W-713-12", "方案名称", "the option's title");
            p.RequireText(option.Text, 20_000, "W-713-12", "方案内容", "the option's text");
            p.Require(
                !option.Values.IsDefault && option.Values.Length == aspects.Length && option.Values.All(value => !Wording.IsBlank(value) && value.Length <= 2000),
                "W-713-12",
                $"方案“{option.Id}”须逐个方面填写,以便并列比较",
                $"option “{option.Id}” says how it stands in each aspect, so that they stand side by side");
        }

        if (!p.IsRefused)
        {
            p.Record(subject, new DecisionFact.OptionsFiled(new Comparison(aspects, [.. options.Select(option => new MatterOption(option.Id, option.Title, p.Keep(option.Text), [.. option.Values.Select(p.Keep)]))])));
        }
    }

    /// <summary>The matter's options come with it to the item that decides on it, not to one on an evaluation of it.</summary>
    public static void Put(Proceeding p, MeetingCommand.PutOnAgenda c, Matter matter)
    {
        if (matter.Comparison is not { } comparison || matter.StandingDecision is not null)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.OptionsPut(c.Item, [.. comparison.Options.Select(option => new ItemOption(option.Id, option.Title))]));
    }
}

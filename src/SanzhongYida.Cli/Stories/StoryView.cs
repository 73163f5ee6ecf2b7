using System.Collections.Immutable;
using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>What a story can look at: how a matter stands, as its reader sees it.</summary>
/// <param name="WorkItems">Names of the open work items.</param>
/// <param name="Dues">What is due, by id; a provisional day ends in “?”.</param>
/// <param name="Outcomes">How meetings concluded it, oldest first.</param>
/// <param name="Required">Names of the steps its marks require.</param>
/// <param name="Result">The result of its process, once it has ended.</param>
/// <param name="Alerts">Ids of what was told to the supervision centre.</param>
/// <param name="Matter">The matter itself, as its reader is shown it.</param>
public sealed record StoryView(
    ImmutableArray<string> WorkItems,
    ImmutableDictionary<string, string> Dues,
    ImmutableArray<string> Outcomes,
    ImmutableArray<string> Required,
    string? Result,
    ImmutableArray<string> Alerts,
    Matter Matter)
{
    /// <summary>The view of a matter whose state is at hand.</summary>
    public static StoryView Of(Matter matter)
    {
        var rows = Rows.Of(matter);
        return new StoryView(
            [.. matter.WorkItems.Select(item => item.Name)],
            rows.Dues.ToImmutableDictionary(due => due.Id, due => Day(due.Due, due.IsProvisional), StringComparer.Ordinal),
            [.. matter.Conclusions.Select(conclusion => conclusion.Outcome.ToString())],
            [.. AgendaGate.RequiredSteps(matter).Select(required => required.Chinese)],
            matter.Result,
            [.. rows.Alerts.Select(alert => alert.Id)],
            matter);
    }

    internal static string Day(DateOnly day, bool isProvisional) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (isProvisional ? "?" : "");
}

/// <summary>What a story can look at of a meeting, as its reader sees it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Standing">Where the item asked about stands, or null when it is not on the agenda.</param>
/// <param name="Text">A text of the meeting, word for word.</param>
public sealed record StoryMeeting(Meeting Meeting, ItemStanding? Standing, Func<TextRef, Task<string>> Text);

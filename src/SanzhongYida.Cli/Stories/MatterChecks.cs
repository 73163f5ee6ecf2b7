using System.Globalization;
using SanzhongYida.Decisions;

namespace SanzhongYida.Cli;

/// <summary>“核对”: what a matter must show.</summary>
internal static class MatterChecks
{
    public static void Check(StoryStep step, StoryView view)
    {
        var matter = view.Matter;
        Same(step, "待办", view.WorkItems.Distinct(StringComparer.Ordinal));
        Same(step, "结论", view.Outcomes);
        Same(step, "须办", view.Required);
        Same(step, "已报警", view.Alerts);
        Same(step, "条款", matter.Clauses);
        Same(step, "适用版本", [matter.Edition.ToString(CultureInfo.InvariantCulture)]);
        Same(step, "未完任务", matter.Tasks.Where(task => task.IsOpen).Select(task => task.Id));
        Same(step, "金额", matter.Funds is { } funds ? [funds.Amount.ToString("F2", CultureInfo.InvariantCulture)] : []);
        Same(step, "版本", matter.Versions.Select(version => matter.Decisions.IndexOf(version) + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        Same(step, "移交", matter.TransferYear is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : []);
        Same(step, "结局", view.Result is { } result ? [result] : []);
        foreach (var due in step.List("期限").Select(due => due.Split(':')))
        {
            // “minutes” stands for the one minutes due, whatever the meeting's id; “无” for nothing due.
            var found = view.Dues.GetValueOrDefault(due[0]) ?? view.Dues.FirstOrDefault(pair => pair.Key.StartsWith(due[0] + "/", StringComparison.Ordinal)).Value ?? "无";
            if (found != due[1])
            {
                throw new StoryException(step.Line, $"{due[0]}期限应为{due[1]},实有{string.Join("、", view.Dues.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}"))}");
            }
        }
    }

    /// <summary>The list a step names, in any order; “无” is the empty one.</summary>
    public static void Same(StoryStep step, string what, IEnumerable<string> actual)
    {
        var expected = step.Find(what) == "无" ? [] : step.List(what);
        var found = actual.ToList();
        if (step.Find(what) is not null && !expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new StoryException(step.Line, $"{what}应为{string.Join("、", expected)},实为{string.Join("、", found)}");
        }
    }
}

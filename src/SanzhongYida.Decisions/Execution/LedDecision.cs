namespace SanzhongYida.Decisions;

/// <summary>A decision under execution as it stands on the board of a leader who leads or supports it.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsCooperating">配合: another leader leads it (R-4.3.1-d).</param>
/// <param name="Unit">执行部门, once assigned.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Done">How many of them are done.</param>
/// <param name="Overdue">How much of it is overdue.</param>
/// <param name="Due">The next day anything of it is due, or null.</param>
/// <param name="LastReport">The day of the last report, or null.</param>
/// <param name="Inspections">How often this leader inspected it.</param>
public sealed record LedDecision(string Matter, string Number, string Title, bool IsCooperating, string? Unit, int Tasks, int Done, int Overdue, DateOnly? Due, DateOnly? LastReport, int Inspections)
{
    // R-4.3.1-b 「区政府领导同志应当根据集体决定和个人分工,带头抓好会议精神的贯彻落实和督促检查。」
    // R-4.3.1-d 「其他班子成员要积极配合。」

    /// <summary>The line of a matter on that leader's board; null when it isn't the leader's, or nothing of it is carried out.</summary>
    public static LedDecision? Of(Matter matter, string leader, DateOnly today)
    {
        var leads = (matter.CoordinatingLeader ?? matter.DecisionInForce?.Coordinator) == leader;
        if (matter.HasEnded || !leads && !matter.CooperatingLeaders.Contains(leader, StringComparer.Ordinal))
        {
            return null;
        }

        var dues = matter.Dues.ToList();
        return new LedDecision(
            matter.Id,
            matter.Number,
            matter.Title,
            !leads,
            matter.ExecutingUnit,
            matter.Tasks.Length,
            matter.Tasks.Count(task => !task.IsOpen),
            dues.Count(due => DistrictTime.IsOverdue(due.Due, today)),
            dues.Select(due => due.Due).Where(due => !DistrictTime.IsOverdue(due, today)).Cast<DateOnly?>().Min(),
            matter.Reports is [.., var last] ? last.On : null,
            matter.Inspections.Count(inspection => inspection.By == leader));
    }
}

namespace SanzhongYida.Decisions;

/// <summary>四(一)3 充分酝酿讨论: department positions, and the four papers that alone let a divided matter go before a meeting.</summary>
internal static class Positions
{
    // R-4.1.3-b 「决策事项涉及多个部门的,提交事项部门事前应做好沟通并达成一致意见」: each listed department has a dated position.
    public static IEnumerable<Refusal> Missing(Matter matter, string? department) =>
        matter.Departments
            .Where(listed => (department is null || listed == department) && Latest(matter, listed) is null)
            .Select(listed => new Refusal("R-4.1.3-b", $"“{listed}”未出具部门意见", $"“{listed}” has given no position"));

    /// <summary>Departments whose latest position is 不同意.</summary>
    public static IEnumerable<string> Dissenting(Matter matter) =>
        matter.Departments.Where(department => Latest(matter, department)?.Position == Position.Oppose);

    // R-4.1.3-c 「存在较大分歧的,一般不得提交会议讨论。」
    // R-4.1.3-d 「对部门意见不一致、经反复协调仍有重大分歧,但确需立即作出决定的事项,提交事项部门应提出倾向性意见,并附其他部门的意见一并供会议决策参考。」
    public static IEnumerable<Refusal> Divided(Matter matter, Settings settings)
    {
        var dissenting = Dissenting(matter).ToList();
        if (dissenting.Count == 0)
        {
            yield break;
        }

        // Who does not take the way of R-4.1.3-d is told of R-4.1.3-c alone; who does, of each paper it still lacks.
        if (matter.Latest<Evidence.ImmediateNeed>() is null && matter.Latest<Evidence.Recommendation>() is null)
        {
            yield return new Refusal("R-4.1.3-c", $"部门意见分歧较大,一般不得提交会议:{string.Join("、", dissenting)}不同意", $"departments are divided: {string.Join(", ", dissenting)} oppose");
            yield break;
        }

        foreach (var refusal in FourPapers(matter, settings))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> FourPapers(Matter matter, Settings settings)
    {
        var rounds = matter.All<Evidence.CoordinationRound>().Count();
        if (rounds < settings.CoordinationRounds)
        {
            yield return new Refusal("R-4.1.3-d", $"协调仅{rounds}轮,至少须{settings.CoordinationRounds}轮", $"only {rounds} rounds of coordination of {settings.CoordinationRounds}");
        }

        if (matter.Latest<Evidence.ImmediateNeed>() is null)
        {
            yield return new Refusal("R-4.1.3-d", "缺少经分管领导确认的确需立即决定的说明", "no statement of immediate need confirmed by the leader in charge");
        }

        if (matter.Latest<Evidence.Recommendation>() is null)
        {
            yield return new Refusal("R-4.1.3-d", "缺少提交事项部门的倾向性意见", "no recommendation of the submitting department");
        }
        else if (Wording.IsBlank(matter.Latest<Evidence.Recommendation>()?.Basis))
        {
            // W-713-13: if not agreed, the unit reports its own view with the reasons and the basis.
            yield return new Refusal("W-713-13", "倾向性意见未写明依据", "the recommendation names no basis");
        }

        foreach (var department in matter.Departments.Where(department => department != matter.Unit && !HasOwnText(matter, department)))
        {
            yield return new Refusal("R-4.1.3-d", $"未附“{department}”的意见原文", $"the opinion of “{department}” is not attached in its own words");
        }
    }

    private static bool HasOwnText(Matter matter, string department) =>
        matter.Evidence.Any(filed => filed.Text is not null && filed.Evidence is Evidence.DepartmentPosition position && position.Department == department);

    private static Evidence.DepartmentPosition? Latest(Matter matter, string department) =>
        matter.All<Evidence.DepartmentPosition>().LastOrDefault(position => position.Department == department);
}

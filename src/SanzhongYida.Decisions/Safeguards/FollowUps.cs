namespace SanzhongYida.Decisions;

/// <summary>督办: opened and closed by 督查指挥中心, reported on by the executing unit.</summary>
internal static class FollowUps
{
    // R-5.1-c 「督查指挥中心对有关决定事项的落实进行检查督办」
    public static void Open(Proceeding p, SafeguardCommand.OpenFollowUp c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        RequireCenter(p);
        p.Require(!matter.Decisions.IsEmpty, "R-5.1-c", "事项尚无会议决定,无从督办", "no meeting has decided yet");
        p.RequireText(c.FollowUp, 40, Rule.Input, "督办编号", "the follow-up's id");
        p.Require(matter.FollowUps.All(known => known.Id != c.FollowUp), Rule.State, "督办编号已存在", "the follow-up exists already");
        p.RequireText(c.Basis, 2000, "R-5.1-c", "督办依据", "the basis");
        p.RequireText(c.Content, 2000, "R-5.1-c", "督办内容", "what is to be done");
        p.Require((c.Scope?.Length ?? 0) <= 2000, Rule.Input, "督查范围超过2000字", "the scope is longer than 2000 characters");
        p.Require(c.Due >= p.Today, "R-5.1-c", "督办期限早于今日", "it is due before today");
        if (!p.IsRefused)
        {
            var due = new DueDay(c.Due, !p.Law.Regulation.Calendar.Years.ContainsKey(c.Due.Year));
            p.Record(c.Subjects[0], new SafeguardFact.FollowUpOpened(
                c.FollowUp, p.Keep(c.Basis), p.Keep(c.Content), due, matter.ExecutingUnit ?? matter.Unit, Wording.IsBlank(c.Scope) ? null : p.Keep(c.Scope)));
        }
    }

    public static void Report(Proceeding p, SafeguardCommand.ReportFollowUp c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(Offices.Actor(p)?.Unit == (matter.ExecutingUnit ?? matter.Unit), Rule.Authority, "督办情况须由执行部门报告", "the executing unit reports on a follow-up");
        RequireOpen(p, matter, c.FollowUp);
        p.RequireText(c.Text, 10_000, "R-5.1-c", "办理情况", "the report");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.FollowUpReported(c.FollowUp, p.Keep(c.Text)));
        }
    }

    // R-5.1-c: the centre closes only with evidence; the executing unit can't close its own.
    public static void Close(Proceeding p, SafeguardCommand.CloseFollowUp c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        RequireCenter(p);
        RequireOpen(p, matter, c.FollowUp);
        p.RequireText(c.Conclusion, 2000, "R-5.1-c", "督办结论", "the conclusion");
        p.RequireText(c.Evidence, 10_000, "R-5.1-c", "办结依据", "the evidence");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.FollowUpClosed(c.FollowUp, p.Keep(c.Conclusion), p.Keep(c.Evidence)));
        }
    }

    internal static void RequireCenter(Proceeding p) => p.Require(
        Offices.Actor(p)?.Is(Role.SupervisionCenter, p.Today) ?? false,
        "R-5.1-c",
        "督办须由督查指挥中心办理,执行部门不得自行办结",
        "only the supervision centre opens and closes follow-ups");

    private static void RequireOpen(Proceeding p, Matter matter, string id)
    {
        var followUp = matter.FollowUps.FirstOrDefault(known => known.Id == id);
        p.Require(followUp is not null, Rule.NotFound, $"没有督办“{id}”", $"there is no follow-up “{id}”");
        p.Require(followUp?.IsOpen ?? true, Rule.State, "督办已办结", "the follow-up is closed already");
    }
}

public static partial class Visibility
{
    /// <summary>Who takes the report on supervision: the supervision centre (R-5.1-a).</summary>
    public static bool MayReadSupervision(Reader reader) => reader.Holds([AccessKey.Role(Role.SupervisionCenter)]);
}

namespace SanzhongYida.Decisions;

/// <summary>(三)1 and 2: what leaders do about a decision: inspect, sign, reserve an opinion, suspend in an urgent case.</summary>
internal static class LeadersActs
{
    // R-4.3.1-b 「带头抓好会议精神的贯彻落实和督促检查。」
    public static void Inspect(Proceeding p, ExecutionCommand.EnterInspection c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.DistrictHead, Role.DeputyHead);
        p.Require(matter.DecisionInForce is not null, "R-4.3.1-b", "未经会议集体决策通过", "nothing was carried by a meeting yet");
        p.RequireText(c.Text, 10_000, "R-4.3.1-b", "督促检查情况", "the inspection");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.InspectionEntered(p.Keep(c.Text)));
        }
    }

    // R-3.3-b: nothing is signed before it was carried; W-713-31: nor before the report to the Party committee.
    public static void Sign(Proceeding p, ExecutionCommand.RecordSigning c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice, Role.DistrictHead, Role.DeputyHead);
        p.RequireText(c.Agreement, 200, Rule.Input, "协议名称", "the agreement");
        p.Require(c.On <= p.Today, "T-1", "签署日期不得晚于今日", "it can't have been signed in the future");
        if (p.Require(matter.DecisionInForce is { } decision && decision.On <= c.On, "R-3.3-b", "会议决策通过前不得签署", "nothing is signed before a meeting has carried it"))
        {
            Issue.Require(p, matter);
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.SigningRecorded(c.On, c.Agreement));
        }
    }

    // R-4.3.2-b 「个人对集体决策有不同意见的可以保留,也可按组织程序向上级反映」
    // R-4.3.2-c 「但在未作出新的决策前,应无条件执行。」: it changes nothing else.
    public static void Reserve(Proceeding p, ExecutionCommand.FileReservation c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        var decision = matter.Decisions.LastOrDefault();
        if (p.Require(decision is not null, "R-4.3.2-b", "尚无集体决策", "there is no decision yet"))
        {
            var isMember = p.Law.Bodies.Values.Any(body => body.Kind == decision!.Forum && body.Members(decision.On).Contains(p.Actor, StringComparer.Ordinal));
            p.Require(isMember, Rule.Authority, "仅作出决策的会议成员可以保留意见或向上级反映", "only members of the deciding body may do this");
        }

        p.RequireText(c.Text, 10_000, "R-4.3.2-b", "意见", "the opinion");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.ReservationFiled(c.Kind, p.Keep(c.Text)));
        }
    }

    // W-713-34/35: problems, changed circumstances and force majeure are reported at once; the leader and the centre are told.
    public static void ReportProblem(Proceeding p, ExecutionCommand.ReportProblem c)
    {
        if (Executor.Open(p, c.Matter) is null)
        {
            return;
        }

        p.Require(Enum.IsDefined(c.Kind), Rule.Input, "没有这种情况", "there is no such kind of problem");
        p.RequireText(c.Text, 10_000, "W-713-34/35", "出现的问题或变化", "the problem");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new ExecutionFact.ProblemReported(c.Kind, p.Keep(c.Text)));
        }
    }

    // W-713-37: 情况紧急的,行政首长可以先决定中止执行; a meeting must then deal with it, by an evaluation's recommendation.
    public static void Suspend(Proceeding p, ExecutionCommand.SuspendExecution c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(Offices.Actor(p)?.Is(Role.DistrictHead, p.Today) ?? false, "W-713-37", "仅区长可先行决定中止执行", "only the head may suspend the execution first");
        p.Require(matter.DecisionInForce is not null, "W-713-37", "未经会议集体决策通过", "nothing was carried by a meeting yet");
        p.Require(!matter.IsSuspended, Rule.State, "已中止执行", "the execution is suspended already");
        p.RequireText(c.Reason, 2000, "W-713-37", "中止执行的理由", "the reason");
        if (!p.IsRefused)
        {
            var due = p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, Undertakings.SuspensionWorkingDays);
            p.Record(c.Subjects[0], new ExecutionFact.ExecutionSuspended(p.Keep(c.Reason)));
            p.Record(c.Subjects[0], new ExecutionFact.ObligationsSet([new Obligation("suspension/" + Undertakings.Day(p.Today), ObligationKind.Suspension, due, p.Today)]));
        }
    }
}

public static partial class Visibility
{
    /// <summary>R-4.3.2-b: a reserved opinion is read by the member who filed it, the recorder and the supervision centre only.</summary>
    public static bool MayReadReservation(string member, Reader reader) =>
        reader.Holds([AccessKey.Person(member), AccessKey.Role(Role.Recorder), AccessKey.Role(Role.SupervisionCenter)]);

    /// <summary>May somebody who reads the matter read this fact of it?</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="by">Who recorded it.</param>
    /// <param name="reader">Who asks.</param>
    public static bool MayRead(Fact fact, string by, Reader reader) => fact switch
    {
        ExecutionFact.ReservationFiled => MayReadReservation(by, reader),
        AccountabilityFact => MayReadCases(reader),
        _ => true,
    };

    /// <summary>The matter as that reader sees it: reserved opinions of others, and cases not open to the reader, are not there.</summary>
    public static Matter Seen(Matter matter, Reader reader) => matter with
    {
        Reservations = [.. matter.Reservations.Where(reservation => MayReadReservation(reservation.By, reader))],
        Cases = MayReadCases(reader) ? matter.Cases : [],
    };
}

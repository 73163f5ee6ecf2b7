using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>Commands of 五(三)责任追究; also on a closed matter, by a recorded act.</summary>
public abstract record AccountabilityCommand : MatterCommand
{
    private AccountabilityCommand(string matter)
        : base(matter)
    {
    }

    /// <summary>Opens a case from a decision, a task, a 督办, an alert or a refusal.</summary>
    public sealed record OpenCase(string Matter, string Case, CaseTrigger Trigger, ImmutableArray<string> Links, ImmutableArray<string> People, string Text) : AccountabilityCommand(Matter);

    /// <summary>Assigns a person one or more of the four responsibilities, with grounds.</summary>
    public sealed record AssignResponsibility(string Matter, string Case, string Person, ImmutableArray<Responsibility> Responsibilities, string Grounds) : AccountabilityCommand(Matter);

    /// <summary>Hands the opinion to the authority.</summary>
    public sealed record SendCaseOn(string Matter, string Case, string Authority, ImmutableArray<string> Bases, string Opinion) : AccountabilityCommand(Matter);

    /// <summary>Enters what the authority decided.</summary>
    public sealed record EnterCaseOutcome(string Matter, string Case, DateOnly On, string Outcome) : AccountabilityCommand(Matter);
}

/// <summary>五(三)责任追究: facts, responsibilities distinguished by people, and a hand-over with authority and basis.</summary>
public static class Cases
{
    /// <summary>「依据《中国共产党纪律处分条例》《中国共产党问责条例》《中国共产党党内监督条例》《中国共产党党组工作条例》等规定」 (R-5.3-d): those named.</summary>
    public static ImmutableArray<string> Bases { get; } = ["《中国共产党纪律处分条例》", "《中国共产党问责条例》", "《中国共产党党内监督条例》", "《中国共产党党组工作条例》"];

    internal static void Handle(Proceeding p, AccountabilityCommand command)
    {
        if (Matters.Find(p, command.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.SupervisionCenter, Role.DistrictHead);
        switch (command)
        {
            case AccountabilityCommand.OpenCase c:
                Open(p, matter, c);
                break;
            case AccountabilityCommand.AssignResponsibility c:
                Assign(p, Case(p, matter, c.Case), c);
                break;
            case AccountabilityCommand.SendCaseOn c:
                SendOn(p, matter, Case(p, matter, c.Case), c);
                break;
            case AccountabilityCommand.EnterCaseOutcome c:
                EnterOutcome(p, Case(p, matter, c.Case), c);
                break;
            default:
                p.Refuse(Rule.Input, "没有这项操作", "there is no such act");
                break;
        }
    }

    // R-5.3-b 「决策违规或失误,拒不执行集体决策或擅自改变集体决策,造成重大损失或严重不良影响的」
    private static void Open(Proceeding p, Matter matter, AccountabilityCommand.OpenCase c)
    {
        p.RequireText(c.Case, 40, Rule.Input, "案件编号", "the case's id");
        p.Require(matter.Cases.All(known => known.Id != c.Case), Rule.State, "案件编号已存在", "the case exists already");
        p.Require(Enum.IsDefined(c.Trigger), "R-5.3-b", "未写明追究情形", "none of the four triggers is named");
        p.RequireText(c.Text, 10_000, "R-5.3-b", "事实情况", "what happened");
        p.Require(c.Links.Length is > 0 and <= Submission.MostListed, "R-5.3-b", "未关联决定、任务、督办、提醒或被拒操作", "it is linked to no decision, task, follow-up, alert or refusal");
        foreach (var link in c.Links.Where(link => !IsKnown(matter, link)))
        {
            p.Refuse("R-5.3-b", $"本事项没有“{link}”", $"the matter has no “{link}”");
        }

        RequirePeople(p, c.People);
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new AccountabilityFact.CaseOpened(c.Case, c.Trigger, c.Links, c.People, p.Keep(c.Text)));
        }
    }

    // R-5.3-c: one or more of the four, with grounds; the system never assigns by itself.
    private static void Assign(Proceeding p, AccountabilityCase? known, AccountabilityCommand.AssignResponsibility c)
    {
        p.Require(known?.SentOn is null, Rule.State, "案件已移送", "the case was sent on already");
        p.Require(known?.People.Contains(c.Person, StringComparer.Ordinal) ?? true, "R-5.3-c", $"“{c.Person}”不在案件人员中", $"“{c.Person}” is no person of the case");
        p.Require(c.Responsibilities.Length > 0 && c.Responsibilities.All(Enum.IsDefined), "R-5.3-c", "未分清集体责任、个人责任、主要领导责任、重要领导责任", "none of the four responsibilities is named");
        p.RequireText(c.Grounds, 10_000, "R-5.3-c", "认定责任的事实、性质、情节", "the grounds");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new AccountabilityFact.ResponsibilityAssigned(c.Case, c.Person, [.. c.Responsibilities.Distinct()], p.Keep(c.Grounds)));
        }
    }

    // R-5.3-d 「按照干部管理权限提出责任追究意见」: authority and basis; R-5.3-c: nobody unassigned.
    private static void SendOn(Proceeding p, Matter matter, AccountabilityCase? known, AccountabilityCommand.SendCaseOn c)
    {
        p.Require(known?.SentOn is null, Rule.State, "案件已移送", "the case was sent on already");
        foreach (var person in known?.Unassigned ?? [])
        {
            p.Refuse("R-5.3-c", $"尚未认定“{person}”的责任", $"the responsibility of “{person}” is not assigned");
        }

        p.RequireText(c.Authority, 120, "R-5.3-d", "按干部管理权限受理的机关", "the authority");
        p.Require(c.Bases.Length > 0, "R-5.3-d", "未写明依据", "no basis is named");
        foreach (var basis in c.Bases.Where(basis => !Bases.Contains(basis, StringComparer.Ordinal) && !matter.Bases.Contains(basis, StringComparer.Ordinal)))
        {
            p.Refuse("R-5.3-d", $"“{basis}”不在依据目录中", $"“{basis}” is no registered basis");
        }

        p.RequireText(c.Opinion, 10_000, "R-5.3-d", "责任追究意见", "the opinion");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new AccountabilityFact.CaseSentOn(c.Case, c.Authority, c.Bases, p.Keep(c.Opinion)));
        }
    }

    private static void EnterOutcome(Proceeding p, AccountabilityCase? known, AccountabilityCommand.EnterCaseOutcome c)
    {
        p.Require(known is null or { SentOn: not null }, "R-5.3-d", "案件尚未移送", "the case was not sent on yet");
        p.Require(known?.Outcome is null, Rule.State, "处理结果已登记", "the outcome is entered already");
        p.Require(c.On <= p.Today, "T-1", "处理日期不得晚于今日", "it can't have been decided in the future");
        p.RequireText(c.Outcome, 10_000, "R-5.3-d", "处理结果", "the outcome");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new AccountabilityFact.CaseOutcomeEntered(c.Case, c.On, p.Keep(c.Outcome)));
        }
    }

    private static void RequirePeople(Proceeding p, ImmutableArray<string> people)
    {
        p.Require(people.Length is > 0 and <= Submission.MostListed, "R-5.3-c", "未写明人员", "nobody is named");
        foreach (var person in people.Where(person => !p.Law.People.ContainsKey(person)))
        {
            p.Refuse(Rule.Input, $"没有人员“{person}”", $"there is no person “{person}”");
        }
    }

    // What was refused stands in the log of refusals, outside the matter.
    private static bool IsKnown(Matter matter, string link) => link.Split('/', 2) switch
    {
        ["decision", var number] => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var decision) && decision >= 1 && decision <= matter.Decisions.Length,
        ["task", var task] => matter.Tasks.Any(known => known.Id == task),
        ["followup", var followUp] => matter.FollowUps.Any(known => known.Id == followUp),
        ["alert", var due] => matter.Alerts.Any(alert => alert.Due == due),
        ["refusal", { Length: > 0 and <= 80 }] => true,
        _ => false,
    };

    private static AccountabilityCase? Case(Proceeding p, Matter matter, string id)
    {
        var known = matter.Cases.FirstOrDefault(known => known.Id == id);
        p.Require(known is not null, Rule.NotFound, $"没有案件“{id}”", $"there is no case “{id}”");
        return known;
    }
}

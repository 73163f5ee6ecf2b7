namespace SanzhongYida.Decisions;

/// <summary>群众监督: opinions of the public on what was published, and their answers.</summary>
internal static class PublicOpinions
{
    /// <summary>Most opinions kept on one matter; more come by letter and are answered there.</summary>
    public const int Most = 500;

    /// <summary>Longest opinion, and longest answer.</summary>
    public const int Longest = 2000;

    /// <summary>Working days until an opinion is answered; local choice.</summary>
    public const int AnswerWorkingDays = 15;

    // R-5.1-b 「接受群众监督。」 R-5.2-b 「切实保障人民群众的知情权、参与权、表达权、监督权。」
    public static void File(Proceeding p, SafeguardCommand.FilePublicOpinion c)
    {
        if (Matters.Find(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.GovernmentOffice);
        p.Require(matter.PublicationRows.Any(row => row.Decision == c.Decision), Rule.NotFound, "该决定未向社会公开", "the decision is not public");
        p.RequireText(c.Opinion, 60, Rule.Input, "意见编号", "the opinion's id");
        p.Require(matter.PublicOpinions.All(known => known.Id != c.Opinion), Rule.State, "意见编号已存在", "the opinion exists already");
        p.Require(matter.PublicOpinions.Length < Most, Rule.State, $"本事项的意见已达{Most}条,请以书面方式提出", $"{Most} opinions were given already; please write");
        p.RequireText(c.Text, Longest, Rule.Input, "意见", "the opinion");
        p.Require(c.From.Length <= 200, Rule.Input, "姓名、联系方式超过200字", "name and address are longer than 200 characters");
        p.Require(c.On <= p.Today, "T-1", "收到日期不得晚于今日", "it can't have come in the future");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.OpinionReceived(c.Opinion, c.Decision, c.On, p.Keep(c.Text), c.From.Length == 0 ? null : p.Keep(c.From)));
            p.Record(c.Subjects[0], new ExecutionFact.ObligationsSet(
                [new Obligation("opinion/" + c.Opinion, ObligationKind.OpinionAnswer, p.Law.Regulation.Calendar.WorkingDaysAfter(p.Today, AnswerWorkingDays), p.Today)]));
        }
    }

    // R-5.2-b: published with its answer, so nothing of the deliberation stands in it (R-4.2.5-a).
    public static void Answer(Proceeding p, SafeguardCommand.AnswerPublicOpinion c)
    {
        if (Matters.Find(p, c.Matter) is not { } matter)
        {
            return;
        }

        p.Require(Offices.Actor(p)?.Unit == (matter.ExecutingUnit ?? matter.Unit), Rule.Authority, "公众意见由执行部门答复", "the executing unit answers public opinions");
        var opinion = matter.PublicOpinions.FirstOrDefault(known => known.Id == c.Opinion);
        p.Require(opinion is not null, Rule.NotFound, $"没有公众意见“{c.Opinion}”", $"there is no opinion “{c.Opinion}”");
        p.Require(opinion?.Answer is null, Rule.State, "已答复", "it is answered already");
        p.RequireText(c.Answer, Longest, "R-5.2-b", "答复", "the answer");
        if (opinion is not null)
        {
            Publishing.RequireNoVotes(p, matter.Decisions[opinion.Decision - 1], [c.Answer ?? ""]);
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SafeguardFact.OpinionAnswered(c.Opinion, c.Answer!));
        }
    }
}

namespace SanzhongYida.Decisions.Tests;

public sealed class StepAgeTests
{
    [Fact, Clause("R-2.4-a")]
    public void 各环节用时以日和工作日计_未办结的计到当日()
    {
        var room = new Room().At(2026, 4, 28);
        var facts = new List<(DateOnly On, Fact Fact)>();
        void Must(string actor, Command command)
        {
            var accepted = Assert.IsType<Judgment.Accepted>(room.Do(actor, command));
            facts.AddRange(accepted.Entries.SelectMany(entry => entry.Facts).Select(fact => (room.Today, fact)));
        }

        Must("住建局-经办", new SubmissionCommand.SubmitMatter("甲", 2026, "甲", MatterKind.LargeFunds, [], new Flags(), "住建局", "住建局", ["住建局"], ["住建"], BodyKind.Executive, FundKind.ServicePurchase, InBudget: true, "1200万元", ["依据"], "草案。", IsRestricted: false, []));
        room.At(2026, 5, 9);
        Must("住建局-经办", new PreparationCommand.FileEvidence("甲", new Evidence.Research(room.Today, "全区", "住建局"), "报告。"));
        Must("住建局-经办", new PreparationCommand.FileEvidence("甲", new Evidence.OpinionsHeard(room.Today, "各方面"), "记录。"));

        // 04-28 to 05-09: eleven days; worked are 04-29, 04-30, 05-06, 05-07, 05-08 and the make-up day 05-09.
        var ages = StepAges.Of(facts, room.Law.Regulation.Calendar, new DateOnly(2026, 5, 12));
        Assert.Equal(("research", 11, 6, new DateOnly(2026, 5, 9)), (ages[0].Step!, ages[0].Days, ages[0].WorkingDays, ages[0].ClosedOn!.Value));
        Assert.Equal(("legality-review", 3, 2, null), (ages[1].Step!, ages[1].Days, ages[1].WorkingDays, ages[1].ClosedOn));

        room.At(2026, 5, 12);
        Must("M01", new PreparationCommand.Return("甲", "补充测算。"));
        ages = StepAges.Of(facts, room.Law.Regulation.Calendar, new DateOnly(2026, 5, 13));
        Assert.Equal(new DateOnly(2026, 5, 12), ages[1].ClosedOn);
        Assert.Equal(("legality-review", null), (ages[^1].Step!, ages[^1].ClosedOn));
    }
}

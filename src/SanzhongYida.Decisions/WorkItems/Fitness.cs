using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Who may have a work item, whoever gives it to them: the clause of its step asked of that person.</summary>
internal static class Fitness
{
    /// <summary>All that stands against that person doing the item; nothing when nothing does.</summary>
    public static IEnumerable<Refusal> Against(Law law, Matter matter, WorkItem item, string person, DateOnly today)
    {
        if (!law.People.TryGetValue(person, out var known))
        {
            return [new Refusal(Rule.Input, $"没有人员“{person}”", $"there is no person “{person}”")];
        }

        return AgainstReading(law, matter, person, today).Concat(item.Step switch
        {
            // R-4-c 「“三重一大”事项原则上须通过召开会议的方式集体决策」
            "meeting" => [new Refusal("R-4-c", "会议审议由会议办理,不得由一人领取、委派或改派", "the meeting is the meeting's: nobody takes it or is given it")],

            // R-4.1.2-b: by the 对口责任部门; the drafter is not the reviewer.
            "preliminary-review" => Unless(Acts.IsOf(law, matter, ActKind.PreliminaryReview, person, today) && person != matter.DraftedBy, "R-4.1.2-b", "初审须由对口责任部门的初审人办理,且不得为起草人", "a reviewer of the counterpart department who did not draft it"),

            // R-4.1.2-c 「提请区政府分管领导研究审定后,报区长确定。」
            "endorse" => Unless(Acts.IsOf(law, matter, ActKind.Endorsement, person, today), "R-4.1.2-c", "审定须由当日的分管领导办理", "the leader in charge on this day endorses"),
            "determine" => Unless(Acts.IsOf(law, matter, ActKind.Determination, person, today), "R-4.1.2-a", "确定须由区长办理,不得委派", "the district head determines, and nobody in the head's place"),

            // R-4.1.1-b: the reviewer is not the drafter.
            "legality-review" => Unless(known.Is(Role.LegalityReviewer, today) && person != matter.DraftedBy, "R-4.1.1-b", "合法性审查须由法制机构审查人办理,且不得为起草人", "a legality reviewer who did not draft it"),

            // R-4.1.3-b: a department gives its own position.
            "department-positions" => Unless(known.Unit == (item.Element ?? matter.Unit), "R-4.1.3-b", $"须由“{item.Element ?? matter.Unit}”自行出具意见", "the department gives its own position"),
            not null => Unless(Reader.Of(law, person, today).Holds(item.Candidates), Rule.Authority, "不是本环节的办理人", "not a candidate of this work item"),
            null => [],
        });
    }

    /// <summary>What stands against that person learning of the matter: whoever is asked to work on it or to sign must be able to read it.</summary>
    public static IEnumerable<Refusal> AgainstReading(Law law, Matter matter, string person, DateOnly today)
    {
        // R-4.2.5-b: whoever is recused takes no part.
        if (matter.Recused.Contains(person, StringComparer.Ordinal))
        {
            yield return new Refusal("R-4.2.5-b", "该人员应当回避", "the person is recused");
        }

        // R-4.2.5-a: a restricted matter is known to those named only.
        if (!Reader.Of(law, person, today).Holds(Visibility.Of(matter)))
        {
            yield return new Refusal(matter.IsRestricted ? "R-4.2.5-a" : Rule.Authority, "该人员不在本事项的知悉范围内", "the person may not read the matter");
        }
    }

    private static Refusal[] Unless(bool holds, string ruleId, string chinese, string english) => holds ? [] : [new Refusal(ruleId, chinese, english)];
}

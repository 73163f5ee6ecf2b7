namespace SanzhongYida.Decisions;

/// <summary>Convening, opening and closing a meeting.</summary>
internal static class Convening
{
    /// <summary>Most people designated for a special-topic meeting.</summary>
    public const int MostDesignated = 200;

    public static void Convene(Proceeding p, MeetingCommand.ConveneMeeting c)
    {
        p.Require(p.Find(c.Subjects[0]) is null, Rule.State, "会议已存在", "the meeting exists already");
        p.RequireText(c.Title, 200, "R-4.2.6-c", "会议事由", "the meeting's cause");
        p.RequireText(c.Place, 100, "R-4.2.6-c", "会议地点", "the place");
        if (c.Paper is { } paper)
        {
            LateEntries.Require(p, c.StartsAt, paper);
        }
        else
        {
            p.Require(DistrictTime.Day(c.StartsAt) >= p.Today, "T-1", "已开过的会议须按补录录入,附理由和签字扫描件", "a meeting held already is entered late, with the reason and the signed scan");
        }

        if (!p.Law.Bodies.TryGetValue(c.Body, out var body))
        {
            p.Refuse(Rule.Input, $"没有会议组成“{c.Body}”", $"there is no body “{c.Body}”");
            return;
        }

        var designated = c.Designated.OrEmpty();
        p.Require(designated.IsEmpty || body.Kind == BodyKind.SpecialTopic, Rule.Input, "仅专题会议可指定参会人员", "only a special-topic meeting designates who attends");
        p.Require(designated.Length <= MostDesignated && designated.All(p.Law.People.ContainsKey), Rule.Input, "指定人员不在名册中或过多", "somebody designated is not in the register, or they are too many");
        var members = designated.IsEmpty ? body.Members(DistrictTime.Day(c.StartsAt)) : [.. designated.Distinct(StringComparer.Ordinal)];
        RequireConvener(p, c, members);
        if (p.IsRefused)
        {
            return;
        }

        p.Record(c.Subjects[0], new MeetingFact.MeetingConvened(c.Meeting, c.Body, body.Kind, c.Title, c.Place, c.StartsAt, c.Presider, members));
        if (c.DelegationReason is { } reason)
        {
            p.Record(c.Subjects[0], new MeetingFact.PresidingDelegated(c.Presider, p.Keep(reason), Item: null));
        }

        if (c.Paper is { } held)
        {
            p.Record(c.Subjects[0], new MeetingFact.LateEntryBegun(c.StartsAt, p.Keep(held.Reason), held.Scan));
        }
    }

    // R-4-e 「会议由区长召集和主持。」 R-4-f 「区长不能参加会议的,可以委托相关副区长召集和主持。」
    private static void RequireConvener(Proceeding p, MeetingCommand.ConveneMeeting c, IEnumerable<string> members)
    {
        var actor = Offices.Actor(p);
        var isHead = actor?.Is(Role.DistrictHead, p.Today) == true;
        p.Require(isHead || actor?.Is(Role.GovernmentOffice, p.Today) == true, "R-4-e", "会议由区长召集,或由政府办代区长录入", "the head convenes, or the government office on the head's behalf");
        if (p.Law.People.TryGetValue(c.Presider, out var presider) && presider.Is(Role.DistrictHead, p.Today))
        {
            p.Require(c.DelegationReason is null, Rule.Input, "区长本人主持时不需委托", "the head needs no delegation");
            return;
        }

        if (p.Require(c.DelegationReason is not null && isHead, "R-4-e", "非区长召集和主持的,须由区长书面委托", "anyone else convenes and presides by the head's own delegation only"))
        {
            p.RequireText(c.DelegationReason, 500, "R-4-f", "委托理由", "the reason for the delegation");
            Presiding.RequireDelegate(p, c.Presider, members);
        }
    }

    public static void Open(Proceeding p, MeetingCommand.OpenMeeting c)
    {
        if (Sitting.FindConvened(p, c) is not { } meeting)
        {
            return;
        }

        var settings = p.Law.Regulation.On(p.Today);
        meeting = meeting with { Due = [.. Sitting.Roster(p, meeting)], SettingsInForce = settings.Values };
        var presider = Presiding.Of(p.Law, meeting, item: null, p.Today);
        p.Require(p.Actor == presider || Sitting.IsRecorder(p, meeting, item: null) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true, Rule.Authority, "须由主持人、记录人或政府办宣布开会", "the presider, the recorder or the government office opens a meeting");

        // R-4.2.6-c 「会议记录要写明……主持人、记录人等内容」: the recorder is not a voting member.
        p.Require(
            p.Law.People.TryGetValue(c.Recorder, out var recorder) && recorder.Is(Role.Recorder, p.Today) && !meeting.Due.Contains(c.Recorder, StringComparer.Ordinal),
            "R-4.2.6-c",
            "记录人须为会议记录人且不得为参会成员",
            "the recorder holds that role and is no member");
        if (presider is null)
        {
            p.Refuse([Presiding.Missing(meeting)]);
        }

        // R-4-c 「“三重一大”事项原则上须通过召开会议的方式集体决策」: where nothing was ever put there is nothing to decide. What was taken off
        // again stands in the record of the meeting that did so.
        p.Require(!meeting.Items.IsEmpty, "R-4-c", "议程上没有议题,会议不得召开", "nothing is on the agenda: there is nothing to meet for");

        // R-4.2.1-c: the sentence speaks of the meeting; an appointment taken off the agenda no longer counts.
        p.Refuse(Quorum.AgainstOpening(meeting));
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.MeetingOpened(c.Recorder, presider!, meeting.Due, settings.Values));
        }
    }

    public static void Close(Proceeding p, MeetingCommand.CloseMeeting c)
    {
        if (Sitting.FindOpen(p, c) is not { } meeting)
        {
            return;
        }

        var open = meeting.OpenItem();
        var presider = Presiding.Of(p.Law, meeting, open, p.Today);
        p.Require(p.Actor == presider || Sitting.IsRecorder(p, meeting, item: null), Rule.Authority, "须由主持人或记录人宣布闭会", "the presider or the recorder closes a meeting");

        // With nobody left to preside an open item can't be closed; it returns to the agenda.
        p.Require(open is null || presider is null, Rule.State, $"第{open?.Number}项尚未结束", $"item {open?.Number} is still open");
        p.Refuse(LateEntries.Unfounded(meeting));
        if (p.IsRefused)
        {
            return;
        }

        if (open is not null)
        {
            p.Record(c.Subjects[0], new MeetingFact.ItemNotTaken(open.Number, meeting.Present(open).Length));
        }

        p.Record(c.Subjects[0], new MeetingFact.MeetingClosed());
    }
}

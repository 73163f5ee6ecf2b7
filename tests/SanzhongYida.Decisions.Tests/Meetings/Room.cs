using System.Globalization;
using SanzhongYida.Cli;

namespace SanzhongYida.Decisions.Tests;

/// <summary>A meeting room of the demonstration district: matters brought as far as a meeting, and acts that must be accepted or refused.</summary>
internal sealed class Room
{
    private static readonly Lazy<Law> Shipped = new(() => District.New().Law);
    private readonly Dictionary<Subject, State> _states = [];
    private readonly List<Notice> _told = [];
    private readonly List<(Law Law, Meeting Before, MeetingFact Fact, Stamp Stamp)> _recorded = [];
    private int _commands;

    public const string Id = "会一";
    public const string Ordinary = "普通事项";
    public const string Cadre = "干部事项";
    public const string Head = "M01";
    public const string Office = "政府办-经办";
    public const string Recorder = "K01";

    /// <summary>All that was told so far.</summary>
    public IReadOnlyList<Notice> Told => _told;

    /// <summary>Everything the meeting recorded after it was convened, each fact with the law and the meeting it followed from.</summary>
    public IReadOnlyList<(Law Law, Meeting Before, MeetingFact Fact, Stamp Stamp)> Recorded => _recorded;

    public Law Law { get; private set; } = Shipped.Value;

    /// <summary>A minute goes by with every act: times are part of what is recorded.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 4, 28, 9, 0, 0, DistrictTime.Offset);

    public DateOnly Today => DistrictTime.Day(Now);

    public Meeting Meeting => (Meeting)_states[Subject.Meeting(Id)];

    public AgendaItem Item => Meeting.Item(1)!;

    public Matter Matter(string id) => (Matter)_states[Subject.Matter(id)];

    public Room At(int year, int month, int day)
    {
        Now = new DateTimeOffset(year, month, day, 9, 0, 0, DistrictTime.Offset);
        return this;
    }

    public Room Wait(TimeSpan length)
    {
        Now += length;
        return this;
    }

    /// <summary>What was told after the last accepted command.</summary>
    public IReadOnlyList<Notice> LastTold { get; private set; } = [];

    public Judgment Do(string actor, Command command)
    {
        Now = Now.AddMinutes(1);
        var judgment = Casework.Step(Law, _states.GetValueOrDefault, new Instruction((++_commands).ToString(CultureInfo.InvariantCulture), actor, Now, command, new byte[16]));
        if (judgment is Judgment.Accepted told)
        {
            LastTold = [.. told.Entries.SelectMany(entry => Notices.Of(entry))];
        }

        foreach (var entry in judgment is Judgment.Accepted accepted ? accepted.Entries : [])
        {
            Record(entry, ((Judgment.Accepted)judgment).Stamp);
            Law = Law.With(entry.Subject, entry.State);
            _states[entry.Subject] = entry.State;
            _told.AddRange(Notices.Of(entry));
        }

        return judgment;
    }

    private void Record(SubjectFacts entry, Stamp stamp)
    {
        var state = _states.GetValueOrDefault(entry.Subject);
        foreach (var fact in entry.Facts.OfType<MeetingFact>())
        {
            if (state is Meeting before)
            {
                _recorded.Add((Law, before, fact, stamp));
            }

            state = Fold.Apply(state, fact, stamp);
        }
    }

    /// <summary>What would come of an act now; nothing is kept.</summary>
    public Judgment Try(string actor, Command command) => Casework.Step(Law, _states.GetValueOrDefault, new Instruction("试", actor, Now, command, new byte[16]));

    /// <summary>The rule ids that stand against an act now; nothing is kept.</summary>
    public string[] Against(string actor, Command command) => Try(actor, command) is Judgment.Refused refused ? [.. refused.Reasons.Select(reason => reason.RuleId)] : [];

    public Room Must(string actor, params ReadOnlySpan<Command> commands)
    {
        foreach (var command in commands)
        {
            var judgment = Do(actor, command);
            Assert.True(judgment is Judgment.Accepted, judgment is Judgment.Refused refused ? $"{command}: {string.Join("; ", refused.Reasons)}" : "");
        }

        return this;
    }

    /// <summary>The rule ids of the refusal; the test fails when the act is accepted or changes anything.</summary>
    public string[] Refused(string actor, Command command)
    {
        var refused = Assert.IsType<Judgment.Refused>(Do(actor, command));
        return [.. refused.Reasons.Select(reason => reason.RuleId)];
    }

    /// <summary>A district whose version of the Measures expressly allows that value, and which has chosen it.</summary>
    public Room Permitting(string setting, string value)
    {
        var first = Law.Regulation.Editions[0] with { Allowed = [new PermittedValue(setting, value)] };
        Law = Law with { Regulation = Law.Regulation with { Editions = [first] } };
        return Set(setting, value);
    }

    public Room Set(string setting, string value)
    {
        var change = new RegulationFact.SettingChanged(new SettingValue(setting, value, Today, "试验", Head));
        Law = Law with { Regulation = (Regulation)Fold.Apply(Law.Regulation, change, new Stamp(Now, Instruction.System)) };
        return this;
    }

    /// <summary>The large-funds workflow is this one from now on, whatever a check would say to it.</summary>
    public Room Running(Processes.Library library)
    {
        const string hash = "of-the-test";
        var (shipped, workflow) = (Law.LibraryByHash, Law.Workflows["large-funds"]);
        Law = Law with
        {
            LibraryByHash = it => it == hash ? library : shipped(it),
            Workflows = Law.Workflows.SetItem("large-funds", workflow with { Versions = workflow.Versions.Add(workflow.Versions[^1] with { Hash = hash }) }),
        };
        return this;
    }

    /// <summary>An ordinary matter stands before the meeting: 政府购买服务 of 1200万元 inside the budget, not a major administrative decision.</summary>
    public Room WithOrdinary(string id = Ordinary, BodyKind forum = BodyKind.Executive, string[]? portfolios = null)
    {
        Must("住建局-经办", Submit(id, MatterKind.LargeFunds, [], "住建局", portfolios ?? ["住建"], BodyKind.Executive, FundKind.ServicePurchase, "1200万元", []));
        Must("司法局-审查", new SubmissionCommand.ClearMajorAdministrativeDecision(id, "既定政策的兑现。"));
        if (forum == BodyKind.Plenary)
        {
            Must(Head, new SubmissionCommand.RaiseToPlenary(id, "事关全局。"));
        }

        return Prepare(id, "住建局", "M04");
    }

    /// <summary>A large-funds matter was submitted, and nothing done since.</summary>
    public Room WithSubmitted() =>
        Must("住建局-经办", Submit(Ordinary, MatterKind.LargeFunds, [], "住建局", ["住建"], BodyKind.Executive, FundKind.ServicePurchase, "1200万元", []));

    /// <summary>A major administrative decision stands before the meeting.</summary>
    public Room WithMajor(string id = Ordinary, string[]? portfolios = null)
    {
        At(2026, 4, 13);
        Must("住建局-经办", Submit(id, MatterKind.LargeFunds, [], "住建局", portfolios ?? ["住建"], BodyKind.Executive, FundKind.ServicePurchase, "1200万元", []));
        Must("司法局-审查", new PreparationCommand.FileEvidence(id, new Evidence.LegalityReceived(Today), Text: null));
        At(2026, 4, 28);
        Must("司法局-审查", new PreparationCommand.FileEvidence(id, new Evidence.LegalityOpinion(Today, LegalityResult.Lawful, true, true, true, "法律顾问"), "合法。"));
        return Prepare(id, "住建局", "M04");
    }

    /// <summary>A 传达学习 stands before the meeting.</summary>
    public Room WithStudy()
    {
        Must("住建局-经办", Submit(Ordinary, MatterKind.MajorDecision, ["R-3.1-a"], "住建局", ["住建"], BodyKind.Executive, null, null, []));
        return Prepare(Ordinary, "住建局", "M04");
    }

    /// <summary>A cadre matter stands before the Party group; its readers are the members and the recorder.</summary>
    public Room WithCadre()
    {
        Must("人社局-经办", Submit(Cadre, MatterKind.KeyAppointment, ["R-3.2-a"], "人社局", [], BodyKind.PartyGroup, null, null, ["M01", "M02", "M03", "M04", "M05", "M07", "M08", "M09", "M10", "K01", Office, "人社局-初审"]));
        return Prepare(Cadre, "人社局", "M02");
    }

    /// <summary>The body is convened with these matters on its agenda, and these members have come.</summary>
    public Room Convene(string body, IEnumerable<string> matters, IEnumerable<string> present, VoteMethod method = VoteMethod.ShowOfHands)
    {
        Must(Office, Convening(body));
        foreach (var (index, matter) in matters.Index())
        {
            Must(Office, new MeetingCommand.PutOnAgenda(Id, index + 1, matter, method, IsStudy: false));
        }

        return Arrive([.. present]);
    }

    /// <summary>A matter is on the convened meeting's agenda, for discussion, as any body may have it.</summary>
    public Room Tabled() => WithSubmitted().Must(Office, new MeetingCommand.PutForDiscussion(Id, 1, Ordinary));

    public MeetingCommand.ConveneMeeting Convening(string body, string presider = Head, string? reason = null) =>
        new(Id, body, "研究事项", "第一会议室", Now.AddHours(1), presider, reason, []);

    public Room Arrive(params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            Must(Recorder, new MeetingCommand.CheckIn(Id, member));
        }

        return this;
    }

    /// <summary>The meeting opens and so does its first item; whoever is due was asked about recusal where that is asked.</summary>
    public Room Open()
    {
        Must(Head, new MeetingCommand.OpenMeeting(Id, Recorder));
        Ask();
        return Must(Recorder, new MeetingCommand.OpenItem(Id, 1, Item.Matter));
    }

    public Room Ask()
    {
        foreach (var member in Item.IsAppointment ? Meeting.Due : [])
        {
            if (!Item.IsRecused(member) && Item.RecusalAnswers.All(answer => answer.Member != member))
            {
                Must(Recorder, new MeetingCommand.AnswerRecusal(Id, 1, Item.Matter, member, Concerns: false, Reason: null));
            }
        }

        return this;
    }

    /// <summary>Everybody present and entitled states, the presider last: the first so many of the others approve, then oppose, then defer.</summary>
    public Room State(int approve, int oppose, int defer)
    {
        foreach (var (member, opinion) in Assigned(approve, oppose, defer))
        {
            Must(Recorder, new MeetingCommand.StateOpinion(Id, 1, member, opinion, $"{member}的理由"));
        }

        return this;
    }

    public Room Vote(int approve, int oppose, int defer) =>
        Must(Recorder, new MeetingCommand.CountHands(Id, 1, [.. Assigned(approve, oppose, defer).Select(pair => new Hand(pair.Member, pair.Opinion))]));

    /// <summary>The signed scan lies under the meeting.</summary>
    public Room Scanned(string digest) => Must(Office, new KeepingCommand.FileScan(Id, digest, "签字扫描件.pdf", 1));

    public Room Find(bool divergent) => Must(Head, new MeetingCommand.FindDivergence(Id, 1, divergent, "已充分讨论。"));

    public Outcome Close(string presider = Head)
    {
        Must(presider, new MeetingCommand.CloseItem(Id, 1, Item.Matter, ExecutingUnit: null));
        return Item.Outcome;
    }

    // The presider approves before anybody else does, and speaks last.
    private IEnumerable<(string Member, Opinion Opinion)> Assigned(int approve, int oppose, int defer)
    {
        var presider = Presiding.Of(Law, Meeting, Item, Today)!;
        var members = Meeting.Present().Where(member => !Item.IsRecused(member) && member != presider).Prepend(presider).ToList();
        Opinion[] opinions = [.. Enumerable.Repeat(Opinion.Approve, approve), .. Enumerable.Repeat(Opinion.Oppose, oppose), .. Enumerable.Repeat(Opinion.Defer, defer)];
        return members.Zip(opinions).Skip(1).Append((members[0], opinions[0]));
    }

    /// <summary>An ordinary matter is submitted, and nothing of it prepared yet.</summary>
    public Room Submitted(bool isMajor = false)
    {
        Must("住建局-经办", Submit(Ordinary, MatterKind.LargeFunds, [], "住建局", ["住建"], BodyKind.Executive, FundKind.ServicePurchase, "1200万元", []));
        return isMajor ? this : Must("司法局-审查", new SubmissionCommand.ClearMajorAdministrativeDecision(Ordinary, "既定政策的兑现。"));
    }

    /// <summary>It is prepared and stands before the meeting.</summary>
    public Room Prepared() => Prepare(Ordinary, "住建局", "M04");

    private Room Prepare(string id, string unit, string leader)
    {
        Must(unit + "-经办", new PreparationCommand.FileEvidence(id, new Evidence.Research(Today, "全区", unit), "调研报告。"));
        Must(unit + "-经办", new PreparationCommand.FileEvidence(id, new Evidence.OpinionsHeard(Today, "各方面"), "意见记录。"));
        Must(unit + "-初审", new PreparationCommand.DoAct(id, ActKind.PreliminaryReview, "同意。"));
        Must(leader, new PreparationCommand.DoAct(id, ActKind.Endorsement, "同意。"));
        return Must(Head, new PreparationCommand.DoAct(id, ActKind.Determination, "上会。"));
    }

    private SubmissionCommand.SubmitMatter Submit(string id, MatterKind kind, string[] clauses, string unit, string[] portfolios, BodyKind forum, FundKind? funds, string? amount, string[] readers) =>
        new(id, Today.Year, id, kind, [.. clauses], new Flags(), unit, unit, [unit], [.. portfolios], forum, funds, InBudget: true, amount, ["依据"], "决定草案。", IsRestricted: false, [.. readers], Particulars: kind == MatterKind.KeyAppointment ? new Particulars { Act = AppointmentAct.AppointOrRemove, Post = "某中心主任" } : null);
}

/// <summary>The rule ids of a refusal.</summary>
internal static class Reasons
{
    /// <summary>This rule is among them.</summary>
    public static void Hold(string rule, string[] reasons) => Assert.Contains(rule, reasons, StringComparer.Ordinal);

    /// <summary>These rules they are, and no other.</summary>
    public static void Are(string[] rules, string[] reasons) => Assert.Equal(rules, reasons, StringComparer.Ordinal);
}

using System.Globalization;

namespace SanzhongYida.Server.Tests;

/// <summary>会议记录 of a meeting at which people came and went, the head withdrew from the item, and the record was added to afterwards.</summary>
public sealed class RecordPaperTests : IAsyncLifetime
{
    private readonly Assembled _district = new();

    public ValueTask InitializeAsync() => _district.InitializeAsync();

    public ValueTask DisposeAsync() => _district.DisposeAsync();

    [Fact]
    [Trait("Clause", "R-4-f")]
    [Trait("Clause", "R-4.2.1-d")]
    [Trait("Clause", "R-4.2.6-a")]
    public async Task It_tells_who_came_and_left_when_who_presided_by_whose_delegation_and_which_additions_are_signed()
    {
        await At("08:50", "K01", "check-in", ["M01", "M02", "M03", "M04", "M05", "M06", "M08"]);
        using (var notice = await _district.OfMeeting("notice", "K01"))
        {
            Assert.Contains("2026年4月27日", notice.Text.Split('\n'), StringComparer.Ordinal);
        }

        await At("09:00", "K01", "items/1/recusals", new { Member = "M01", Reason = "系申请供热的企业负责人近亲属。" });
        await At("09:01", "M01", "delegation", new { Delegate = "M02", Reason = "本人回避。", Item = 1 });
        await At("09:02", "M01", "open", new { Recorder = "K01" });
        await At("09:05", "M02", "items/1/open", new { });
        await At("09:20", "K01", "check-out", ["M03", "M02"]);
        await At("09:30", "K01", "check-in", ["M03"]);
        await At("09:35", "K01", "check-in", ["M02"]);
        using (var sitting = await _district.OfMeeting("record", "K01"))
        {
            Assert.Empty(sitting.Faults);
            Assert.DoesNotContain('{', sitting.Text);
            Assert.Contains("到会、离会时间：区长、党组书记08:50到会；常务副区长、党组副书记08:50到会，09:20离会，09:35再次到会；副区长甲08:50到会，09:20离会，09:30再次到会；", sitting.Text, StringComparison.Ordinal);
            Assert.Contains("主持人：常务副区长、党组副书记；09:20起无人主持；09:35起由常务副区长、党组副书记主持。", sitting.Text, StringComparison.Ordinal);
            Assert.Contains("主持人回避，区长于09:01另行委托常务副区长、党组副书记主持本议题。理由：本人回避。", sitting.Text, StringComparison.Ordinal);
            Assert.Contains("（尚未散会，未签字）", sitting.Text, StringComparison.Ordinal);
        }

        using (var notice = await _district.OfMeeting("notice", "K01"))
        {
            Assert.Contains("定于2026年4月28日 09:00在", notice.Text, StringComparison.Ordinal);
        }

        await At("09:40", "K01", "check-out", ["M02"]);
        await At("09:41", "K01", "close", new { });
        using (var draft = await _district.OfMeeting("minutes", "K01"))
        {
            Assert.Contains($"洮北区人民政府办公室{PaperWords.Undated}印发", draft.Text, StringComparison.Ordinal);
        }

        await At("10:00", "K01", "record/sign", new { });
        await At("10:10", "K01", "record", new { Text = "地点应为第二会议室。" });
        await At("10:20", "M01", "record/sign", new { });
        await At("10:30", "K01", "record", new { Text = "列席人另有住建局负责人。" });
        using var closed = await _district.OfMeeting("record", "K01");
        Assert.Contains("补正一（2026年4月28日 10:10，会议记录人）：地点应为第二会议室。（已经区长、党组书记签署，会议记录人尚未签署）", closed.Text, StringComparison.Ordinal);
        Assert.Contains("补正二（2026年4月28日 10:30，会议记录人）：列席人另有住建局负责人。（尚未签署）", closed.Text, StringComparison.Ordinal);
        Assert.Contains("（2026年4月28日 10:00，不含补正签署）", closed.Text, StringComparison.Ordinal);
        Assert.Contains("（2026年4月28日 10:20，含补正一签署）", closed.Text, StringComparison.Ordinal);
        Assert.Contains("（会议记录人、区长、党组书记尚未签署经补正的本记录）", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "R-4.2.3-d")]
    public async Task While_votes_are_cast_it_does_not_say_how_many_cast_none()
    {
        foreach (var member in new[] { "M01", "M02", "M03", "M04", "M05", "M06", "M08" })
        {
            await At("08:50", "K01", "check-in", new { Member = member });
        }

        await At("09:00", "M01", "open", new { Recorder = "K01" });
        await At("09:05", "M01", "items/1/open", new { });
        foreach (var member in new[] { "M02", "M03", "M04", "M05", "M06", "M08", "M01" })
        {
            await At("09:10", member, "items/1/statements", new { Opinion = "Approve", Reason = "同意。" });
        }

        await At("09:20", "K01", "items/1/hands", new { Hands = new[] { new { Member = "M02", Opinion = "Approve" }, new { Member = "M03", Opinion = "Approve" } } });
        using (var voting = await _district.OfMeeting("record", "K01"))
        {
            Assert.Contains("同意2票，不同意0票，缓议0票，表决尚未结束。", voting.Text, StringComparison.Ordinal);
        }

        await At("09:30", "M01", "items/1/close", new { });
        using var closed = await _district.OfMeeting("record", "K01");
        Assert.Contains("同意2票，不同意0票，缓议0票，未表决5人。", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "R-4.2.3-b")]
    public async Task Totals_sent_back_stand_in_it_beside_those_entered_anew()
    {
        await Stated("SecretBallot");
        await At("09:20", "K01", "items/2/paper-ballot", new { Approve = 5, Oppose = 2, Defer = 0 });
        await At("09:22", "T01", "items/2/paper-ballot/reject", new { Reason = "选票为同意六张。" });
        await At("09:24", "K01", "items/2/paper-ballot", new { Approve = 6, Oppose = 1, Defer = 0 });
        using var record = await _district.OfMeeting("record", "K01");
        Assert.Contains("票数曾录为同意5票、不同意2票、缓议0票，", record.Text, StringComparison.Ordinal);
        Assert.Contains("核验与选票不符，退回重新录入：选票为同意六张。", record.Text, StringComparison.Ordinal);
        Assert.Contains("同意6票，不同意1票，缓议0票，", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "T-1")]
    public async Task A_vote_entered_late_is_marked_where_it_stands()
    {
        await Stated("ShowOfHands");
        await At("11:00", "K01", "late-entry", new { OccurredAt = "2026-04-28T09:20:00+08:00", Reason = "停电。", Scan = new string('a', 64) });
        await At("11:01", "K01", "items/2/hands", new { Hands = new[] { new { Member = "M02", Opinion = "Approve" } } });
        using var record = await _district.OfMeeting("record", "K01");
        Assert.Contains("同意：常务副区长、党组副书记（补录）", record.Text, StringComparison.Ordinal);
    }

    // The matter before the meeting anew, to be voted in that way, and everybody has spoken.
    private async Task Stated(string method)
    {
        await At("08:40", "M01", "items/1/take-off", new { Reason = "改用其他表决方式。" });
        await At("08:41", "政府办-经办", "items", new { Item = 2, _district.Matter, Method = method, IsStudy = false });
        await At("08:50", "K01", "check-in", ["M01", "M02", "M03", "M04", "M05", "M06", "M08"]);
        await At("09:00", "M01", "open", new { Recorder = "K01" });
        await At("09:05", "M01", "items/2/open", new { });
        foreach (var member in new[] { "M02", "M03", "M04", "M05", "M06", "M08", "M01" })
        {
            await At("09:10", member, "items/2/statements", new { Opinion = "Approve", Reason = "同意。" });
        }
    }

    private async Task At(string time, string person, string act, string[] members)
    {
        foreach (var member in members)
        {
            await At(time, person, act, new { Member = member });
        }
    }

    private async Task At(string time, string person, string act, object request)
    {
        await _district.Server.SetClock(DateTimeOffset.Parse($"2026-04-28T{time}:00+08:00", CultureInfo.InvariantCulture));
        var reply = await (await _district.Server.As(person)).Post($"/api/v1/meetings/{_district.Meeting}/{act}", request);
        Assert.True(reply.IsSuccess, $"{time} {act}: {reply}");
    }
}

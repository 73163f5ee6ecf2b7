using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>会议记录 of a meeting with somebody by video (C-03).</summary>
[Trait("Clause", "R-4.2.6-c")]
public class VideoPaperTests(SharedServer shared)
{
    [Fact]
    public async Task The_record_says_who_was_there_by_video_and_doesn_t_count_them_where_the_body_does_not()
    {
        var (office, head) = (await shared.District.As("政府办-经办"), await shared.District.As("M01"));
        var meeting = (await office.Post("/api/v1/meetings", Samples.Meeting())).Id;
        var tabled = await office.Post($"/api/v1/meetings/{meeting}/discussions", new { Item = 1, Matter = await shared.Submit() });
        Assert.True(tabled.IsSuccess, tabled.ToString());
        foreach (var member in new[] { "M01", "M02", "M03", "M04", "M05" })
        {
            var arrived = await office.Post($"/api/v1/meetings/{meeting}/check-in", new { Member = member, IsByVideo = member == "M05" });
            Assert.True(arrived.IsSuccess, arrived.ToString());
        }

        var opened = await head.Post($"/api/v1/meetings/{meeting}/open", new { Recorder = "K01" });
        Assert.True(opened.IsSuccess, opened.ToString());
        using var paper = await Paper.Of(shared.District, $"/api/v1/meetings/{meeting}/documents/record", "K01");
        Assert.Contains("副区长乙、副区长丙（视频，不计到会）", paper.Text, StringComparison.Ordinal);
        Assert.Contains("应到会8人，到会4人。", paper.Text, StringComparison.Ordinal);
    }
}

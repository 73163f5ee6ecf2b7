using System.Net;
using SanzhongYida.Cli;
using SanzhongYida.Decisions;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Several people at one thing at once: exactly one effect, and a clear answer for the others.</summary>
public class ContentionTests(SharedServer shared)
{
    private const string Ninth = "M09";

    private static readonly int Times = Chance.IsLong ? 200 : 20;

    private RunningServer District => shared.District;

    [Fact]
    public async Task Of_two_people_who_complete_one_work_item_one_does()
    {
        var (reviewer, head) = (await District.As("住建局-初审"), await District.As("B05"));
        for (var time = 0; time < Times; time++)
        {
            var matter = await shared.Submit();
            MustBeOne(await Task.WhenAll(Review(reviewer, matter), Review(head, matter)));
            Assert.Equal(1, await Reviews(matter));
        }
    }

    [Fact]
    public async Task Of_sixty_four_requests_with_keys_of_their_own_one_is_done()
    {
        var matter = await shared.Submit();
        var reviewer = await District.As("住建局-初审");
        MustBeOne(await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Review(reviewer, matter, $"own-{number}"))));
        Assert.Equal(1, await Reviews(matter));
    }

    [Fact]
    public async Task Sixty_four_requests_under_one_key_are_answered_alike()
    {
        var matter = await shared.Submit();
        var reviewer = await District.As("住建局-初审");
        var replies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Review(reviewer, matter, "one-key")));
        Assert.Equal(HttpStatusCode.OK, Assert.Single(replies.Select(reply => reply.Status).Distinct()));
        Assert.Single(replies.Select(reply => reply.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await Reviews(matter));
    }

    [Fact]
    public async Task A_role_revoked_between_reading_and_acting_is_gone()
    {
        await using var district = RunningServer.Demonstration();
        await district.SetClock(2, 24);
        var (handler, reviewer, security) = (await district.As("住建局-经办"), await district.As("住建局-初审"), await district.As("A02"));
        for (var time = 0; time < Times; time++)
        {
            var matter = (await handler.Post("/api/v1/matters", Samples.Heating())).Id;
            Assert.True(await MayReview(reviewer, matter));

            // At once: the review may come before the revocation, never after it.
            var revoked = security.Post("/api/v1/people/住建局-初审/roles/end", new { Role = "PreliminaryReviewer", LastDay = "2026-02-23" });
            var review = Review(reviewer, matter);
            Assert.True((await revoked).IsSuccess, (await revoked).ToString());
            if (!(await review).IsSuccess)
            {
                MustRestOn("R-4.1.2-b", await review);
            }

            Assert.False(await MayReview(reviewer, matter));
            MustRestOn("R-4.1.2-b", await Review(reviewer, matter));
            var granted = await security.Post("/api/v1/people/住建局-初审/roles", new { Role = "PreliminaryReviewer", From = "2026-02-24" });
            Assert.True(granted.IsSuccess, granted.ToString());
        }
    }

    [Fact]
    public async Task Eight_vote_at_once_while_a_ninth_is_recused()
    {
        await using var district = RunningServer.Demonstration();
        await district.SetClock(2, 24);
        var promoted = await (await district.As("A02")).Post($"/api/v1/people/{Ninth}/roles", new { Role = "DeputyHead", From = "2026-02-24" });
        Assert.True(promoted.IsSuccess, promoted.ToString());
        var proposed = await (await district.As("A01")).Post("/api/v1/bodies/常务会议/seats", new { Person = Ninth, From = "2026-02-24", Basis = "人发〔2026〕1号" });
        Assert.True(proposed.IsSuccess, proposed.ToString());
        var seated = await (await district.As("A02")).Post("/api/v1/bodies/常务会议/seats/decision", new { Person = Ninth, IsConfirmed = true });
        Assert.True(seated.IsSuccess, seated.ToString());
        var votersFirst = 0;
        for (var time = 0; time < Times / 5; time++)
        {
            votersFirst += await VoteAtOnce(district, recusalAhead: time % 2 == 1) ? 1 : 0;
        }

        Console.WriteLine($"measured: {Times / 5} votes of eight at once with a recusal, in {votersFirst} of which a vote came before the recusal");
    }

    // Whichever comes first binds the other: the ninth votes or is recused, never both and never neither.
    private static async Task<bool> VoteAtOnce(RunningServer district, bool recusalAhead)
    {
        var meeting = await NineBeforeTheVote(district);
        var item = $"/api/v1/meetings/{meeting}/items/1";
        var (recorder, ninth) = (await district.As("K01"), await district.As(Ninth));
        var members = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => district.As($"M0{number}")));
        var recusal = recorder.Post(item + "/recusals", new { Reason = "涉及近亲属。", Member = Ninth });
        if (recusalAhead)
        {
            // As long as somebody reads.
            await ninth.Get($"/api/v1/meetings/{meeting}");
        }

        var votes = members.Select(member => member.Post(item + "/votes", new { Opinion = "Approve" })).ToList();
        var ninthVote = await ninth.Post(item + "/votes", new { Opinion = "Approve" });
        Assert.All(await Task.WhenAll(votes), vote => Assert.True(vote.IsSuccess, vote.ToString()));
        var isRecused = (await recusal).IsSuccess;
        Assert.NotEqual(isRecused, ninthVote.IsSuccess);
        Assert.NotEmpty(isRecused ? ninthVote.Rules : (await recusal).Rules);

        // Nobody votes twice.
        Assert.All(await Task.WhenAll(members.Select(member => member.Post(item + "/votes", new { Opinion = "Oppose" }))), again => MustRestOn(Rule.State, again));
        var head = await district.As("M01");
        Assert.True((await head.Post(item + "/coordinator", new { Leaders = new[] { "M04" } })).IsSuccess);
        var closed = await head.Post(item + "/close", new { ExecutingUnit = "住建局" });
        Assert.True(closed.IsSuccess, closed.ToString());
        var counted = (await head.Get($"/api/v1/meetings/{meeting}")).Body!["items"]![0]!;
        Assert.Equal(isRecused ? 8 : 9, counted["votes"]!.AsArray().Select(vote => vote!["member"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(isRecused ? 8 : 9, counted["votes"]!.AsArray().Count);
        return !isRecused;
    }

    /// <summary>Story S1 up to the vote, with everybody there and asked: nine members, a named ballot.</summary>
    private static async Task<string> NineBeforeTheVote(RunningServer district)
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S1.scenario.txt")))
            .Replace("表决=举手", "表决=记名", StringComparison.Ordinal)
            .Replace("签到 M01 M02 M03 M04 M05 M06 M08", $"签到 M01 M02 M03 M04 M05 M06 M07 M08 {Ninth}", StringComparison.Ordinal)
            .Replace("\nM02 发表意见", $"\nM07 发表意见 同意 理由=同意。\n{Ninth} 发表意见 同意 理由=同意。\nM02 发表意见", StringComparison.Ordinal);
        var story = StoryFile.Read(text);
        string[] leftOut = ["核对", "核对会议", "请假", "书面意见"];
        using var http = new HttpClient { BaseAddress = district.Address };
        await StoryRunner.Run(
            story with { Steps = [.. story.Steps.Where(step => step.RefusedBy.IsEmpty && !leftOut.Contains(step.Act, StringComparer.Ordinal)).TakeWhile(step => step.Act != "举手表决")] },
            new HttpStage(http, DemonstrationDistrict.Password));
        var meetings = (await (await district.As("K01")).Get("/api/v1/meetings?size=200")).Body!["items"]!.AsArray();
        return meetings.Select(meeting => meeting!["id"]!.GetValue<string>()).Max(StringComparer.Ordinal)!;
    }

    private static Task<Reply> Review(PersonClient person, string matter, string? key = null) =>
        person.Post($"/api/v1/matters/{matter}/review", new { Opinion = "材料齐备。" }, key);

    private static void MustBeOne(Reply[] replies)
    {
        Assert.Single(replies, reply => reply.IsSuccess);
        Assert.All(replies.Where(reply => !reply.IsSuccess), reply =>
        {
            Assert.Equal(HttpStatusCode.Conflict, reply.Status);
            Assert.Equal("state", Assert.Single(reply.Rules));
        });
    }

    private static void MustRestOn(string rule, Reply refused) => Assert.Contains(rule, refused.Rules, StringComparer.Ordinal);

    private static async Task<bool> MayReview(PersonClient reviewer, string matter)
    {
        var acts = (await reviewer.Get($"/api/v1/matters/{matter}/permitted")).Body!.AsArray();
        return Assert.Single(acts, act => act!["act"]!.GetValue<string>() == "review")!["isAllowed"]!.GetValue<bool>();
    }

    private async Task<int> Reviews(string matter)
    {
        var entries = await (await District.As("住建局-经办")).Get($"/api/v1/matters/{matter}/entries?size=200");
        return entries.Text.Split("act-done").Length - 1;
    }
}

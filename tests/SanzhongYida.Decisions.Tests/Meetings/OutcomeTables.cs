namespace SanzhongYida.Decisions.Tests;

/// <summary>The outcome function against tables in text: one line, one case.</summary>
public sealed class OutcomeTables
{
    // Defaults; where the flag is raised the presider found “not divergent”.
    private const string TruthTable = """
        ARITH 三人到会       body=常务 kind=ordinary N=8 P=3 X=0 Y=- No=- D=- flag=no => NOT_OPENED
        ARITH 四人全同意     body=常务 kind=ordinary N=8 P=4 X=0 Y=4 No=0 D=0 flag=no => DEFERRED_NOT_CARRIED
        ARITH 五人全同意     body=常务 kind=ordinary N=8 P=5 X=0 Y=5 No=0 D=0 flag=no => CARRIED
        ARITH 票数相等       body=常务 kind=ordinary N=8 P=8 X=0 Y=4 No=4 D=0 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH 多数反对       body=常务 kind=ordinary N=8 P=8 X=0 Y=2 No=5 D=1 flag=yes finding=no => REJECTED
        ARITH 党组五人全同意 body=党组 kind=ordinary N=9 P=5 X=0 Y=5 No=0 D=0 flag=no => CARRIED
        ARITH 党组四比一     body=党组 kind=ordinary N=9 P=5 X=0 Y=4 No=1 D=0 flag=no => DEFERRED_NOT_CARRIED
        ARITH 干部五人       body=党组 kind=cadre N=9 P=5 X=0 Y=- No=- D=- flag=no => NOT_OPENED
        ARITH 干部六人       body=党组 kind=cadre N=9 P=6 X=0 Y=5 No=0 D=1 flag=no => CARRIED
        ARITH 干部六人一回避 body=党组 kind=cadre N=9 P=6 X=1 Y=- No=- D=- flag=no => NO_QUORUM
        ARITH 干部七人一回避 body=党组 kind=cadre N=9 P=7 X=1 Y=5 No=0 D=1 flag=no => CARRIED
        ARITH 干部九人二回避 body=党组 kind=cadre N=9 P=9 X=2 Y=4 No=2 D=1 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH 除去回避       body=党组 kind=cadre N=9 P=9 X=2 Y=4 No=2 D=1 flag=yes finding=no recused=exclude => CARRIED
        ARITH 全体十五比五   body=全体 kind=ordinary N=30 P=20 X=0 Y=15 No=5 D=0 flag=no => DEFERRED_NOT_CARRIED
        ARITH 全体十六比四   body=全体 kind=ordinary N=30 P=20 X=0 Y=16 No=4 D=0 flag=no => CARRIED
        """;

    // The order of evaluation: the first that applies is the result.
    private const string Order = """
        ARITH 干部不上常务   body=常务 kind=cadre N=8 P=8 X=0 Y=8 No=0 D=0 => REFUSED_FORUM
        ARITH 开会先于形式   body=常务 kind=cadre N=8 P=3 X=0 Y=- No=- D=- => NOT_OPENED
        ARITH 重大不上专题   body=专题 kind=ordinary N=8 P=8 X=0 Y=8 No=0 D=0 major=yes => REFUSED_FORUM
        ARITH 重大不上党组   body=党组 kind=ordinary N=9 P=9 X=0 Y=9 No=0 D=0 major=yes => REFUSED_FORUM
        ARITH 专题普通       body=专题 kind=ordinary N=8 P=5 X=0 Y=5 No=0 D=0 => CARRIED
        ARITH 表决时不足     body=常务 kind=ordinary N=8 P=3 X=0 Y=- No=- D=- stage=vote => NO_QUORUM
        ARITH 表决时回避     body=常务 kind=ordinary N=8 P=4 X=1 Y=- No=- D=- => NO_QUORUM
        ARITH 传达学习       body=常务 kind=ordinary N=8 P=4 X=0 Y=- No=- D=- study=yes => NOTED
        ARITH 传达学习不足   body=常务 kind=ordinary N=8 P=3 X=0 Y=- No=- D=- study=yes stage=vote => NO_QUORUM
        ARITH 不清先于分歧   body=常务 kind=ordinary N=8 P=8 X=0 Y=8 No=0 D=0 flag=yes finding=yes unclear=yes => DEFERRED_UNCLEAR
        ARITH 未作认定       body=常务 kind=ordinary N=8 P=8 X=0 Y=8 No=0 D=0 flag=yes => REFUSED_FINDING
        ARITH 分歧较大       body=常务 kind=ordinary N=8 P=8 X=0 Y=8 No=0 D=0 flag=yes finding=yes => DEFERRED_DIVERGENT
        ARITH 未提示也可认定 body=常务 kind=ordinary N=8 P=8 X=0 Y=8 No=0 D=0 flag=no finding=yes => DEFERRED_DIVERGENT
        ARITH 紧急可表决     body=常务 kind=ordinary N=8 P=8 X=0 Y=5 No=3 D=0 flag=yes finding=yes urgent=yes => CARRIED
        ARITH 未表决         body=常务 kind=ordinary N=8 P=8 X=0 Y=- No=- D=- flag=no => OPEN
        ARITH 书面计票       body=常务 kind=ordinary N=8 P=4 X=0 Y=4 No=0 D=0 written=1 => CARRIED
        ARITH 党组书面不计   body=党组 kind=ordinary N=9 P=5 X=0 Y=4 No=0 D=1 written=1 => DEFERRED_NOT_CARRIED
        ARITH 区长不采纳     body=常务 kind=ordinary N=8 P=8 X=0 Y=7 No=1 D=0 major=yes head=declines => DEFERRED_BY_HEAD
        ARITH 未标注不得否决 body=常务 kind=ordinary N=8 P=8 X=0 Y=7 No=1 D=0 major=no head=declines => CARRIED
        """;

    // The seven scenarios as written.
    private const string Scenarios = """
        ARITH S1 body=常务 kind=ordinary N=8 P=7 X=0 Y=6 No=1 D=0 flag=no => CARRIED
        ARITH S2a body=党组 kind=cadre N=9 P=5 X=0 Y=- No=- D=- flag=no => NOT_OPENED
        ARITH S2b body=党组 kind=cadre N=9 P=6 X=1 Y=- No=- D=- flag=no => NO_QUORUM
        ARITH S2c body=党组 kind=cadre N=9 P=7 X=1 Y=5 No=0 D=1 flag=no => CARRIED
        ARITH S2d body=党组 kind=cadre N=9 P=8 X=1 Y=4 No=2 D=1 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH S2e body=党组 kind=cadre N=9 P=9 X=2 Y=4 No=2 D=1 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH S2e-exclude body=党组 kind=cadre N=9 P=9 X=2 Y=4 No=2 D=1 flag=yes finding=no recused=exclude => CARRIED
        ARITH S2f body=党组 kind=cadre N=9 P=7 X=1 Y=4 No=1 D=1 flag=yes finding=yes urgent=no => DEFERRED_DIVERGENT
        ARITH S2g body=党组 kind=cadre N=9 P=6 X=1 Y=- No=- D=- flag=no => NO_QUORUM
        ARITH S3A body=常务 kind=ordinary N=8 P=4 X=0 Y=4 No=0 D=0 flag=no => DEFERRED_NOT_CARRIED
        ARITH S3B-statements body=常务 kind=ordinary N=8 P=8 X=0 Y=5 No=2 D=1 flag=yes finding=no => CARRIED
        ARITH S3B body=常务 kind=ordinary N=8 P=8 X=0 Y=7 No=1 D=0 flag=yes finding=no => CARRIED
        ARITH S3C body=常务 kind=ordinary N=8 P=8 X=0 Y=7 No=0 D=1 flag=no => CARRIED
        ARITH S4 body=常务 kind=ordinary N=8 P=8 X=0 Y=4 No=4 D=0 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH S4-five body=常务 kind=ordinary N=8 P=8 X=0 Y=5 No=3 D=0 flag=yes finding=no => CARRIED
        ARITH S4-against body=常务 kind=ordinary N=8 P=8 X=0 Y=3 No=5 D=0 flag=yes finding=no => REJECTED
        ARITH S4-three body=常务 kind=ordinary N=8 P=3 X=0 Y=- No=- D=- flag=no => NOT_OPENED
        ARITH S5a body=常务 kind=ordinary N=8 P=6 X=0 Y=5 No=1 D=0 flag=no urgent=yes => CARRIED
        ARITH S5b body=常务 kind=ordinary N=8 P=6 X=0 Y=4 No=2 D=0 flag=yes finding=yes urgent=yes => DEFERRED_NOT_CARRIED
        ARITH S5c body=常务 kind=ordinary N=8 P=6 X=0 Y=4 No=2 D=0 flag=yes finding=yes urgent=no => DEFERRED_DIVERGENT
        ARITH S5d body=常务 kind=ordinary N=8 P=6 X=0 Y=5 No=1 D=0 flag=no unclear=yes urgent=yes => DEFERRED_UNCLEAR
        ARITH S6 body=常务 kind=ordinary N=8 P=8 X=1 Y=6 No=0 D=1 flag=no => CARRIED
        ARITH S6-edge body=常务 kind=ordinary N=8 P=8 X=1 Y=4 No=2 D=1 flag=yes finding=no => DEFERRED_NOT_CARRIED
        ARITH S6-edge-exclude body=常务 kind=ordinary N=8 P=8 X=1 Y=4 No=2 D=1 flag=yes finding=no recused=exclude => CARRIED
        ARITH S7-open body=全体 kind=ordinary N=30 P=19 X=0 Y=- No=- D=- flag=no => NOT_OPENED
        ARITH S7a body=全体 kind=ordinary N=30 P=20 X=0 Y=16 No=2 D=2 flag=no => CARRIED
        ARITH S7b body=全体 kind=ordinary N=30 P=20 X=0 Y=15 No=3 D=2 flag=no => DEFERRED_NOT_CARRIED
        ARITH S7-study body=全体 kind=ordinary N=30 P=20 X=0 Y=- No=- D=- flag=no study=yes => NOTED
        ARITH S7-head body=全体 kind=ordinary N=30 P=20 X=0 Y=16 No=2 D=2 flag=no major=yes head=declines => DEFERRED_BY_HEAD
        ARITH S7-head-plain body=全体 kind=ordinary N=30 P=20 X=0 Y=16 No=2 D=2 flag=no major=no head=declines => CARRIED
        """;

    [Theory]
    [Clause("R-4.2.3-d")]
    [InlineData(TruthTable, 15)]
    [InlineData(Order, 19)]
    [InlineData(Scenarios, 30)]
    public void 议题结果逐行符合(string table, int lines)
    {
        var checks = ArithmeticLine.Check(table);
        Assert.Equal(lines, checks.Length);
        Assert.Empty(checks.Where(check => !check.IsMatch).Select(check => $"{check.Line} {check.Name}: {check.Expected} ≠ {check.Actual}"));
    }

    [Fact]
    public void 结果不符的行被指出() =>
        Assert.Equal(
            new ArithmeticCheck(2, "错", "REJECTED", "CARRIED"),
            Assert.Single(ArithmeticLine.Check("说明文字\nARITH 错 body=常务 kind=ordinary N=8 P=8 X=0 Y=5 No=3 D=0 flag=no => REJECTED\n")));

    [Theory]
    [InlineData("ARITH 行 body=董事会 N=8 P=8 X=0 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=9 X=0 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=5 X=1 Y=5 No=0 D=0 => CARRIED")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0 Y=5 No=- D=0 => CARRIED")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0 flag=maybe => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0 colour=red => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0 X=1 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=-8 P=8 X=0 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0 kind=cadres => OPEN")]
    [InlineData("ARITH 行 body=常务 N=10001 P=8 X=0 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=5 X=6 => OPEN")]
    [InlineData("ARITH 行 body=常务 N=8 P=8 X=0")]
    public void 不合格的行不被当作通过(string line)
    {
        var check = Assert.Single(ArithmeticLine.Check(line));
        Assert.False(check.IsMatch);
        Assert.StartsWith("MALFORMED", check.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void 边界上的行照常计算()
    {
        var line = ArithmeticLine.Parse("ARITH 行 body=全体 N=10000 P=8000 X=8000 written=2 => OPEN");
        Assert.Equal((ArithmeticLine.MostMembers, 8000, 8000), (line.Case.Due, line.Case.Present, line.Case.Recused));
        Assert.True(line.Case.Settings.WrittenOpinionsVote);
        Assert.False(ArithmeticLine.Parse("ARITH 行 body=全体 N=8 P=8 X=0 => OPEN").Case.Settings.WrittenOpinionsVote);
    }

    [Fact]
    public void 没有准备好的事项先于会议的一切()
    {
        var verdict = Tally.Of(new ItemCase(BodyKind.Executive, IsAppointment: false, 8, 8, 0) { Unprepared = ["R-4.1.1-a"], IsStudy = true });
        Assert.Equal(Outcome.RefusedNotReady, verdict.Outcome);
        Assert.Equal(["R-4.1.1-a"], verdict.Rules);
    }

    // N, present that are more than half, half or more.
    [Theory]
    [Clause("C-01")]
    [InlineData(7, 4, 4)]
    [InlineData(8, 5, 4)]
    [InlineData(9, 5, 5)]
    public void 半数以上不含本数的须超过半数(int due, int more, int half)
    {
        var quorum = Quorum.Of(BodyKind.Executive, hasAppointment: false);
        Assert.Equal(more, quorum.Needed(due, With("C-01", "false")));
        Assert.Equal(half, quorum.Needed(due, Settings.Strict));
        Assert.All(Enumerable.Range(0, due + 1), present => Assert.Equal(present >= more, quorum.IsMet(present, due, With("C-01", "false"))));
    }

    // N, quorum by half, quorum by two thirds, votes needed to carry.
    [Theory]
    [Clause("R-4.2.1-a")]
    [Clause("R-4.2.1-b")]
    [InlineData(5, 3, 4, 3)]
    [InlineData(6, 3, 4, 4)]
    [InlineData(7, 4, 5, 4)]
    [InlineData(8, 4, 6, 5)]
    [InlineData(9, 5, 6, 5)]
    [InlineData(10, 5, 7, 6)]
    [InlineData(11, 6, 8, 6)]
    [InlineData(30, 15, 20, 16)]
    [InlineData(31, 16, 21, 16)]
    public void 半数以上与三分之二以上含本数而超过半数不含(int due, int half, int twoThirds, int carry)
    {
        Assert.Equal(half, Enumerable.Range(0, due).First(present => Arithmetic.HalfOrMore(present, due)));
        Assert.Equal(twoThirds, Enumerable.Range(0, due).First(present => Arithmetic.TwoThirdsOrMore(present, due)));
        Assert.Equal(carry, Enumerable.Range(0, due).First(approvals => Arithmetic.Carried(approvals, due)));
        Assert.Equal(half, Quorum.Of(BodyKind.Executive, hasAppointment: false).Needed(due, Settings.Strict));
        Assert.Equal(twoThirds, Quorum.Of(BodyKind.Plenary, hasAppointment: false).Needed(due, Settings.Strict));
        Assert.Equal(carry, Arithmetic.NeededToCarry(due));
    }

    [Fact]
    [Clause("R-3.4-b")]
    [Clause("R-3.4-c")]
    public void 超过不含本数而以上含本数()
    {
        Assert.False(Arithmetic.OverThreshold(10_000_000.00m, 10_000_000m));
        Assert.True(Arithmetic.OverThreshold(10_000_000.01m, 10_000_000m));
        Assert.True(Arithmetic.AtLeastThreshold(10_000_000.00m, 10_000_000m));
        Assert.False(Arithmetic.AtLeastThreshold(9_999_999.99m, 10_000_000m));
    }

    [Fact]
    [Clause("C-01")]
    public void 自有规则写明过半数的须过半数()
    {
        var strict = new ItemCase(BodyKind.Executive, false, 8, 4, 0);
        Assert.Equal(Outcome.Open, Tally.Of(strict).Outcome);
        Assert.Equal(Outcome.NotOpened, Tally.Of(strict with { Settings = With("C-01", "false") }).Outcome);
    }

    [Fact]
    [Clause("C-04")]
    public void 回避成员计入到会的设置使会议可继续()
    {
        var item = new ItemCase(BodyKind.PartyGroup, true, 9, 6, 1);
        Assert.Equal(Outcome.NoQuorum, Tally.Of(item).Outcome);
        Assert.Equal(Outcome.Open, Tally.Of(item with { Settings = With("C-04", "presentForItem") }).Outcome);
    }

    [Fact]
    [Clause("C-07")]
    public void 未获通过按设置为未通过()
    {
        var item = new ItemCase(BodyKind.Executive, false, 8, 8, 0) { Votes = new Ballots(4, 4, 0) };
        Assert.Equal(Outcome.DeferredNotCarried, Tally.Of(item).Outcome);
        Assert.Equal(Outcome.Rejected, Tally.Of(item with { Settings = With("C-07", "reject") }).Outcome);
    }

    [Fact]
    [Clause("C-08")]
    public void 书面意见计票的_不同意也计()
    {
        var item = new ItemCase(BodyKind.Executive, false, 8, 6, 0) { Votes = new Ballots(2, 4, 0), Written = new Ballots(0, 1, 0) };
        Assert.Equal(Outcome.DeferredNotCarried, Tally.Of(item).Outcome);
        Assert.Equal(Outcome.Rejected, Tally.Of(item with { Settings = With("C-08", "true") }).Outcome);
    }

    [Fact]
    [Clause("R-4.3.1-c")]
    public void 涉及两名以上领导而未明确一人协调时不得结束()
    {
        var item = new ItemCase(BodyKind.Executive, false, 8, 8, 0) { Votes = new Ballots(8, 0, 0), Leaders = 2 };
        Assert.Equal(Outcome.RefusedCoordinator, Tally.Of(item).Outcome);
        Assert.Equal(Outcome.Carried, Tally.Of(item with { HasCoordinator = true }).Outcome);
        Assert.Equal(Outcome.Carried, Tally.Of(item with { Leaders = 1 }).Outcome);
    }

    private static Settings With(string id, string value) => new(Settings.Strict.Values.SetItem(id, value));
}

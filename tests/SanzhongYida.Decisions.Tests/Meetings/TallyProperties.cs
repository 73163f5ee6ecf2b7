using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SanzhongYida.Decisions.Tests;

/// <summary>What must hold of the outcome function for all inputs.</summary>
[ManyCases]
public sealed class TallyProperties
{
    private static readonly Outcome[] Voted = [Outcome.Carried, Outcome.Rejected, Outcome.DeferredNotCarried, Outcome.DeferredByHead, Outcome.RefusedCoordinator];

    /// <summary>Cases that could be: votes of those entitled, everybody counted once.</summary>
    public static Arbitrary<ItemCase> Cases() => (
        from body in Gen.Elements(BodyKind.Executive, BodyKind.PartyGroup, BodyKind.SpecialTopic, BodyKind.Plenary)
        from isAppointment in Gen.Elements(true, false, false)
        from due in Gen.Choose(1, 31)
        from present in Gen.Choose(0, due)
        from recused in Gen.Choose(0, int.Min(2, present))
        from approve in Gen.Choose(0, present - recused)
        from oppose in Gen.Choose(0, present - recused - approve)
        from defer in Gen.Choose(0, present - recused - approve - oppose)
        from marks in Gen.Choose(0, 127)
        from finding in Gen.Elements<bool?>(null, true, false)
        from written in Gen.Choose(0, 5)
        select new ItemCase(body, isAppointment, due, present, recused)
        {
            Votes = new Ballots(approve, oppose, defer),
            IsMajor = (marks & 1) != 0,
            IsFlagged = (marks & 2) != 0,
            IsUrgent = (marks & 4) != 0,
            IsDeclined = (marks & 8) != 0,
            HasCoordinator = (marks & 16) != 0,
            IsAtVote = (marks & 32) != 0,
            IsUnclear = marks % 8 == 7,
            Leaders = marks % 4,
            IsDivergent = finding,
            Written = new Ballots(written, 0, 0),
        }).ToArbitrary();

    [Property]
    [Clause("R-4.2.3-d")]
    public bool 多一张同意票不使通过变为其他(ItemCase item)
    {
        var votes = item.Votes!;
        var more = item with { Due = int.Max(item.Due, item.Present), Votes = votes with { Approve = votes.Approve + 1 } };
        return Tally.Of(item).Outcome != Outcome.Carried || Tally.Of(more).Outcome == Outcome.Carried;
    }

    [Property]
    [Clause("R-4.2.3-d")]
    public bool 通过则同意票超过应到会成员半数(ItemCase item) =>
        Tally.Of(item).Outcome != Outcome.Carried || 2 * item.Votes!.Approve > item.Due;

    [Property]
    [Clause("R-4.2.1-d")]
    public bool 不足法定人数的会议不通过任何事项(ItemCase item)
    {
        var twoThirds = item.Body == BodyKind.Plenary || item.IsAppointment;
        var quorate = twoThirds ? 3 * item.Entitled >= 2 * item.Due : 2 * item.Entitled >= item.Due;
        return quorate || !Voted.Contains(Tally.Of(item).Outcome);
    }

    [Property]
    [Clause("R-4.2.2-c")]
    public bool 书面意见不改变结果(ItemCase item) =>
        Tally.Of(item).Outcome == Tally.Of(item with { Written = Ballots.None }).Outcome;

    [Property]
    [Clause("C-05")]
    public bool 多一人回避不使通过更容易(ItemCase item)
    {
        if (item.Entitled <= item.Votes!.Total)
        {
            return true;
        }

        return Tally.Of(item).Outcome == Outcome.Carried || Tally.Of(item with { Recused = item.Recused + 1 }).Outcome != Outcome.Carried;
    }

    [Property]
    [Clause("R-4.2.3-e")]
    public bool 重大问题尚不清楚时不因紧急而表决(ItemCase item) =>
        !item.IsUnclear || !Voted.Contains(Tally.Of(item with { IsUrgent = true }).Outcome);

    [Property]
    [Clause("R-4.2.3-f")]
    public bool 分歧较大又不紧急时不表决(ItemCase item) =>
        !Voted.Contains(Tally.Of(item with { IsDivergent = true, IsUrgent = false }).Outcome);

    [Property]
    [Clause("W-713-30b")]
    public bool 区长不采纳只能使通过变为暂缓(ItemCase item)
    {
        var without = Tally.Of(item with { IsDeclined = false }).Outcome;
        var with = Tally.Of(item with { IsDeclined = true }).Outcome;
        return with == without || without is Outcome.Carried or Outcome.RefusedCoordinator && with == Outcome.DeferredByHead && item.IsMajor && item.Body != BodyKind.PartyGroup;
    }

    [Property]
    [Clause("R-4.2.3-d")]
    public bool 票的先后不影响计票(int[] opinions)
    {
        var cast = opinions.Select(opinion => (Opinion)(Math.Abs(opinion % 3))).ToList();
        return Ballots.Of(cast).Equals(Ballots.Of(cast.AsEnumerable().Reverse()));
    }
}

/// <summary>Two thousand cases of each property; a hundred thousand with SZYD_LONG=1.</summary>
[AttributeUsage(AttributeTargets.Class)]
#pragma warning disable xUnit3003 // It marks a class and is no test: it has no place of its own in the source.
internal sealed class ManyCasesAttribute : PropertiesAttribute
#pragma warning restore xUnit3003
{
    public ManyCasesAttribute()
    {
        Arbitrary = [typeof(TallyProperties)];
        MaxTest = Environment.GetEnvironmentVariable("SZYD_LONG") == "1" ? 100_000 : 2000;
    }
}

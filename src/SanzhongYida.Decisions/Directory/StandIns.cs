using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>代理: an absent officer's work is done by a colleague for some days (U-4).</summary>
internal static class StandIns
{
    /// <summary>Longest absence bridged, in days; after it the post is given to somebody.</summary>
    public const int MostDays = 92;

    // A seat in a body is nobody's to lend: C-10, C-09. 「与会人员逐一明确表示同意、不同意或缓议的意见」 is said by the member.
    private static readonly ImmutableArray<Role> Personal = [Role.DistrictHead, Role.DeputyHead, Role.PartyGroupMember, Role.BallotSupervisor];

    public static void Name(Proceeding p, Subject subject, DirectoryCommand.NameStandIn c)
    {
        if (!Offices.RequireKnown(p, subject) || !p.Require(p.Law.People.TryGetValue(c.For, out var absent), Rule.NotFound, $"没有人员“{c.For}”", $"there is no person “{c.For}”"))
        {
            return;
        }

        var deputy = (Person)p.Find(subject)!;
        var actor = Offices.Actor(p);
        p.Require(
            p.Actor == c.For || actor is not null && actor.Unit == absent!.Unit && actor.Is(Role.UnitHead, p.Today),
            Rule.Authority,
            "代理由本人或本单位负责人指定",
            "the officer or the head of the unit names the stand-in");
        p.Require(deputy.Unit is not null && deputy.Unit == absent!.Unit && c.Person != c.For, Rule.Input, "代理人须为同一单位的其他人员", "the stand-in is another person of the same unit");
        p.Require(c.From >= p.Today && c.From <= c.To && c.To <= c.From.AddDays(MostDays), Rule.Input, $"代理期限须自今日起、不超过{MostDays}日", $"from today on, for {MostDays} days at most");
        var roles = absent!.Roles.Where(held => held.On(c.From) && held.For is null && !Offices.IsApart(held.Role)).Select(held => held.Role).Distinct().ToImmutableArray();
        ImmutableArray<Role> lent = [.. roles.Except(Personal)];
        p.Require(roles.IsEmpty || !lent.IsEmpty, "C-10", "发表意见、表决不得代理", "a statement or a vote is never made for another");
        p.Require(!roles.IsEmpty, Rule.State, "没有可以代理的职责", "there is nothing to stand in for");
        p.Require(!deputy.Roles.Any(held => held.On(c.From) && Offices.IsApart(held.Role)), "W-LOG", "管理员不得代理业务职责", "an administrator stands in for nobody");
        if (!p.IsRefused)
        {
            p.Record(subject, new PersonFact.StandInNamed(c.For, lent, c.From, c.To));
        }
    }
}

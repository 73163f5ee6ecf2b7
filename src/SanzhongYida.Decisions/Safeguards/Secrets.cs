using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Why a matter is read by those named only.</summary>
public enum Marking
{
    /// <summary>商业秘密.</summary>
    CommercialSecret,

    /// <summary>个人隐私.</summary>
    Privacy,

    /// <summary>工作秘密 (W-SEC-64).</summary>
    WorkSecret,

    /// <summary>国家秘密:秘密.</summary>
    Secret,

    /// <summary>国家秘密:机密.</summary>
    Confidential,

    /// <summary>国家秘密:绝密.</summary>
    TopSecret,
}

/// <summary>存根 of a matter that is a state secret: its number, its unit, its day; 另行办理. Nothing else is kept.</summary>
public sealed record SecretStub(int Number, string Unit, DateOnly On)
{
    /// <summary>事项编号.</summary>
    public string Name => Matter.NumberOf(On.Year, Number);
}

/// <summary>Commands about a year's register.</summary>
public abstract record RegisterCommand(int Year) : Command
{
    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [Subject.Register(Year)];

    /// <summary>Registers that a unit has a matter which is a state secret and is dealt with elsewhere.</summary>
    public sealed record RegisterSecret(int Year, string Unit) : RegisterCommand(Year);

    /// <summary>Enters a line of the ledger that was kept on paper before.</summary>
    public sealed record EnterLedgerLine(int Year, LedgerLine Line) : RegisterCommand(Year);
}

/// <summary>国家秘密 and 工作秘密: what may be taken into this record at all.</summary>
internal static class Secrets
{
    // W-SEC-31 with C-29: state secrets must not be stored or processed in a system not certified for them.
    public static void Refuse(Proceeding p, ImmutableArray<Marking> markings)
    {
        foreach (var marking in markings)
        {
            p.Require(Enum.IsDefined(marking), Rule.Input, "没有这种标志", "there is no such marking");
        }

        p.Require(!markings.Any(IsStateSecret), "W-SEC-31", "国家秘密不得在本系统存储、处理:不收题目、内容和附件;请只登记存根,另行办理", "state secrets are not taken into this record: register a stub, and deal with it elsewhere");
    }

    public static void Register(Proceeding p, RegisterCommand.RegisterSecret c)
    {
        p.Require(c.Year == p.Today.Year, Rule.Input, "编号年度与当日不符", "the register's year is not the year of the day");
        Submission.RequireUnits(p, [c.Unit]);
        p.Require(
            Offices.Actor(p) is { } actor && actor.Unit == c.Unit && (actor.Is(Role.Handler, p.Today) || actor.Is(Role.UnitHead, p.Today)),
            Rule.Authority,
            "涉密事项存根由提出单位的经办人登记",
            "the unit's own people register a stub");
        if (!p.IsRefused)
        {
            var number = (((Register?)p.Find(c.Subjects[0]))?.Last ?? 0) + 1;
            p.Record(c.Subjects[0], new RegisterFact.SecretRegistered(number, c.Unit, p.Today));
        }
    }

    private static bool IsStateSecret(Marking marking) => marking is Marking.Secret or Marking.Confidential or Marking.TopSecret;
}

public static partial class Visibility
{
    /// <summary>Stubs of a year: all for the government office and the head, a unit's own for its people.</summary>
    public static ImmutableArray<SecretStub> Of(Register register, Reader reader) => reader.Holds([AccessKey.Role(Role.GovernmentOffice), AccessKey.Role(Role.DistrictHead)])
        ? register.Secrets
        : [.. register.Secrets.Where(stub => reader.Holds(AccessKey.Unit(stub.Unit)))];
}

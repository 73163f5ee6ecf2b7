using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A value of a setting that a version of the regulation expressly allows.</summary>
public sealed record PermittedValue(string Setting, string Value);

/// <summary>A version of the rule set (R-0-b). 试行 means it will change; none is ever applied backwards.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Document">文号.</param>
/// <param name="Title">Title.</param>
/// <param name="Made">成文日期.</param>
/// <param name="Published">发布日期.</param>
/// <param name="EffectiveFrom">The first day it applies.</param>
/// <param name="Allowed">Values of settings it expressly allows.</param>
public sealed record Edition(int Number, string Document, string Title, DateOnly? Made, DateOnly? Published, DateOnly EffectiveFrom, ImmutableArray<PermittedValue> Allowed)
{
    /// <summary>Does it say so?</summary>
    public bool Permits(string setting, string value) => Allowed.Contains(new PermittedValue(setting, value));
}

/// <summary>A version that waits for its approval.</summary>
/// <param name="Edition">The version.</param>
/// <param name="Reason">Why.</param>
/// <param name="ApprovedBy">Who is to approve it.</param>
/// <param name="By">Who proposed it.</param>
public sealed record EditionProposal(Edition Edition, string Reason, string ApprovedBy, string By);

public sealed partial record Regulation
{
    /// <summary>Before any version is loaded.</summary>
    private static Edition NoEdition { get; } = new(1, "", "", null, null, DateOnly.MinValue, []);

    /// <summary>The version in force on a day: what begins on it is governed by it.</summary>
    public Edition EditionOn(DateOnly day) => Editions.LastOrDefault(edition => edition.EffectiveFrom <= day) ?? Editions.FirstOrDefault() ?? NoEdition;

    /// <summary>The version of that number.</summary>
    public Edition Numbered(int number) => Editions.FirstOrDefault(edition => edition.Number == number) ?? NoEdition;

    /// <summary>Settings as they hold for a matter governed by that version: a value only another version allows falls back to the strict one (R-0-b).</summary>
    public Settings Governing(Settings settings, int edition)
    {
        var governing = Numbered(edition);
        return new Settings(settings.Values.RemoveRange(SettingValues.UnderAnEdition
            .Where(bound => settings.Values.GetValueOrDefault(bound.Setting) == bound.Value && !governing.Permits(bound.Setting, bound.Value))
            .Select(bound => bound.Setting)));
    }
}

/// <summary>Issuing a version, and moving a matter to it.</summary>
internal static class Editions
{
    /// <summary>Most values one version allows.</summary>
    public const int MostPermits = 32;

    // R-0-b 「经区政府研究决定,现将…印发给你们,请认真贯彻落实。」: versioned, never applied backwards.
    public static void Propose(Proceeding p, RegulationCommand.IssueEdition c)
    {
        Offices.RequireRole(p, Role.SystemAdministrator);
        Regulations.RequireApprover(p, c.ApprovedBy, p.Actor);
        p.RequireText(c.Document, 60, "R-0-b", "文号", "the document's number");
        p.RequireText(c.Title, 200, "R-0-b", "标题", "the title");
        p.RequireText(c.Reason, 500, Rule.Input, "理由", "the reason");
        p.Require(c.Made <= c.Published && c.Published <= c.EffectiveFrom, "R-0-b", "成文、发布、施行日期须依次", "made, published and effective follow each other");
        var permits = c.Permits.OrEmpty();
        p.Require(permits.Length <= MostPermits, Rule.Input, $"列表超过{MostPermits}项", $"a list is longer than {MostPermits}");
        foreach (var permit in permits.Except(SettingValues.UnderAnEdition))
        {
            p.Refuse(permit.Setting, $"设置{permit.Setting}的“{permit.Value}”不由办法的版本放开", $"no version of the regulation opens {permit.Setting} to “{permit.Value}”");
        }

        var edition = new Edition(p.Law.Regulation.Editions.Length + 1, c.Document, c.Title, c.Made, c.Published, c.EffectiveFrom, permits);
        RequireLater(p, edition);
        if (!p.IsRefused)
        {
            p.Record(Subject.Regulation, new RegulationFact.EditionProposed(new EditionProposal(edition, c.Reason, c.ApprovedBy, p.Actor)));
        }
    }

    // The approval is the leader's own act, and says which version it approves.
    public static void Approve(Proceeding p, RegulationCommand.ApproveEdition c)
    {
        var proposed = p.Law.Regulation.ProposedEdition;
        if (!p.Require(proposed?.Edition.Document == c.Document, Rule.NotFound, "没有待批准的这一版本", "no such version waits for approval"))
        {
            return;
        }

        p.Require(p.Actor == proposed!.ApprovedBy, Rule.Authority, $"由“{proposed.ApprovedBy}”批准", $"“{proposed.ApprovedBy}” approves it");
        Regulations.RequireApprover(p, p.Actor, proposed.By);
        RequireLater(p, proposed.Edition);
        if (!p.IsRefused)
        {
            p.Record(Subject.Regulation, new RegulationFact.EditionIssued(proposed.Edition, proposed.Reason, proposed.ApprovedBy));
        }
    }

    private static void RequireLater(Proceeding p, Edition issued)
    {
        p.Require(issued.EffectiveFrom >= p.Today, "R-0-b", "新版本不溯及既往,施行日期不得早于今日", "a version is never applied backwards");
        p.Require(p.Law.Regulation.Editions.All(edition => edition.Document != issued.Document && edition.EffectiveFrom <= issued.EffectiveFrom), "R-0-b", "该文号已载入,或早于已有版本施行", "the document is known, or earlier than a version that is");
    }

    // R-0-b: a matter keeps the version it began under unless an authorised person moves it with a reason.
    public static void Move(Proceeding p, SubmissionCommand.MoveToEdition c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Offices.RequireRole(p, Role.DistrictHead, Role.LegalityReviewer);
        p.RequireText(c.Reason, 2000, "R-0-b", "理由", "the reason");
        p.Require(p.Law.Regulation.Editions.Any(edition => edition.Number == c.Edition && edition.EffectiveFrom <= p.Today), "R-0-b", "没有这一版本,或尚未施行", "there is no such version, or it does not apply yet");
        p.Require(c.Edition != matter.Edition, Rule.State, "已适用该版本", "it is governed by that version already");
        p.Require(matter.Decisions.IsEmpty && matter.OpenAt is null, "R-0-b", "已作出决策或正在审议,新版本不溯及既往", "decided already or before a meeting: a version is never applied backwards");
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SubmissionFact.EditionChanged(matter.Edition, c.Edition, p.Keep(c.Reason)));
        }
    }
}

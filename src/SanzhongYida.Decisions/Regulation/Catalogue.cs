using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>What is kept in a list of its own beside the text of the Measures.</summary>
public enum CatalogueKind
{
    /// <summary>依据: the legal bases matters and accountability cite (R-0-e).</summary>
    LegalBases,

    /// <summary>区政府党组管理的职务 (R-3.2-a).</summary>
    ManagedPosts,

    /// <summary>Types of project beside those R-3.3-c names (「等事项」).</summary>
    ProjectTypes,

    /// <summary>决策事项目录 of a year (W-713-3).</summary>
    Decisions,
}

/// <summary>An entry of a catalogue, with the days it stands; it is struck and never removed.</summary>
/// <param name="Kind">The catalogue.</param>
/// <param name="Name">What it lists.</param>
/// <param name="Reference">By what: a document; of the 决策事项目录 the Party committee's consent.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, or null.</param>
/// <param name="Reason">Why it was entered.</param>
/// <param name="EnteredBy">By whom.</param>
public sealed record CatalogueEntry(CatalogueKind Kind, string Name, string Reference, DateOnly From, DateOnly? To, string Reason, string EnteredBy)
{
    /// <summary>Does it stand on that day?</summary>
    public bool On(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>The catalogues' own commands: who enters and strikes, and what an entry must say.</summary>
internal static class Catalogues
{
    public static void List(Proceeding p, RegulationCommand.ListEntry c)
    {
        RequireKeeper(p);
        p.Require(Enum.IsDefined(c.Kind), Rule.Input, "没有这种目录", "there is no such catalogue");
        p.RequireText(c.Name, Describing.LongestName, Rule.Input, "名称", "the name");
        p.RequireText(c.Reason, 500, RuleOf(c.Kind), "列入理由", "the reason");

        // W-713-3: the catalogue of decisions is published with the Party committee's consent.
        p.RequireText(c.Reference, 200, RuleOf(c.Kind), c.Kind == CatalogueKind.Decisions ? "区委同意的文号" : "依据", "the document it rests on");
        p.Require(!p.Law.Regulation.Lists(c.Kind, c.Name, c.From), Rule.State, "已在目录中", "it is in the catalogue already");
        if (!p.IsRefused)
        {
            DateOnly? last = c.Kind == CatalogueKind.Decisions ? new DateOnly(c.From.Year, 12, 31) : null;
            p.Record(Subject.Regulation, new RegulationFact.EntryListed(new CatalogueEntry(c.Kind, c.Name, c.Reference, c.From, last, c.Reason, p.Actor)));
        }
    }

    public static void Strike(Proceeding p, RegulationCommand.StrikeEntry c)
    {
        RequireKeeper(p);
        p.RequireText(c.Reason, 500, RuleOf(c.Kind), "移出理由", "the reason");
        p.Require(p.Law.Regulation.Lists(c.Kind, c.Name, p.Today), Rule.NotFound, "不在目录中", "it is in no such catalogue");
        p.Require(c.LastDay >= p.Today, Rule.Input, "最后一日不得早于今日", "the last day is not before today");
        if (!p.IsRefused)
        {
            p.Record(Subject.Regulation, new RegulationFact.EntryStruck(c.Kind, c.Name, c.LastDay, c.Reason));
        }
    }

    // R-3.3-c: “等” leaves the class open: an authorised person may add a type, with a reason.
    private static void RequireKeeper(Proceeding p) => Offices.RequireRole(p, Role.GovernmentOffice, Role.SystemAdministrator);

    private static string RuleOf(CatalogueKind kind) => kind switch
    {
        CatalogueKind.ManagedPosts => "R-3.2-a",
        CatalogueKind.ProjectTypes => "R-3.3-c",
        CatalogueKind.Decisions => "W-713-3",
        _ => "R-0-e",
    };
}

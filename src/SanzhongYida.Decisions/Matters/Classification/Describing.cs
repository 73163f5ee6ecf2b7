using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>三: what each clause asks to be said of a matter, one function a clause.</summary>
internal static class Describing
{
    /// <summary>Longest name or reference.</summary>
    public const int LongestName = 120;

    /// <summary>Says anew what the matter is in particular, until it goes before a meeting.</summary>
    public static void Describe(Proceeding p, SubmissionCommand.StateParticulars c)
    {
        if (Matters.Open(p, c.Matter) is not { } matter)
        {
            return;
        }

        Filing.RequireUnit(p, matter);
        p.RequireText(c.Reason, 2000, Rule.Input, "理由", "the reason");
        p.Require(matter.Conclusions.IsEmpty && matter.OpenAt is null, Rule.State, "已上会,不得再改", "it has been before a meeting");
        var particulars = Settle(p, c.Particulars);
        Require(p, matter.Kind, matter.Clauses, particulars);
        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new SubmissionFact.ParticularsStated(particulars, p.Keep(c.Reason)));
            if (With(matter.Flags, particulars) is var flags && flags != matter.Flags)
            {
                p.Record(c.Subjects[0], new SubmissionFact.FlagsChanged(flags, p.Keep(c.Reason)));
                Course.SetVariables(p, c.Subjects[0]);
            }

            Course.Advance(p, c.Subjects[0]);
        }
    }

    /// <summary>R-4.1.1-d: who names parties that a rule requires to be heard marks the matter.</summary>
    public static Flags With(Flags flags, Particulars said) => flags with { DemocraticConsultation = flags.DemocraticConsultation || !said.Parties.IsEmpty };

    /// <summary>With every list there, and with the source the actor is when none is named (W-713-10).</summary>
    public static Particulars Settle(Proceeding p, Particulars? said)
    {
        var particulars = said ?? Particulars.None;
        return particulars with
        {
            Source = particulars.Source ?? (Offices.Actor(p)?.IsLeader(p.Today) == true ? ProposalSource.Leader : ProposalSource.Unit),
            Fields = Each(particulars.Fields),
            Natures = Each(particulars.Natures),
            Organisers = Each(particulars.Organisers),
            Leads = Each(particulars.Leads),
            Parties = Each(particulars.Parties),
            AffectedGroups = Each(particulars.AffectedGroups),
        };
    }

    /// <summary>Everything a matter of that kind under those clauses must say.</summary>
    public static void Require(Proceeding p, MatterKind kind, ImmutableArray<string> clauses, Particulars said)
    {
        RequireShape(p, said);
        RequirePolicy(p, clauses, said);
        RequireAppointment(p, kind, said);
        RequireProject(p, clauses, said);
        RequireOrganisers(p, said);
        RequireListed(p, said.CatalogueEntry, CatalogueKind.Decisions, "W-713-3", "本年度决策事项目录");
    }

    private static void RequireShape(Proceeding p, Particulars said)
    {
        string?[] names = [said.Post, said.EnvironmentalReference, said.ListNumber, said.ProjectType, said.CatalogueEntry, .. said.AffectedGroups, .. said.Parties.SelectMany(party => new[] { party.Party, party.RequiredBy })];
        p.Require(names.All(name => name is null || name.Trim().Length is > 0 and <= LongestName), Rule.Input, $"名称、文号须为1至{LongestName}字", $"a name or reference has 1 to {LongestName} characters");
        p.Require(new[] { said.Fields.Length, said.Natures.Length, said.Organisers.Length, said.Parties.Length, said.AffectedGroups.Length }.Max() <= Submission.MostListed, Rule.Input, $"列表超过{Submission.MostListed}项", $"a list is longer than {Submission.MostListed}");
        p.Require(said.Source is not { } source || Enum.IsDefined(source), "W-713-10", "没有这种提出来源", "there is no such source");
        if (said.CarriesOut is { } higher)
        {
            // R-1-a: issuing body, title, 文号, date.
            foreach (var (text, chinese) in new[] { (higher.Body, "制发机关"), (higher.Title, "文件标题"), (higher.Document, "文号") })
            {
                p.RequireText(text, LongestName, "R-1-a", chinese, "issuing body, title and number of the higher decision");
            }
        }
    }

    // R-3.1-b 「研究全区经济建设、政治建设、文化建设、社会建设中全局性、政策性、制度性的重大问题」: the field and the nature.
    private static void RequirePolicy(Proceeding p, ImmutableArray<string> clauses, Particulars said) => p.Require(
        !clauses.Contains("R-3.1-b", StringComparer.Ordinal) || !said.Fields.IsEmpty && !said.Natures.IsEmpty && said.Fields.All(Enum.IsDefined) && said.Natures.All(Enum.IsDefined),
        "R-3.1-b",
        "须写明领域(经济、政治、文化、社会)和性质(全局性、政策性、制度性)",
        "the field and the nature of the question are to be said");

    // R-3.2-a 「按照干部管理权限,研究并决定区政府党组管理干部的推荐、提名、录用、任免、奖惩等事项。」
    private static void RequireAppointment(Proceeding p, MatterKind kind, Particulars said)
    {
        if (kind != MatterKind.KeyAppointment)
        {
            return;
        }

        p.Require(said.Act is { } act && Enum.IsDefined(act), "R-3.2-a", "须写明推荐、提名、录用、任免、奖惩之一", "one of the five acts is to be named");
        p.Require(said.Post is not null, "R-3.2-a", "须写明职务", "the post is to be named");
        RequireListed(p, said.Post, CatalogueKind.ManagedPosts, "R-3.2-a", "区政府党组管理的职务名册");
    }

    // R-3.3-a 「重大产业项目及生态建设、环境保护和治理项目」; R-3.3-c 「政府投资的省、市重点项目审批等事项。」
    private static void RequireProject(Proceeding p, ImmutableArray<string> clauses, Particulars said)
    {
        p.Require(
            !clauses.Contains("R-3.3-a", StringComparer.Ordinal) || said.Project is { } field && Enum.IsDefined(field),
            "R-3.3-a",
            "须写明产业、生态建设、环境保护和治理之一",
            "the kind of the project is to be named");
        p.Require(
            !clauses.Contains("R-3.3-c", StringComparer.Ordinal) || said.ProjectType is not null || said.Level is { } level && Enum.IsDefined(level) && said.ListNumber is not null,
            "R-3.3-c",
            "须写明重点项目的级别(省、市)和清单编号,或增列的项目类型",
            "the level and the list number of the project, or a type added to the catalogue");
        RequireListed(p, said.ProjectType, CatalogueKind.ProjectTypes, "R-3.3-c", "增列的项目类型");
    }

    // W-713-11: the 决策承办单位 are named; with two or more, exactly one leads.
    private static void RequireOrganisers(Proceeding p, Particulars said)
    {
        Submission.RequireUnits(p, said.Organisers.Concat(said.Leads));
        p.Require(
            said.Leads.All(said.Organisers.Contains) && (said.Organisers.Length < 2 ? said.Leads.Length <= 1 : said.Leads.Length == 1),
            "W-713-11",
            "两个以上承办单位的,须明确且只明确其中一个牵头",
            "of two or more units exactly one leads");
    }

    private static void RequireListed(Proceeding p, string? name, CatalogueKind kind, string rule, string chinese) => p.Require(
        name is null || p.Law.Regulation.Lists(kind, name, p.Today),
        rule,
        $"“{name}”不在{chinese}中",
        $"“{name}” is in no such catalogue");

    // R-3.3-a: environmental ones ask for the environmental assessment reference.
    public static bool NeedsEnvironmentalReference(Matter matter) => matter.Particulars.Project is ProjectField.Ecology or ProjectField.Environment;

    public static IEnumerable<Refusal> EnvironmentalReferenceMissing(Matter matter) =>
        NeedsEnvironmentalReference(matter) && matter.Particulars.EnvironmentalReference is null
            ? [new Refusal("R-3.3-a", "未填写环境影响评价文号", "the reference of the environmental assessment is missing")]
            : [];

    /// <summary>W-713-3: what is a major administrative decision and in no catalogue should be put there; advice, not a bar.</summary>
    public static string? Advice(Matter matter) => matter.Flags.MajorAdministrativeDecision && matter.Particulars.CatalogueEntry is null && matter.IsInPreparation
        ? $"建议列入{matter.SubmittedOn.Year}年度决策事项目录"
        : null;

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> list) => list.IsDefault ? [] : [.. list.Distinct()];
}

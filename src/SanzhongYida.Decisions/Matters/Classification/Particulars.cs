using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Where a matter comes from (W-713-10).</summary>
public enum ProposalSource
{
    /// <summary>区政府领导.</summary>
    Leader,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>人大代表、政协委员 by their proposals.</summary>
    DeputyOrMember,

    /// <summary>公民、法人或者其他组织.</summary>
    Citizen,
}

/// <summary>「全区经济建设、政治建设、文化建设、社会建设中」 (R-3.1-b).</summary>
public enum PolicyField
{
    /// <summary>经济建设.</summary>
    Economic,

    /// <summary>政治建设.</summary>
    Political,

    /// <summary>文化建设.</summary>
    Cultural,

    /// <summary>社会建设.</summary>
    Social,
}

/// <summary>「全局性、政策性、制度性的重大问题」 (R-3.1-b).</summary>
public enum PolicyNature
{
    /// <summary>全局性.</summary>
    Overall,

    /// <summary>政策性.</summary>
    Policy,

    /// <summary>制度性.</summary>
    Institutional,
}

/// <summary>「推荐、提名、录用、任免、奖惩」 (R-3.2-a).</summary>
public enum AppointmentAct
{
    /// <summary>推荐.</summary>
    Recommend,

    /// <summary>提名.</summary>
    Nominate,

    /// <summary>录用.</summary>
    Recruit,

    /// <summary>任免.</summary>
    AppointOrRemove,

    /// <summary>奖惩.</summary>
    RewardOrPunish,
}

/// <summary>「重大产业项目及生态建设、环境保护和治理项目」 (R-3.3-a).</summary>
public enum ProjectField
{
    /// <summary>产业.</summary>
    Industry,

    /// <summary>生态建设.</summary>
    Ecology,

    /// <summary>环境保护和治理.</summary>
    Environment,
}

/// <summary>「省、市重点项目」 (R-3.3-c).</summary>
public enum ProjectLevel
{
    /// <summary>省.</summary>
    Province,

    /// <summary>市.</summary>
    City,
}

/// <summary>The decision of a higher level a matter carries out (R-1-a).</summary>
/// <param name="Body">Who issued it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Document">文号.</param>
/// <param name="On">Its date.</param>
public sealed record HigherDecision(string Body, string Title, string Document, DateOnly On);

/// <summary>A party to be consulted, and the rule that requires it (R-4.1.1-d).</summary>
public sealed record RequiredParty(string Party, string RequiredBy);

/// <summary>What a matter is in particular: the sub-class of the clauses it was declared under, where it comes from, and whom it concerns.</summary>
public sealed record Particulars
{
    /// <summary>Nothing said.</summary>
    public static Particulars None { get; } = new();

    /// <summary>Where it comes from; when nothing is said, the leader or the unit that submits it.</summary>
    public ProposalSource? Source { get; init; }

    /// <summary>R-3.1-b: fields of work of the whole district.</summary>
    public ImmutableArray<PolicyField> Fields { get; init; } = [];

    /// <summary>R-3.1-b: why it is a major question.</summary>
    public ImmutableArray<PolicyNature> Natures { get; init; } = [];

    /// <summary>R-3.2-a: one of the five acts.</summary>
    public AppointmentAct? Act { get; init; }

    /// <summary>R-3.2-a: the post, one of those the Party group manages.</summary>
    public string? Post { get; init; }

    /// <summary>R-3.3-a.</summary>
    public ProjectField? Project { get; init; }

    /// <summary>环评文号 of an ecological or environmental project (R-3.3-a).</summary>
    public string? EnvironmentalReference { get; init; }

    /// <summary>R-3.3-c.</summary>
    public ProjectLevel? Level { get; init; }

    /// <summary>Its number on the list of key projects (R-3.3-c).</summary>
    public string? ListNumber { get; init; }

    /// <summary>Its type, one of the catalogue's, when it is none of those the clause names (「等事项」, R-3.3-c).</summary>
    public string? ProjectType { get; init; }

    /// <summary>What it carries out, or null.</summary>
    public HigherDecision? CarriesOut { get; init; }

    /// <summary>The entry of this year's 决策事项目录 it is, or null (W-713-3).</summary>
    public string? CatalogueEntry { get; init; }

    /// <summary>决策承办单位, all of them (W-713-11).</summary>
    public ImmutableArray<string> Organisers { get; init; } = [];

    /// <summary>The one of them that leads; a list so that two can be refused by name (W-713-11).</summary>
    public ImmutableArray<string> Leads { get; init; } = [];

    /// <summary>Whose opinion a rule requires to be heard (R-4.1.1-d).</summary>
    public ImmutableArray<RequiredParty> Parties { get; init; } = [];

    /// <summary>Groups specially affected (W-713-14).</summary>
    public ImmutableArray<string> AffectedGroups { get; init; } = [];

    /// <summary>Does it concern what businesses may do on a market? Then it needs a fair-competition review (W-713-29).</summary>
    public bool ConcernsMarket { get; init; }

    /// <summary>改革探索 for which there is no national rule yet (W-713-25).</summary>
    public bool IsExploratory { get; init; }
}

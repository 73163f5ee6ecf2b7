using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>Who may do a task: the definition's words (<c>szyd:candidates</c>, else the lane) as keys of this matter.</summary>
internal static class Candidates
{
    public static ImmutableArray<string> Of(Law law, Matter matter, Node node, string? element, DateOnly day)
    {
        var words = node.Candidates.IsDefaultOrEmpty ? [node.Lane ?? ""] : node.Candidates;
        return [.. words.SelectMany(word => Keys(law, matter, word, element, day)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Keys(Law law, Matter matter, string word, string? element, DateOnly day) => word switch
    {
        "submitting-department" => [AccessKey.Unit(matter.Unit)],
        "department" => [AccessKey.Unit(element ?? matter.Unit)],
        "preliminary-reviewer" => [AccessKey.Unit(matter.CounterpartUnit)],
        "executing-department" => [AccessKey.Unit(matter.ExecutingUnit ?? matter.Unit)],
        "leader-in-charge" => LeadersInCharge(law, matter, day).Select(AccessKey.Person),
        "coordinating-leader" => [matter.CoordinatingLeader is { } leader ? AccessKey.Person(leader) : AccessKey.Leaders],
        "legality-reviewer" => [AccessKey.Role(Role.LegalityReviewer)],
        "district-head" or "presider" => [matter.HeadRepresentative is { } representative ? AccessKey.Person(representative) : AccessKey.Role(Role.DistrictHead)],
        "government-office" => [AccessKey.Role(Role.GovernmentOffice)],
        "recorder" => [AccessKey.Role(Role.Recorder)],
        "supervision-center" => [AccessKey.Role(Role.SupervisionCenter)],
        _ => [AccessKey.Role(Role.GovernmentOffice)],
    };

    /// <summary>Does the person act as district head on this matter? R-4.1.2-a 「报区长确定」 names nobody for a head who is recused
    /// (R-4.2.5-b): then it is the deputy head who presided over it by the head's recorded delegation (R-4-f), chosen by the
    /// head before anything was said on the matter, and nobody else, 常务副区长 or not.</summary>
    public static bool IsHead(Matter matter, Person? person, DateOnly day) => person is not null
        && (matter.HeadRepresentative is { } representative ? person.Id == representative : person.Is(Role.DistrictHead, day) && !matter.IsHeadRecused);

    /// <summary>分管领导: the leaders who hold the submitting unit's field of work on that day (R-4.1.2-c).</summary>
    public static IEnumerable<string> LeadersInCharge(Law law, Matter matter, DateOnly day) =>
        law.Units.TryGetValue(matter.Unit, out var unit)
            ? law.People.Values.Where(person => person.IsLeader(day) && person.Holds(unit.Portfolio, day)).Select(person => person.Id).Order(StringComparer.Ordinal)
            : [];
}

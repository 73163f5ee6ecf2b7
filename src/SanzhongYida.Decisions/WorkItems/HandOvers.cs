using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>移交: what waited for somebody who leaves goes to others of the same office (U-4).</summary>
/// <param name="Number">The version its entry gave the person.</param>
/// <param name="To">To whom, the first who may do an item before the next.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="On">The day.</param>
public sealed record HandOver(long Number, ImmutableArray<string> To, TextRef Reason, string By, DateOnly On);

/// <summary>One order for all that waits for a person, and each item by its own rules: whom none of those named may replace stays
/// where it is, with every reason.</summary>
internal static class HandOvers
{
    /// <summary>Most persons named to take over.</summary>
    public const int MostHeirs = 20;

    /// <summary>Longest reason.</summary>
    public const int LongestReason = 500;

    public static void Begin(Proceeding p, Subject subject, DirectoryCommand.BeginHandOver c)
    {
        if (!Offices.RequireKnown(p, subject))
        {
            return;
        }

        var leaver = (Person)p.Find(subject)!;
        p.Require(
            Offices.Actor(p) is { } actor
            && (actor.Is(Role.GovernmentOffice, p.Today) || actor.Is(Role.DistrictHead, p.Today) || actor.Is(Role.UnitHead, p.Today) && actor.Unit is not null && actor.Unit == leaver.Unit),
            Rule.Authority,
            "移交由本单位负责人、政府办或区长决定",
            "the head of the unit, the government office or the district head orders it");
        var heirs = c.To.OrEmpty();
        p.Require(heirs.Length is > 0 and <= MostHeirs && heirs.Distinct(StringComparer.Ordinal).Count() == heirs.Length, Rule.Input, $"须指定一至{MostHeirs}名接办人,不得重复", $"one to {MostHeirs} different persons take over");
        foreach (var heir in heirs)
        {
            var known = p.Law.People.GetValueOrDefault(heir);
            p.Require(known is not null && known.Unit == leaver.Unit && heir != c.Person, Rule.Input, $"“{heir}”不是同一单位的其他人员", $"“{heir}” is nobody else of the same unit");

            // W-LOG: administrators do no business.
            p.Require(known is null || !known.Roles.Any(held => held.On(p.Today) && Offices.IsApart(held.Role)), "W-LOG", $"管理员“{heir}”不得接办业务", $"“{heir}” is an administrator and takes over nothing");
        }

        p.RequireText(c.Reason, LongestReason, Rule.Input, "移交理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(subject, new PersonFact.HandOverBegun(leaver.Version + 1, heirs, p.Keep(c.Reason)));
        }
    }

    public static void TakeOver(Proceeding p, Subject subject, Matter matter, WorkItem item, WorkItemCommand.TakeOver c)
    {
        var handOver = p.Law.People.GetValueOrDefault(c.From)?.HandOvers.FirstOrDefault(known => known.Number == c.HandOver);
        if (!p.Require(handOver is not null, Rule.NotFound, "没有这次移交", "there is no such hand-over"))
        {
            return;
        }

        var task = matter.TaskOf(item);
        Handling.RequireSuperior(p, matter, item, c.From);

        // R-4-d: an opinion asked for is one's own.
        p.Require(!matter.AskedToSign(item).Contains(c.From, StringComparer.Ordinal), Rule.State, $"已请“{c.From}”签署意见,意见须由本人作出,不得移交", $"“{c.From}” was asked to sign, and nobody signs for another");
        p.Require(task?.Assignee is { } assignee ? assignee == c.From : item.Candidates.Contains(AccessKey.Person(c.From), StringComparer.Ordinal), Rule.State, $"该待办不在“{c.From}”名下", $"it is not with “{c.From}”");
        var against = handOver!.To.ToImmutableDictionary(heir => heir, heir => Fitness.Against(p.Law, matter, item, heir, p.Today).ToImmutableArray(), StringComparer.Ordinal);
        var fit = handOver.To.FirstOrDefault(heir => against[heir].IsEmpty);
        p.Refuse(fit is not null ? [] : handOver.To.SelectMany(heir => against[heir].Select(reason => reason with { Chinese = $"{heir}:{reason.Chinese}", English = $"{heir}: {reason.English}" })));
        if (p.IsRefused)
        {
            return;
        }

        // Whom the one who leaves acted for stays on record; what had been delegated comes back to its owner as his own.
        p.Record(subject, new CourseFact.WorkHandedOver(item.Id, c.From, fit!, handOver.Number, handOver.Reason));
        Course.Do(p, subject, new ProcessCommand.Reassign(item.Id, fit!) { ActingFor = task?.ActingFor == fit ? null : task?.ActingFor });
    }
}

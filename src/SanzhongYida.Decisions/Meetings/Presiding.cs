using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Who presided, and from when; null while nobody could.</summary>
public sealed record Presided(string? Person, DateTimeOffset From);

/// <summary>四: who presides.</summary>
public static class Presiding
{
    // R-4-e 「会议由区长召集和主持。」
    // R-4-f 「区长不能参加会议的,可以委托相关副区长召集和主持。」

    /// <summary>Who presides now over the meeting, or over one item of it: the head when present and not recused, else the delegate
    /// when present and not recused, else nobody (null). An item once opened keeps its presider while that person stays.</summary>
    public static string? Of(Law law, Meeting meeting, AgendaItem? item, DateOnly day)
    {
        if (item is { IsOpen: true, Presider: { } stated } && May(meeting, item, stated))
        {
            return stated;
        }

        var head = Head(law, meeting, day);
        return head is not null && May(meeting, item, head)
            ? head
            : meeting.Delegations
                .Where(delegation => delegation.Item is null || delegation.Item == item?.Number)
                .Select(delegation => delegation.Delegate)
                .FirstOrDefault(person => May(meeting, item, person));
    }

    /// <summary>The head among the members due, or null.</summary>
    public static string? Head(Law law, Meeting meeting, DateOnly day) =>
        meeting.Due.FirstOrDefault(member => law.People.TryGetValue(member, out var person) && person.Is(Role.DistrictHead, day));

    /// <summary>Who presided over an item from when to when: whoever <see cref="Of"/> names at its opening, and again each time somebody came,
    /// left or withdrew before it closed; null while nobody could. Empty for an item that is not open or closed.</summary>
    public static ImmutableArray<Presided> During(Law law, Meeting meeting, AgendaItem item)
    {
        if (item.OpenedAt is not { } opened)
        {
            return [];
        }

        var moments = meeting.Attendance.SelectMany(presence => new[] { presence.From, presence.To }).OfType<DateTimeOffset>()
            .Concat(item.Recusals.Select(recusal => recusal.Out))
            .Where(at => at > opened && (item.ClosedAt is null || at < item.ClosedAt));
        var presided = ImmutableArray.CreateBuilder<Presided>();
        foreach (var at in moments.Prepend(opened).Distinct().Order())
        {
            var person = At(law, meeting, item, at);
            if (presided is not [.., var last] || last.Person != person)
            {
                presided.Add(new Presided(person, at));
            }
        }

        return presided.ToImmutable();
    }

    // The same question, asked of the meeting as it stood at that moment; a delegation is older than the item it is for.
    private static string? At(Law law, Meeting meeting, AgendaItem item, DateTimeOffset at) => Of(
        law,
        meeting with
        {
            Attendance = [.. meeting.Attendance.Where(presence => presence.From <= at).Select(presence => presence.To > at ? presence with { To = null } : presence)],
        },
        item with { ClosedAt = null, Recusals = [.. item.Recusals.Where(recusal => recusal.Out <= at)] },
        DistrictTime.Day(at));

    /// <summary>Why nobody presides.</summary>
    internal static Refusal Missing(Meeting meeting) => meeting.Delegations.IsEmpty
        ? new Refusal("R-4-e", "区长未到会或已回避,且没有委托副区长主持", "the head is not here or is recused, and nobody is delegated to preside")
        : new Refusal("R-4-f", "受委托主持的副区长未到会或已回避", "the delegate is not here or is recused");

    internal static void Handle(Proceeding p, MeetingCommand.DelegatePresiding c)
    {
        if (Sitting.Find(p, c) is not { } meeting)
        {
            return;
        }

        Offices.RequireRole(p, Role.DistrictHead);
        RequireDelegate(p, c.Delegate, Sitting.Roster(p, meeting));
        p.RequireText(c.Reason, 500, "R-4-f", "委托理由", "the reason for the delegation");
        if (c.Item is { } number)
        {
            // A further delegation may name who presides a single item on which the presider is recused.
            var item = Sitting.OnAgenda(p, meeting, number);
            p.Require(item is null || item.IsRecused(meeting.Presider ?? meeting.Convener), "R-4-f", "仅在主持人回避的议题上可另行委托", "only an item on which the presider is recused takes a delegate of its own");
            p.Require(meeting.Delegations.All(delegation => delegation.Item != number || item?.IsRecused(delegation.Delegate) == true), "R-4-f", "该议题已委托他人主持", "the item has a delegate already");
            p.Require(item is null || !item.IsOpen, "R-4-f", "议题开始后不得再委托", "the item has opened");
        }
        else
        {
            p.Require(meeting.OpenedAt is null, "R-4-f", "会议召开后不得再委托主持", "a delegation comes before the opening");
            p.Require(meeting.Delegations.All(delegation => delegation.Item is not null), "R-4-f", "一次会议只能委托一人主持", "one delegate per meeting");
        }

        if (!p.IsRefused)
        {
            p.Record(c.Subjects[0], new MeetingFact.PresidingDelegated(c.Delegate, p.Keep(c.Reason), c.Item));
        }
    }

    /// <summary>R-4-f: a deputy head who is a member of that body; that the delegate is present shows at the opening.</summary>
    internal static void RequireDelegate(Proceeding p, string person, IEnumerable<string> members)
    {
        p.Require(p.Law.People.TryGetValue(person, out var known) && known.Is(Role.DeputyHead, p.Today), "R-4-f", "受委托人须为副区长", "the delegate is a deputy head");
        p.Require(members.Contains(person, StringComparer.Ordinal), "R-4-f", "受委托人须为本会议组成人员", "the delegate is a member of the body");
    }

    private static bool May(Meeting meeting, AgendaItem? item, string person) => meeting.IsPresent(person, item) && item?.IsRecused(person) != true;
}

using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

public static partial class Permitted
{
    /// <summary>Every act on the open work items and on the course of a matter, as that person would ask for it today, each with what it may be aimed at.</summary>
    public static ImmutableArray<Probe> OnWork(Law law, Matter matter, Person person, DateOnly today) =>
    [
        .. matter.WorkItems.SelectMany(item => OnWork(law, matter, item, person, today)),
        .. (matter.Instance?.Passed ?? []).Where(passed => passed.By == person.Id)
            .Select(passed => new Probe("take-back", passed.Node, new CourseCommand.TakeBack(matter.Id, passed.Node, Text))),
        matter.IsProcessSuspended ? new("resume", null, new CourseCommand.Resume(matter.Id, Text)) : new("suspend", null, new CourseCommand.Suspend(matter.Id, Text)),
    ];

    private static IEnumerable<Probe> OnWork(Law law, Matter matter, WorkItem item, Person person, DateOnly today)
    {
        var heirs = People(law, person, heir => Fitness.Against(law, matter, item, heir, today));
        var signers = People(law, person, signer => Fitness.AgainstReading(law, matter, signer, today));
        var (heir, signer) = (heirs.FirstOrDefault(person.Id), signers.FirstOrDefault(person.Id));
        var back = Back(law, matter, item, person);
        return
        [
            new("claim", item.Id, new WorkItemCommand.Claim(matter.Id, item.Id)),
            new("release", item.Id, new WorkItemCommand.Release(matter.Id, item.Id)),
            new("delegate", item.Id, new WorkItemCommand.DelegateTask(matter.Id, item.Id, heir), heirs),
            new("reassign", item.Id, new WorkItemCommand.Reassign(matter.Id, item.Id, heir, Text), heirs),
            new("add-signer", item.Id, new WorkItemCommand.AddSigner(matter.Id, item.Id, signer), signers),
            new("countersign", item.Id, new WorkItemCommand.Countersign(matter.Id, item.Id, [signer]), signers),
            new("sign", item.Id, new WorkItemCommand.Sign(matter.Id, item.Id, Text)),
            new("send-back", item.Id, new WorkItemCommand.SendBack(matter.Id, item.Id, back.FirstOrDefault(""), Text), back),
            new("urge", item.Id, new SafeguardCommand.Urge(matter.Id, item.Id, Text)),
        ];
    }

    private static ImmutableArray<string> People(Law law, Person but, Func<string, IEnumerable<Refusal>> against) =>
        [.. law.People.Keys.Where(id => id != but.Id && !against(id).Any()).Order(StringComparer.Ordinal)];

    // The machine knows which nodes the definition lets it go back to; of the acts of it is the matter that is returned.
    private static ImmutableArray<string> Back(Law law, Matter matter, WorkItem item, Person person)
    {
        if (Handling.IsOfMatter(item.Step))
        {
            return Handling.MatterReturn(law, matter) is { Length: > 0 } first ? [first] : [];
        }

        return law.LibraryByHash(matter.DefinitionHash) is { } library && matter.Instance is { } instance
            ? Engine.Permits(library, instance, item.Id, person.Id).FirstOrDefault(permit => permit.Act == "send-back")?.Targets ?? []
            : [];
    }
}

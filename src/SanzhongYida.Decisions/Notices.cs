using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>What departments and people are told after a commit: a row written in the commit itself, from which the outbox
/// publishes a contract. It carries ids and kinds; of a restricted matter the number only.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "notice")]
[JsonDerivedType(typeof(Submitted), "matter-submitted")]
[JsonDerivedType(typeof(WorkOpened), "work-item-opened")]
[JsonDerivedType(typeof(Convened), "meeting-convened")]
[JsonDerivedType(typeof(Decided), "item-decided")]
[JsonDerivedType(typeof(Assigned), "execution-assigned")]
[JsonDerivedType(typeof(Missed), "deadline-missed")]
[JsonDerivedType(typeof(Urged), "urged")]
[JsonDerivedType(typeof(OpinionReceived), "public-opinion-received")]
[JsonDerivedType(typeof(ProblemReported), "problem-reported")]
[JsonDerivedType(typeof(WorkHanded), "work-handed")]
public abstract record Notice(ImmutableArray<string> Audience)
{
    /// <summary>A matter was submitted.</summary>
    public sealed record Submitted(ImmutableArray<string> Audience, string? Matter, string Number, MatterKind? Kind, string? Unit) : Notice(Audience);

    /// <summary>A work item opened.</summary>
    public sealed record WorkOpened(ImmutableArray<string> Audience, string? Matter, string Number, string? WorkItem, string? Step, DateOnly? Due) : Notice(Audience);

    /// <summary>A meeting was convened.</summary>
    public sealed record Convened(ImmutableArray<string> Audience, string Meeting, string Body, DateTimeOffset StartsAt) : Notice(Audience);

    /// <summary>A meeting concluded the matter's item.</summary>
    public sealed record Decided(ImmutableArray<string> Audience, string? Matter, string Number, Outcome? Outcome, DateOnly On) : Notice(Audience);

    /// <summary>A carried decision was assigned for execution.</summary>
    public sealed record Assigned(ImmutableArray<string> Audience, string? Matter, string Number, string? Unit, string? Leader) : Notice(Audience);

    /// <summary>A deadline was missed.</summary>
    public sealed record Missed(ImmutableArray<string> Audience, string? Matter, string Number, DueKind Kind, DateOnly Due, string? Unit) : Notice(Audience);

    /// <summary>催办.</summary>
    public sealed record Urged(ImmutableArray<string> Audience, string? Matter, string Number, string? What) : Notice(Audience);

    /// <summary>The public gave an opinion on a decision the audience carries out.</summary>
    public sealed record OpinionReceived(ImmutableArray<string> Audience, string? Matter, string Number) : Notice(Audience);

    /// <summary>The executing unit met a problem, changed circumstances or force majeure.</summary>
    public sealed record ProblemReported(ImmutableArray<string> Audience, string? Matter, string Number) : Notice(Audience);

    /// <summary>Work was handed on, or something was done to the course of a matter.</summary>
    public sealed record WorkHanded(ImmutableArray<string> Audience, string? Matter, string Number, string? WorkItem, News? News) : Notice(Audience);
}

/// <summary>Facts to notices.</summary>
public static partial class Notices
{
    /// <summary>What is to be told of one subject's entry, in order.</summary>
    public static ImmutableArray<Notice> Of(SubjectFacts entry) => entry.State switch
    {
        Matter matter => [.. entry.Facts.SelectMany(fact => OfMatter(matter, fact))],
        Meeting meeting => [.. entry.Facts.SelectMany(fact => OfMeeting(meeting, fact))],
        _ => [],
    };

    private static IEnumerable<Notice> OfMatter(Matter matter, Fact fact)
    {
        // A restricted matter tells its readers the number and nothing else.
        var open = !matter.IsRestricted;
        var id = open ? matter.Id : null;
        return fact switch
        {
            SubmissionFact.MatterSubmitted => [new Notice.Submitted(Readers(matter), id, matter.Number, open ? matter.Kind : null, open ? matter.Unit : null)],
            SubmissionFact.WorkItemOpened f => [new Notice.WorkOpened(open ? f.Item.Candidates : Readers(matter), id, matter.Number, open ? f.Item.Id : null, open ? f.Item.Step : null, open ? f.Item.Due?.On : null)],
            SubmissionFact.ProcessMoved f => OfCourse(matter, id, f.Facts),
            DecisionFact.ItemConcluded f => [new Notice.Decided(Readers(matter), id, matter.Number, open ? f.Conclusion.Outcome : null, f.Conclusion.On)],
            PreparationFact.MatterReturned => [new Notice.WorkHanded([AccessKey.Unit(matter.Unit), AccessKey.Person(matter.DraftedBy)], id, matter.Number, null, open ? News.SentBack : null)],
            ExecutionFact f => OfExecution(matter, id, f),
            SafeguardFact f => OfSafeguard(matter, id, f),
            _ => [],
        };
    }

    private static ImmutableArray<string> Readers(Matter matter) => Visibility.Of(matter);
}

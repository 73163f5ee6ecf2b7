namespace SanzhongYida.Contracts;

// What departments are told on the bus. A message carries ids and kinds and never content; of a restricted matter it
// carries the number only. The transport's message id and Sequence are the same whenever a message is sent again:
// a receiver keeps the ids it has seen. Sequence rises within one record; a receiver drops what is older than it knows.

/// <summary>A matter was submitted.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Kind">The leading kind, null when it is restricted.</param>
/// <param name="Unit">The submitting unit, null when it is restricted.</param>
public sealed record MatterSubmitted(long Sequence, string? Matter, string Number, string? Kind, string? Unit);

/// <summary>A work item waits for somebody.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="WorkItem">The work item's id, null when the matter is restricted.</param>
/// <param name="Step">The step of the regulation, where there is one and it may be told.</param>
/// <param name="Due">When it is due, where it is and may be told.</param>
public sealed record WorkItemOpened(long Sequence, string? Matter, string Number, string? WorkItem, string? Step, DateOnly? Due);

/// <summary>A meeting was convened.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Meeting">The meeting's id.</param>
/// <param name="Body">The body that meets.</param>
/// <param name="StartsAt">When it starts.</param>
public sealed record MeetingConvened(long Sequence, string Meeting, string Body, DateTimeOffset StartsAt);

/// <summary>A meeting concluded an item.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Outcome">How, null when the matter is restricted.</param>
/// <param name="On">The day.</param>
public sealed record ItemDecided(long Sequence, string? Matter, string Number, string? Outcome, DateOnly On);

/// <summary>A carried decision was assigned for execution.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Unit">The executing unit, null when the matter is restricted.</param>
/// <param name="Leader">The leader responsible, null when the matter is restricted.</param>
public sealed record ExecutionAssigned(long Sequence, string? Matter, string Number, string? Unit, string? Leader);

/// <summary>A deadline was missed.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Kind">What kind of thing was due.</param>
/// <param name="Due">The day it was due.</param>
/// <param name="Unit">Whose duty it was, where it is known and may be told.</param>
public sealed record DeadlineMissed(long Sequence, string? Matter, string Number, string Kind, DateOnly Due, string? Unit);

/// <summary>催办: something is to be done.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="What">What is to be done, null when the matter is restricted.</param>
public sealed record Urged(long Sequence, string? Matter, string Number, string? What);

/// <summary>The public gave an opinion on a published decision that the receiver carries out.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id.</param>
/// <param name="Number">The matter's number.</param>
public sealed record PublicOpinionReceived(long Sequence, string? Matter, string Number);

/// <summary>Something stands in the way of a decision.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
public sealed record ProblemReported(long Sequence, string? Matter, string Number);

/// <summary>Work was handed on, or something was done to the course of a matter.</summary>
/// <param name="Sequence">Rises within one record.</param>
/// <param name="Matter">The matter's id, null when it is restricted.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="WorkItem">The work item's id, where it is about one and may be told.</param>
/// <param name="News">What happened, null when the matter is restricted.</param>
public sealed record WorkHanded(long Sequence, string? Matter, string Number, string? WorkItem, string? News);

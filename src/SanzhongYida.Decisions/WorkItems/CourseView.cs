using System.Collections.Immutable;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>异常: where a matter's process could not go on by itself, for those who mend it: not what the matter is about.</summary>
public sealed record IncidentRow(string Matter, string Id, string Number, string Process, string Definition, string Node, string Cause, string? Detail) : IRowOfMatter;

/// <summary>A row of which a matter has many.</summary>
public interface IRowOfMatter
{
    /// <summary>The matter.</summary>
    string Matter { get; }

    /// <summary>Its own id within the matter.</summary>
    string Id { get; }
}

public sealed partial record Rows
{
    /// <summary>Incidents.</summary>
    public ImmutableArray<IncidentRow> Incidents { get; init; } = [];

    private static ImmutableArray<IncidentRow> IncidentRows(Matter matter) =>
        [.. (matter.Instance?.Incidents ?? []).Select(incident => new IncidentRow(matter.Id, incident.Id, matter.Number, matter.Process, matter.DefinitionHash, incident.Node, incident.Cause, incident.Detail))];
}

/// <summary>A token at rest.</summary>
public sealed record TokenLine(string Id, string Node, string Name, string Scope);

/// <summary>异常 with what is wrong.</summary>
public sealed record IncidentLine(string Id, string Node, string Name, string Cause, string Chinese, string English, string? Detail);

/// <summary>Where a matter's process stands, and nothing of what the matter is about: what a 流程管理员 sees of it.</summary>
/// <param name="Matter">The matter's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Process">The process it runs.</param>
/// <param name="Definition">Content hash of the version.</param>
/// <param name="Version">The version to name in a modification.</param>
/// <param name="IsSuspended">Does it stand still?</param>
/// <param name="HasEnded">Is it over?</param>
/// <param name="Tokens">Where it stands.</param>
/// <param name="Incidents">What is wrong.</param>
public sealed record CourseView(
    string Matter,
    string Number,
    string Process,
    string Definition,
    long Version,
    bool IsSuspended,
    bool HasEnded,
    ImmutableArray<TokenLine> Tokens,
    ImmutableArray<IncidentLine> Incidents)
{
    /// <summary>The view of a matter.</summary>
    public static CourseView Of(Law law, Matter matter)
    {
        var library = law.LibraryByHash(matter.DefinitionHash);
        var instance = matter.Instance ?? new Instance();
        return new(
            matter.Id,
            matter.Number,
            matter.Process,
            matter.DefinitionHash,
            matter.Version,
            instance.IsSuspended,
            matter.HasEnded,
            [.. instance.Activities.Select(activity => new TokenLine(activity.Id, activity.Node, Name(activity.Scope, activity.Node), activity.Scope))],
            [.. instance.Incidents.Select(it => new IncidentLine(it.Id, it.Node, Name(it.Scope, it.Node), it.Cause, it.Chinese, it.English, it.Detail))]);

        string Name(string scope, string node) => instance.FindScope(scope) is { } around && library?.Find(around.Process)?.Find(node) is { Name.Length: > 0 } known ? known.Name : node;
    }
}

public static partial class Visibility
{
    /// <summary>Does the reader see where every process stands, though not what it is about? The 流程管理员 do.</summary>
    public static bool MayMend(Reader reader) => reader.Holds([AccessKey.Role(Role.WorkflowEditor), AccessKey.Role(Role.WorkflowApprover)]);
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>Money one matter asks for under a project.</summary>
public sealed record RequestedFunds(string Matter, string Number, Funds Funds);

/// <summary>资金项目: everything asked for, and not given up since, under one project code in one fiscal year, so that a request split in parts is seen (R-3.4-d).</summary>
public sealed record ProjectFunds : State
{
    /// <summary>The requests, one for each matter, oldest first.</summary>
    public ImmutableArray<RequestedFunds> Requests { get; init; } = [];

    internal static ProjectFunds Apply(ProjectFunds? before, ProjectFact fact) => fact switch
    {
        ProjectFact.FundsRequested f => (before ?? new ProjectFunds()).With(f.Request),
        ProjectFact.FundsGivenUp f => before! with { Requests = [.. before.Requests.Where(known => known.Matter != f.Matter)] },
        _ => throw new UnreachableException(),
    };

    private ProjectFunds With(RequestedFunds request) => this with { Requests = [.. Requests.Where(known => known.Matter != request.Matter), request] };
}

public sealed partial record Matter
{
    /// <summary>The project its money was asked for under, in the fiscal year it was submitted; or null.</summary>
    [JsonIgnore]
    public Subject? Project => Funds?.Project is { } code ? Subject.Project(SubmittedOn.Year, code) : null;
}

/// <summary>What happened to a project's money.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(FundsRequested), "funds-requested")]
[JsonDerivedType(typeof(FundsGivenUp), "funds-given-up")]
public abstract record ProjectFact : Fact
{
    private ProjectFact()
    {
    }

    /// <summary>A matter asked for money, or for another amount than before.</summary>
    public sealed record FundsRequested(RequestedFunds Request) : ProjectFact;

    /// <summary>A matter that asked for money was withdrawn or terminated.</summary>
    public sealed record FundsGivenUp(string Matter) : ProjectFact;
}

/// <summary>疑似拆分: several requests of one project in one fiscal year, each in no clause, together in one (R-3.4-d, C-24).</summary>
internal static class Splitting
{
    /// <summary>Longest project code.</summary>
    public const int LongestCode = 40;

    /// <summary>Is it a project code?</summary>
    public static bool IsCode(string text) => text.Length is > 0 and <= LongestCode && text.All(letter => char.IsLetterOrDigit(letter) || letter == '-');

    /// <summary>The requests that would be in a clause together while none is alone, the one given last; empty when there is no such sum.</summary>
    public static ImmutableArray<RequestedFunds> Parts(ProjectFunds? project, RequestedFunds asked, Settings settings)
    {
        var parts = (project?.Requests ?? []).Where(known => known.Matter != asked.Matter && known.Funds.Kind == asked.Funds.Kind && known.Funds.InBudget == asked.Funds.InBudget).Append(asked).ToImmutableArray();
        return parts.Length > 1 && parts.All(part => Scope.Match([], part.Funds, settings).IsEmpty) && !Scope.Match([], Together(parts), settings).IsEmpty ? parts : [];
    }

    /// <summary>What they ask for together.</summary>
    public static Funds Together(ImmutableArray<RequestedFunds> parts) => parts[^1].Funds with { Amount = parts.Sum(part => part.Funds.Amount) };

    /// <summary>Enters what a matter asks for under its project, and tells of a split.</summary>
    public static void Enter(Proceeding p, Matter matter, Subject project)
    {
        var settings = p.Law.Regulation.On(p.Today);
        var asked = new RequestedFunds(matter.Id, matter.Number, matter.Funds!);
        var parts = Parts((ProjectFunds?)p.Find(project), asked, settings);
        p.Record(project, new ProjectFact.FundsRequested(asked));
        if (!parts.IsEmpty && settings.AdvisesOfSplits)
        {
            var split = new SafeguardFact.SplitSuspected(matter.Funds!.Project!, [.. parts.Select(part => part.Number)], Together(parts).Amount);
            if (matter.Alerts.All(alert => alert.Due != split.Due))
            {
                p.Record(Subject.Matter(matter.Id), split);
            }
        }
    }
}

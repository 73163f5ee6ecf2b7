using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A day by which something is due.</summary>
public sealed record DueLine(string Id, string Name, DateOnly Due, bool IsProvisional, bool IsAlerted);

/// <summary>A decision of the matter: none is ever changed; a later one that amends it names it.</summary>
/// <param name="Number">Its number in the matter, 1 for the first.</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="Outcome">Carried or rejected.</param>
/// <param name="Content">The decided text, fetched by its digest.</param>
/// <param name="Replaces">The number of the decision it replaces, or null.</param>
/// <param name="IsInForce">Is it the one to be carried out?</param>
public sealed record DecisionLine(int Number, DateOnly On, Outcome Outcome, TextRef Content, int? Replaces, bool IsInForce);

/// <summary>A matter as its readers see it: where it stands, and everything filed. The tokens themselves are shown by the diagram only.</summary>
/// <param name="Matter">The state; free texts are fetched by their digest.</param>
/// <param name="Waiting">Names of the open work items.</param>
/// <param name="Dues">What is due, and when.</param>
/// <param name="Outcomes">How meetings concluded it, oldest first.</param>
/// <param name="Required">Names of the steps its marks require.</param>
/// <param name="Result">The result of its process once it has ended, or null.</param>
/// <param name="Alerts">Ids of what was told to the supervision centre.</param>
/// <param name="Decisions">Every decision, oldest first.</param>
/// <param name="Notes">What its reader is to be told: advice (W-713-3), a legal risk that was stated (W-713-25).</param>
public sealed record MatterView(
    Matter Matter,
    ImmutableArray<string> Waiting,
    ImmutableArray<DueLine> Dues,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<string> Required,
    string? Result,
    ImmutableArray<string> Alerts,
    ImmutableArray<DecisionLine> Decisions,
    ImmutableArray<string> Notes)
{
    /// <summary>The view of a matter.</summary>
    public static MatterView Of(Matter matter)
    {
        var rows = Rows.Of(matter);
        return new(
            matter with { Instance = null },
            [.. matter.WorkItems.Select(item => item.Name)],
            [.. rows.Dues.Select(due => new DueLine(due.Id, due.Name, due.Due, due.IsProvisional, due.IsAlerted))],
            [.. matter.Conclusions.Select(conclusion => conclusion.Outcome)],
            [.. AgendaGate.RequiredSteps(matter).Select(step => step.Chinese)],
            matter.Result,
            [.. rows.Alerts.Select(alert => alert.Id)],
            [.. matter.Decisions.Select((decision, index) => Line(matter, decision, index + 1))],
            [.. AgendaGate.Notes(matter)]);
    }

    private static DecisionLine Line(Matter matter, Conclusion decision, int number)
    {
        var version = matter.Versions.IndexOf(decision);
        int? replaces = version > 0 ? matter.Decisions.IndexOf(matter.Versions[version - 1]) + 1 : null;
        return new DecisionLine(number, decision.On, decision.Outcome, decision.Content, replaces, decision == matter.DecisionInForce);
    }
}

/// <summary>Whether an act may be done now by the caller, and if not, every reason.</summary>
/// <param name="Act">The act.</param>
/// <param name="Part">The part it is about: a work item, an agenda item; or null.</param>
/// <param name="IsAllowed">May it be done?</param>
/// <param name="Reasons">Why not.</param>
/// <param name="Targets">What it may be aimed at: the people who may be given it or asked, the nodes of 退回; empty where it needs no aim.</param>
public sealed record ActAnswer(string Act, string? Part, bool IsAllowed, ImmutableArray<Reason> Reasons, ImmutableArray<string> Targets)
{
    /// <summary>Probes and their judgments, side by side.</summary>
    public static ImmutableArray<ActAnswer> Of(ImmutableArray<Probe> probes, ImmutableArray<Judgment> judgments) =>
        [.. probes.Zip(judgments, (probe, judgment) => (probe, reasons: Permitted.Against(judgment)))
            .Select(pair => new ActAnswer(pair.probe.Act, pair.probe.Part, pair.reasons.IsEmpty, [.. pair.reasons.Select(Reason.Of)], pair.reasons.IsEmpty && !pair.probe.Targets.IsDefault ? pair.probe.Targets : []))];

    /// <summary>What a person may do on a matter now: the answer of the API and of the page.</summary>
    public static async Task<ImmutableArray<ActAnswer>> On(Law law, Matter matter, Person person, Clerk clerk, DateOnly today, CancellationToken stop)
    {
        ImmutableArray<Probe> probes = [.. Permitted.Probes(matter, person, today), .. Permitted.OnWork(law, matter, person, today)];
        return Of(probes, await clerk.Try(person.Id, probes.Select(probe => probe.Command), stop));
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SanzhongYida.Processes;

namespace SanzhongYida.Decisions;

/// <summary>复议 of a decided appointment: who asked for it, why, and who consents.</summary>
/// <param name="Decision">The decision's number in its matter.</param>
/// <param name="By">The member who asked.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Consents">Members who consent, the one who asked among them.</param>
public sealed record Reopening(int Decision, string By, DateOnly On, TextRef Reason, ImmutableArray<string> Consents)
{
    /// <summary>Is it taken up again? Then a meeting may have it on its agenda; the decision stands until another replaces it.</summary>
    public bool IsAgreed { get; init; }
}

/// <summary>归档 that 复议 opened again (R-4.3.4-a: by a recorded act, never by edit).</summary>
/// <param name="ArchivedOn">The day it was filed.</param>
/// <param name="ReopenedOn">The day it was taken up again.</param>
public sealed record EarlierFiling(DateOnly ArchivedOn, DateOnly ReopenedOn);

public sealed partial record Matter
{
    /// <summary>复议 asked for or under way, or null.</summary>
    public Reopening? Reopening { get; init; }

    /// <summary>Times it was filed and taken up again since, oldest first.</summary>
    public ImmutableArray<EarlierFiling> EarlierFilings { get; init; } = [];

    /// <summary>Was it taken out of the archive, its process over, and not filed again yet?</summary>
    [JsonIgnore]
    public bool IsOutOfArchive => ArchivedOn is null && !EarlierFilings.IsEmpty && Instance is { HasEnded: true };

    /// <summary>Does a decision wait to be taken up again that no meeting has concluded on?</summary>
    [JsonIgnore]
    public bool AwaitsReconsideration => Reopened is { } decision && Conclusions.All(conclusion => conclusion.Reopens != decision);

    /// <summary>The number of the decision a meeting may take up again, or null.</summary>
    [JsonIgnore]
    public int? Reopened => Reopening is { IsAgreed: true } again ? again.Decision : null;

    /// <summary>How often its process began anew: after a return, and after a decision that replaced another.</summary>
    [JsonIgnore]
    public int Restarts => Returns + Conclusions.Count(conclusion => conclusion is { Reopens: not null, Outcome: Outcome.Carried });

    // What was filed stays on record as filed, with the day it was taken up again.
    private Matter TakenUpAgain(Stamp stamp) => this with
    {
        Reopening = Reopening! with { IsAgreed = true },
        EarlierFilings = ArchivedOn is { } filed ? EarlierFilings.Add(new EarlierFiling(filed, stamp.On)) : EarlierFilings,
        ArchivedOn = null,
        TransferYear = null,
    };

    private Matter Concluded(Conclusion conclusion)
    {
        var matter = this with
        {
            Conclusions = Conclusions.Add(conclusion),
            OpenAt = null,
            Urgency = conclusion.IsDeferred ? null : Urgency,
            Reopening = conclusion.Reopens is not null && !conclusion.IsDeferred ? null : Reopening,
        };

        // A decision that replaces another is carried out from the beginning.
        return conclusion is { Reopens: not null, Outcome: Outcome.Carried }
            ? matter with { Instance = null, WorkItems = [], Completion = null, CompletionConfirmed = null }
            : matter;
    }
}

/// <summary>W-CAD: a decided appointment is taken up again only when more than half of the members of the Party group consent.</summary>
internal static class Reopenings
{
    public static void Propose(Proceeding p, Subject subject, Matter matter, DecisionCommand.ProposeReopening c)
    {
        p.Require(matter.Kind == MatterKind.KeyAppointment, "W-CAD", "复议仅适用于干部任免决定", "only a decided appointment is taken up again so");
        p.Require(!matter.Decisions.IsEmpty, "W-CAD", "会议尚未作出决定", "no meeting has decided yet");
        p.Require(matter.Reopening is null, Rule.State, "已提出复议", "it is asked for already");
        RequireMember(p);
        p.RequireText(c.Reason, 2000, "W-CAD", "复议理由", "the reason");
        if (!p.IsRefused)
        {
            p.Record(subject, new DecisionFact.ReopeningProposed(matter.Decisions.Length, p.Keep(c.Reason)));
        }
    }

    public static void Consent(Proceeding p, Subject subject, Matter matter)
    {
        p.Require(matter.Reopening is { IsAgreed: false }, Rule.State, "没有待同意的复议", "nothing asks for consent");
        p.Require(matter.Reopening?.Consents.Contains(p.Actor, StringComparer.Ordinal) != true, Rule.State, "已同意复议", "the member consents already");
        RequireMember(p);
        if (!p.IsRefused)
        {
            p.Record(subject, new DecisionFact.ReopeningConsented(p.Actor));
        }
    }

    public static void Reopen(Proceeding p, Subject subject, Matter matter)
    {
        p.Require(
            Candidates.IsHead(matter, Offices.Actor(p), p.Today) || Offices.Actor(p)?.Is(Role.GovernmentOffice, p.Today) == true,
            Rule.Authority,
            "复议由区长提请,或由政府办代为办理",
            "the head, or the government office on the head's behalf, takes it up again");
        if (!p.Require(matter.Reopening is { IsAgreed: false }, Rule.State, "没有待同意的复议", "nothing asks for consent"))
        {
            return;
        }

        // Whoever has left the body since no longer counts, on either side.
        var members = Members(p);
        var consents = matter.Reopening!.Consents.Count(member => members.Contains(member, StringComparer.Ordinal));
        p.Require(
            Arithmetic.Carried(consents, members.Length),
            "W-CAD",
            $"党组成员{members.Length}人,同意复议{consents}人,须超过半数",
            $"{consents} of {members.Length} members consent: more than half is needed");
        if (!p.IsRefused)
        {
            p.Record(subject, new DecisionFact.DecisionReopened(consents, members.Length));
        }
    }

    /// <summary>A meeting concluded it again. Carried, the decision replaces the earlier one and the process begins anew behind the
    /// meeting; anything else leaves the earlier decision, and its execution, as they are (R-4.3.2-c).</summary>
    public static void OnConcluded(Proceeding p, Subject subject, Conclusion conclusion)
    {
        Executions.OnConcluded(p, subject, conclusion);
        if (conclusion.Outcome != Outcome.Carried)
        {
            // R-4.3.4-a: what came out of the archive goes back by a day; no process is left to remind of it.
            if (((Matter)p.Find(subject)!).IsOutOfArchive)
            {
                p.Record(subject, new ExecutionFact.ObligationsSet([Closing.FilingBy(p)]));
            }

            return;
        }

        Course.Begin(p, subject);
        if (((Matter)p.Find(subject)!).WorkItems.FirstOrDefault(item => item.Step == "meeting") is { } item)
        {
            Course.Complete(p, subject, item, ImmutableDictionary<string, Value>.Empty.Add("outcome", Value.Of("carried")));
        }
        else
        {
            p.Refuse(Rule.State, "流程未能重新到达会议环节", "the process does not come back to the meeting");
        }
    }

    // R-4.2.5-b: for whoever is recused from the appointment it is not there, and so there is nothing to take up again either.
    private static bool RequireMember(Proceeding p) =>
        p.Require(Members(p).Contains(p.Actor, StringComparer.Ordinal), "W-CAD", "须为党组成员", "a member of the Party group");

    private static ImmutableArray<string> Members(Proceeding p) =>
        [.. p.Law.Bodies.Values.Where(body => body.Kind == BodyKind.PartyGroup).SelectMany(body => body.Members(p.Today)).Distinct(StringComparer.Ordinal)];
}

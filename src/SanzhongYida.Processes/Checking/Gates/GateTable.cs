using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>The gates every definition must keep, each beside the rule it comes from. Their sentences stand with the clauses.</summary>
internal static class GateTable
{
    private const string Decided = "assignment execution congress-approval publication end=carried end=rejected end=amended";
    private const string CarriedOut = "assignment tracking-plan execution progress-report evaluation congress-approval end=carried end=amended";
    private const string Preparation =
        "research opinions public-notice hearing public-comment expert-argument stability-risk-assessment democratic-consultation department-positions";

    /// <summary>The rule on ways of asking for opinions; it is decided by <see cref="Substitutes"/>.</summary>
    public const string NoSubstitute = "R-4-d";

    /// <summary>The rule a definition breaks that serves matters and holds no meeting at all.</summary>
    public const string Meeting = "R-4-c";

    /// <summary>What a run without any meeting shows.</summary>
    public static readonly Gate AnyEnd = new(Meeting, "exit", "meeting");

    /// <summary>What shows that opinions were taken for a meeting: a decision after them without one.</summary>
    public static readonly Gate Substituted = new(NoSubstitute, Decided, "meeting") { After = "circulate countersign consult", Anew = true };

    /// <summary>What shows that opinions choose about a decision: it is come to behind them.</summary>
    public static readonly Gate Chosen = new(NoSubstitute, Decided, "nothing") { After = "circulate countersign consult" };

    public static readonly ImmutableArray<Gate> All =
    [
        // A decision is what a meeting decided, and stands as the meeting decided it.
        new(Meeting, Decided, "meeting"),
        new("R-2.2-b", "end=carried end=amended", "meeting=carried"),
        new("R-2.2-b", "end=rejected", "meeting=rejected"),
        new("R-2.2-b", "end=noted", "meeting=noted"),
        new("R-2.2-b", "exit", "end=carried end=amended") { After = "meeting=carried" },
        new("R-2.2-b", "exit", "end=rejected end=carried end=amended") { After = "meeting=rejected" },
        new("R-2.2-b", "exit", "end=noted end=carried end=amended") { After = "meeting=noted" },
        new("R-4.2.3-e", "exit", "meeting end=withdrawn end=returned end=terminated") { After = "meeting=deferred", Anew = true },
        new("R-4.2.3-e", "meeting " + Decided, Preparation) { After = "meeting=deferred", Anew = true },

        // Preparation closes before the meeting.
        new("R-4.1.1-a", "determine meeting", "research"),
        new("R-4.1.1-a", "determine meeting", "opinions evidence=opinions"),
        new("R-4.1.1-b", "meeting", "legality-review") { When = "majorAdministrativeDecision !cadre" },
        new("R-4.1.1-c", "meeting", "expert-argument") { When = "technical !cadre" },
        new("R-4.1.1-d", "meeting", "democratic-consultation") { When = "democraticConsultation" },
        new("R-4.1.1-e", "meeting", "public-notice") { When = "publicInterest !cadre" },
        new("R-4.1.1-e", "meeting", "hearing") { When = "publicInterest !cadre" },
        new("R-4.1.1-g", "meeting", "stability-risk-assessment") { When = "stabilityRisk !cadre" },
        new("R-4.1.3-b", "meeting", "department-positions") { When = "multiDepartment" },

        // First reviewed, then endorsed, then determined.
        new("R-4.1.2-a", "meeting", "determine"),
        new("R-4.1.2-b", "endorse determine meeting", "preliminary-review"),
        new("R-4.1.2-c", "determine meeting", "endorse"),
        new("R-4.1.2-a", "meeting", "determine") { After = "meeting=deferred", Anew = true, Unevaluated = true },
        new("R-4.1.2-b", "meeting", "preliminary-review") { After = "meeting=deferred", Anew = true, Unevaluated = true },
        new("R-4.1.2-c", "meeting", "endorse") { After = "meeting=deferred", Anew = true, Unevaluated = true },

        // Reported and approved before it is issued and carried out.
        new("W-713-31", "publication execution", "report-party-committee") { When = "majorAdministrativeDecision !cadre", After = "meeting=carried" },
        new("W-713-8", "publication execution", "congress-approval") { When = "congress !cadre", After = "meeting=carried" },
        new("W-713-8", "execution", "congress-approval") { When = "congress cadre" },
        new("W-BUD-69", "execution", "congress-approval") { When = "budgetAdjustment !cadre" },
        new("W-CAD", "execution", "evidence=appointment-notice") { When = "cadre" },

        // What was carried is carried out, followed and evaluated.
        new("R-4.3.1-a", CarriedOut, "meeting=carried"),
        new("R-4.3.1-a", "execution exit", "assignment") { After = "meeting=carried" },
        new("R-4.3.2-d", "exit archive", "execution") { After = "meeting=carried" },
        new("R-4.3.3-a", "exit", "tracking-plan") { When = "!cadre", After = "meeting=carried" },
        new("R-4.3.3-b", "exit", "progress-report") { When = "!cadre", After = "meeting=carried" },
        new("R-4.3.3-c", "exit", "evaluation") { When = "!cadre", After = "meeting=carried" },
        new("R-4.3.3-b", "progress-report", "tracking-plan") { When = "!cadre" },
        new("R-4.3.3-c", "evaluation", "assignment") { When = "!cadre" },
        new("R-4.3.3-d", "exit evaluation tracking-plan", "meeting")
        {
            After = "evaluation=continue evaluation=suspend evaluation=amend evaluation=other", Anew = true,
        },

        // An amendment goes the way of a decision.
        new("R-4.3.3-a", "exit?carried evaluation?carried", "tracking-plan") { When = "!cadre", After = "evaluation=amend", Anew = true },
        new("W-713-37", "meeting", "legality-review") { When = "majorAdministrativeDecision !cadre", After = "evaluation=amend", Anew = true },
        new("W-713-37", "publication?carried tracking-plan?carried", "report-party-committee")
        {
            When = "majorAdministrativeDecision !cadre", After = "evaluation=amend", Anew = true,
        },
        new("W-713-37", "publication?carried tracking-plan?carried", "congress-approval") { When = "congress !cadre", After = "evaluation=amend", Anew = true },

        // Minuted, published, filed.
        new("R-4.2.6-b", "exit archive", "minutes") { After = "meeting=carried meeting=rejected meeting=noted", Anew = true },
        new("R-4.2.6-d", "exit", "archive") { After = "meeting=carried meeting=rejected meeting=noted" },
        new("R-5.2-a", "exit archive", "publication") { After = "meeting=carried meeting=rejected", Anew = true },
        new("R-4.3.4-a", "end=withdrawn end=terminated", "archive"),
        new("R-4.3.4-a", "meeting execution publication progress-report evaluation", "nothing") { After = "archive", Anew = true },
        new("W-713-33", "exit", "archive") { When = "majorAdministrativeDecision !cadre", After = "meeting=carried" },
    ];
}

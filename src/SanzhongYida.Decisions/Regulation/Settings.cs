using System.Collections.Immutable;
using System.Globalization;

namespace SanzhongYida.Decisions;

/// <summary>Settings in force at a moment, C-01 to C-32, read by name. Where nothing was set the strict default of the rules holds.</summary>
/// <param name="Values">Value by setting id; only those that were set.</param>
public sealed record Settings(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>Strict defaults throughout.</summary>
    public static Settings Strict { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>C-01: does 半数以上 include exactly half?</summary>
    public bool HalfIsInclusive => Text("C-01", "true") == "true";

    /// <summary>C-02: is quorum tested again at each vote?</summary>
    public bool RechecksQuorum => Text("C-02", "openingAndEachVote") == "openingAndEachVote";

    /// <summary>C-03: does presence by video count in that body? For 干部 and restricted items it never does.</summary>
    public bool CountsVideo(string body) =>
        Text("C-03", "notCounted") is var text && text.StartsWith(VideoIn, StringComparison.Ordinal) && text[VideoIn.Length..].Split(',').Contains(body, StringComparer.Ordinal);

    /// <summary>How C-03 names the bodies that count it.</summary>
    internal const string VideoIn = "counted:";

    /// <summary>C-04: is a recused member present for the item?</summary>
    public bool RecusedArePresent => Text("C-04", "absentForItem") == "presentForItem";

    /// <summary>C-05: do recused members leave the denominator?</summary>
    public bool RecusedAreExcluded => Text("C-05", "keep") == "exclude";

    /// <summary>Of how many more than half must assent: 应到会成员, the recused among them (E-4) unless C-05 takes them out.</summary>
    public int DueToCarry(int due, int recused) => RecusedAreExcluded ? due - recused : due;

    /// <summary>C-06: may a member abstain from voting?</summary>
    public bool OffersAbstention => Text("C-06", "notOffered") == "offered";

    /// <summary>C-07: does an item not carried count as rejected?</summary>
    public bool RejectsWhatIsNotCarried => Text("C-07", "defer") == "reject";

    /// <summary>C-08: do written opinions count as votes? Never in a Party-group meeting.</summary>
    public bool WrittenOpinionsVote => Text("C-08", "false") == "true";

    /// <summary>C-12: least rounds of coordination.</summary>
    public int CoordinationRounds => Number("C-12", 2);

    /// <summary>C-13: working days of a legality review.</summary>
    public int LegalityWorkingDays => Number("C-13", 7);

    /// <summary>C-14: days of a public consultation.</summary>
    public int ConsultationDays => Number("C-14", 30);

    /// <summary>C-15: days hearing materials arrive before the hearing.</summary>
    public int HearingMaterialsDays => Number("C-15", 7);

    /// <summary>C-16: working days of a public notice.</summary>
    public int NoticeWorkingDays => Number("C-16", 7);

    /// <summary>C-17: working days until publication.</summary>
    public int PublicationWorkingDays => Number("C-17", 20);

    /// <summary>C-18: working days until the minutes are there.</summary>
    public int MinutesWorkingDays => Number("C-18", 5);

    /// <summary>C-19: working days until the tracking plan is there.</summary>
    public int TrackingPlanWorkingDays => Number("C-19", 15);

    /// <summary>C-20: days between progress reports.</summary>
    public int ReportEveryDays => Number("C-20", 30);

    /// <summary>C-21: months until the first evaluation.</summary>
    public int EvaluationMonths => Number("C-21", 6);

    /// <summary>C-22: deferrals after which the supervision centre is told.</summary>
    public int DeferralsUntilAlert => Number("C-22", 3);

    /// <summary>C-23: outside the budget, amounts over this are in scope (元).</summary>
    public decimal OutOfBudgetOver => Text("C-23", "10000000.00/10000000.00").Split('/') is [var over, ..] ? Money(over) : 10_000_000m;

    /// <summary>C-23: listed funds from this amount on are in scope (元).</summary>
    public decimal ListedFundsAtLeast => Text("C-23", "10000000.00/10000000.00").Split('/') is [_, var least] ? Money(least) : 10_000_000m;

    /// <summary>C-24: is a suspected split told?</summary>
    public bool AdvisesOfSplits => Text("C-24", "advise") != "off";

    /// <summary>C-24: does a suspected split count as one request?</summary>
    public bool AddsUpSplits => Text("C-24", "advise") == "enforce";

    /// <summary>C-11: the fraction of stated opinions not 同意 from which divergence is flagged; null when off.</summary>
    public (int Part, int Whole)? DivergenceFraction => Text("C-11", "1/3").Split('/') is [var part, var whole]
        && int.TryParse(part, CultureInfo.InvariantCulture, out var p) && int.TryParse(whole, CultureInfo.InvariantCulture, out var w) && p > 0 && w > 0
        ? (p, w)
        : null;

    /// <summary>C-26: may the head act ahead of the meeting, to be ratified by it?</summary>
    public bool AllowsEmergencyDisposal => Text("C-26", "off") == "on";

    /// <summary>C-28: who is 近亲属 when a member is asked: 民法典第一千零四十五条 and 公务员法第七十四条 together, or the former alone.</summary>
    public string NearRelatives => Text("C-28", "civilCodeAndCivilServants") == "civilCode"
        ? "配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女"
        : "配偶、直系血亲、三代以内旁系血亲、近姻亲";

    /// <summary>C-30: may the head differ from the majority either way (Decree 713 art. 30)?</summary>
    public bool HeadDecides => Text("C-30", "majorityRequired") == "headDecides";

    /// <summary>C-31: may an item be voted this way?</summary>
    public bool Offers(VoteMethod method) => Enum.IsDefined(method)
        && Text("C-31", "showOfHands,oral,namedBallot,secretBallot").Split(',').Contains(method.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of a setting, or the default given.</summary>
    public string Text(string id, string strict) => Values.GetValueOrDefault(id, strict);

    private int Number(string id, int strict) =>
        int.TryParse(Text(id, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : strict;

    private static decimal Money(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 10_000_000m;
}

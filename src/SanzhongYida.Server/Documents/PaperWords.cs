using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Words that stand in the office's documents and nowhere else.</summary>
public static class PaperWords
{
    /// <summary>What stands for something the reader may not read.</summary>
    public const string Withheld = "（不在阅读范围）";

    /// <summary>The day of a paper that has none yet: a draft is not dated by the day somebody took it.</summary>
    public const string Undated = "　　　　年　　月　　日";

    /// <summary>What stands in a dossier for a text about other matters of the meeting too.</summary>
    public const string OtherItems = "（兼及同次会议的其他议题，不在本卷）";

    /// <summary>What stands under the minutes in a dossier that holds but one matter's part of them.</summary>
    public static string Extract(TextRef whole) => $"（以上为本卷事项的摘录。纪要全文{OtherItems[1..^1]}，其加盐摘要为 {whole.Digest}。）";

    private const string Figures = "零一二三四五六七八九";

    /// <summary>2026年4月28日 09:00.</summary>
    public static string Moment(DateTimeOffset at) => $"{Words.Day(DistrictTime.Day(at))} {Words.Time(at)}";

    /// <summary>1 to 99 in Chinese: 二十一.</summary>
    public static string Numeral(int number) => number switch
    {
        < 10 => Figures[number].ToString(),
        < 20 => "十" + (number == 10 ? "" : Numeral(number - 10)),
        < 100 => $"{Figures[number / 10]}十{(number % 10 == 0 ? "" : Numeral(number % 10))}",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>An opinion or a vote.</summary>
    public static string Of(Opinion opinion) => opinion switch
    {
        Opinion.Approve => "同意",
        Opinion.Oppose => "不同意",
        Opinion.Defer => "缓议",
        _ => "弃权",
    };

    /// <summary>How an item is voted.</summary>
    public static string Of(VoteMethod method) => method switch
    {
        VoteMethod.ShowOfHands => "举手",
        VoteMethod.Oral => "口头",
        VoteMethod.NamedBallot => "记名投票",
        _ => "无记名投票",
    };

    /// <summary>How a meeting speaks of an outcome in what is published; never who or how many.</summary>
    public static string Decided(Outcome outcome) => outcome switch
    {
        Outcome.Carried => "会议决定予以通过",
        Outcome.Rejected => "会议未予通过",
        Outcome.Noted => "会议进行了传达学习",
        Outcome.DeferredUnclear => "会议认为重大问题尚不清楚，决定暂缓决策，待进一步调查研究后再作决定",
        Outcome.DeferredDivergent => "会议意见分歧较大，决定暂缓决策，待进一步调查研究、充分交换意见后再作决定",
        Outcome.Open => "会议未作出决定",
        _ => "会议决定暂缓决策",
    };

    /// <summary>A free text as the reader finds it; of one destroyed who asked, who approved, when and on what basis.</summary>
    public static string Of(Law law, FoundText? text) => text switch
    {
        { Content: { } content } => content,
        { Destroyed: { } gone } => $"（已销毁：{Words.Person(law, gone.ProposedBy)}提请，{Words.Person(law, gone.ApprovedBy!)}{Words.Day(gone.DestroyedOn!.Value)}批准，依据：{gone.Basis}）",
        _ => Withheld,
    };

    /// <summary>Names one after the other; a word where there is none.</summary>
    public static string Names(Law law, IEnumerable<string> people)
    {
        var names = string.Join("、", people.Select(person => Words.Person(law, person)));
        return names.Length == 0 ? "无" : names;
    }

    /// <summary>A figure.</summary>
    public static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}

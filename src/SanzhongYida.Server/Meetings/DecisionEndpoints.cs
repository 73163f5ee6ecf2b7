using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>Two or more options, compared by the aspects named.</summary>
public sealed record OptionsRequest(ImmutableArray<string> Aspects, ImmutableArray<OptionDraft> Options);

/// <summary>A decision beside its meeting: 多个方案 before it, 复议 of an appointment, 紧急处置 ahead of the meeting.</summary>
public static class DecisionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("会议 Meetings");
        matters.Act<ReasonRequest>("/{id}/reopening", "提出复议干部任免决定", (id, r) => new DecisionCommand.ProposeReopening(id, r.Reason));
        matters.Act("/{id}/reopening/consent", "同意复议", id => new DecisionCommand.ConsentToReopening(id));
        matters.Act("/{id}/reopening/open", "提请复议(须超过半数成员同意)", id => new DecisionCommand.Reopen(id));
        matters.Act<OptionsRequest>("/{id}/options", "提出多个方案(并列比较,逐案表决)", (id, r) => new DecisionCommand.FileOptions(id, r.Aspects, r.Options));
        matters.Act<TextRequest>("/{id}/disposal", "紧急处置(仅在设置开放时,须由会议追认)", (id, r) => new DecisionCommand.DisposeFirst(id, r.Text));
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>One reason of a refusal, with the sentence it rests on.</summary>
/// <param name="RuleId">A rule id, or one of <see cref="Rule"/>.</param>
/// <param name="Clause">The quoted sentence, or null when it rests on none.</param>
/// <param name="Message">The reason in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record Reason(string RuleId, string? Clause, string Message, string English)
{
    /// <summary>A refusal as people read it.</summary>
    public static Reason Of(Refusal refusal) => new(refusal.RuleId, Clauses.Sentence(refusal.RuleId), refusal.Chinese, refusal.English);
}

/// <summary>Refusals as RFC 9457 problems: every reason, each with its clause.</summary>
public static class Problems
{
    /// <summary>The rule id of a command id used before with another content.</summary>
    public const string Idempotency = "idempotency";

    /// <summary>The problem of a refused command.</summary>
    public static ProblemDetails Of(ImmutableArray<Refusal> refusals)
    {
        // What may not be seen is not there: no other reason is told.
        var told = refusals.Any(refusal => refusal.RuleId == Rule.NotFound)
            ? [.. refusals.Where(refusal => refusal.RuleId == Rule.NotFound)]
            : refusals;
        return Problem(Status(told), [.. told.Select(Reason.Of)]);
    }

    /// <summary>A problem with one reason.</summary>
    public static ProblemDetails Of(int status, string ruleId, string chinese, string english) =>
        Problem(status, [new Reason(ruleId, Clauses.Sentence(ruleId), chinese, english)]);

    /// <summary>There is no such thing, or it may not be seen: the same answer.</summary>
    public static IResult NotFound() => TypedResults.Problem(Of(StatusCodes.Status404NotFound, Rule.NotFound, "没有这项内容", "there is no such thing"));

    /// <summary>The caller has no authority.</summary>
    public static IResult Forbidden(string chinese, string english) => TypedResults.Problem(Of(StatusCodes.Status403Forbidden, Rule.Authority, chinese, english));

    /// <summary>The request is malformed.</summary>
    public static IResult Input(string chinese, string english) => TypedResults.Problem(Of(StatusCodes.Status400BadRequest, Rule.Input, chinese, english));

    private static int Status(ImmutableArray<Refusal> refusals)
    {
        var rules = refusals.Select(refusal => refusal.RuleId).ToHashSet(StringComparer.Ordinal);
        return rules switch
        {
            _ when rules.Contains(Rule.NotFound) => StatusCodes.Status404NotFound,
            _ when rules.Contains(Rule.Authority) => StatusCodes.Status403Forbidden,
            _ when rules.Contains(Rule.Stale) => StatusCodes.Status412PreconditionFailed,
            _ when rules.Any(rule => rule is not (Rule.State or Rule.Input)) => StatusCodes.Status422UnprocessableEntity,
            _ when rules.Contains(Rule.State) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        };
    }

    private static ProblemDetails Problem(int status, ImmutableArray<Reason> reasons)
    {
        var first = reasons[0];
        return new ProblemDetails
        {
            Type = $"urn:sanzhongyida:rule:{first.RuleId}",
            Title = Title(status),
            Status = status,
            Detail = string.Join(";", reasons.Select(reason => reason.Message)),
            Extensions = { ["ruleId"] = first.RuleId, ["clause"] = first.Clause, ["reasons"] = reasons },
        };
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "请求有误 Bad request",
        StatusCodes.Status401Unauthorized => "未登录 Not signed in",
        StatusCodes.Status403Forbidden => "无权办理 Not authorised",
        StatusCodes.Status404NotFound => "没有这项内容 Not found",
        StatusCodes.Status405MethodNotAllowed => "不支持这种请求方式 Method not allowed",
        StatusCodes.Status409Conflict => "当前状态不允许 Not possible as it stands",
        StatusCodes.Status412PreconditionFailed => "所见已过期 Stale version",
        StatusCodes.Status413PayloadTooLarge => "内容过大 Too large",
        StatusCodes.Status415UnsupportedMediaType => "内容类型不支持 Unsupported content type",
        StatusCodes.Status422UnprocessableEntity => "不符合办法 Against the Measures",
        StatusCodes.Status429TooManyRequests => "请求过于频繁 Too many requests",
        _ => "服务出错 Something failed",
    };
}

using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>What went wrong before a command could be asked, told as a problem and without internals.</summary>
public static class Failures
{
    /// <summary>Everything under this path answers with problems and never with a page.</summary>
    public const string Api = "/api";

    /// <summary>Turns bad requests and our own mistakes under <see cref="Api"/> into problems.</summary>
    public static void UseApiProblems(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Api, StringComparison.Ordinal), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = Answer,
                StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
            });
            api.UseStatusCodePages(context => Write(context.HttpContext, OfStatus(context.HttpContext.Response.StatusCode)));
        });

    private static Task Answer(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return Write(context, exception is BadHttpRequestException bad ? OfRequest(bad) : OfStatus(StatusCodes.Status500InternalServerError));
    }

    private static ProblemDetails OfRequest(BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
        {
            return OfStatus(bad.StatusCode);
        }

        var field = bad.InnerException is JsonException json ? Field(json) : "";
        if (bad.InnerException?.Message.StartsWith(JsonRules.Unfit, StringComparison.Ordinal) == true)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, Rule.Input, $"文字中含有不可用的控制字符:{field}", $"this text holds control characters: {field}");
        }

        return field.Length > 0
            ? Problems.Of(StatusCodes.Status400BadRequest, Rule.Input, $"字段有误:{field}", $"this field is unknown, missing or malformed: {field}")
            : Problems.Of(StatusCodes.Status400BadRequest, Rule.Input, "请求内容有误", "the request can't be read");
    }

    // System.Text.Json names the place by path; what is unknown or missing it names in its sentence only.
    private static string Field(JsonException json)
    {
        var quoted = json.Message.Split('\'');
        if (json.Message.Contains("missing required", StringComparison.Ordinal))
        {
            return string.Join("、", quoted.Skip(3).Where((_, n) => n % 2 == 0));
        }

        return json.Message.Contains("could not be mapped", StringComparison.Ordinal) && quoted.Length > 1 ? quoted[1] : json.Path ?? "";
    }

    private static ProblemDetails OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Of(status, Rule.Authority, "请先登录", "sign in first"),
        StatusCodes.Status403Forbidden => Problems.Of(status, Rule.Authority, "无权办理", "not authorised"),
        StatusCodes.Status404NotFound => Problems.Of(status, Rule.NotFound, "没有这项内容", "there is no such thing"),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(status, Rule.Input, "不支持这种请求方式", "this method is not supported here"),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(status, Rule.Input, "内容超过1 MB", "the body is larger than 1 MB"),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(status, Rule.Input, "内容须为 application/json", "the content must be application/json"),
        StatusCodes.Status429TooManyRequests => Problems.Of(status, Rule.State, "请求过于频繁,请稍后再试", "too many requests, try again later"),
        < StatusCodes.Status500InternalServerError => Problems.Of(status, Rule.Input, "请求有误", "the request is malformed"),
        _ => Problems.Of(status, Rule.State, "服务出错,未作任何更改", "something failed; nothing was changed"),
    };

    private static Task Write(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, JsonRules.Options, "application/problem+json");
    }
}

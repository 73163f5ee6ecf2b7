using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A list as a sheet: one column for each property of its lines, headed as people call it.</summary>
public static class ListFile
{
    /// <summary>What a list is asked for in besides JSON.</summary>
    public const string Xlsx = "xlsx";

    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["Id"] = "编号",
        ["Number"] = "事项编号",
        ["Title"] = "题目",
        ["Kind"] = "类别",
        ["Unit"] = "单位",
        ["Name"] = "名称",
        ["Person"] = "人员",
        ["Body"] = "会议组成",
        ["Subject"] = "对象",
        ["Matter"] = "事项",
        ["SubmittedOn"] = "提交日期",
        ["IsRestricted"] = "限制知悉",
        ["HasEnded"] = "已办结",
        ["Standing"] = "当前环节",
        ["Version"] = "版本",
        ["Node"] = "节点",
        ["Step"] = "环节",
        ["Element"] = "对象单位",
        ["OpenedOn"] = "开启日期",
        ["Due"] = "期限",
        ["IsProvisional"] = "暂定期限",
        ["IsAlerted"] = "已提醒",
        ["RaisedOn"] = "提醒日期",
        ["IsSettled"] = "已完成",
        ["StartsAt"] = "会议时间",
        ["Decision"] = "决定序号",
        ["DecidedOn"] = "决定日期",
        ["PublishedOn"] = "公开日期",
        ["Outcome"] = "结果",
        ["Content"] = "内容",
        ["Basis"] = "依据",
        ["Process"] = "过程",
        ["Result"] = "结果",
        ["Roles"] = "角色",
        ["Portfolios"] = "分管领域",
        ["Portfolio"] = "领域",
        ["Members"] = "组成人员",
        ["At"] = "时间",
        ["By"] = "办理人",
        ["Rules"] = "条款",
        ["What"] = "操作",
        ["Light"] = "灯",
        ["Attended"] = "到会",
        ["Statements"] = "发表意见",
        ["Recusals"] = "回避",
        ["Led"] = "牵头决策",
        ["IsCooperating"] = "配合",
        ["Tasks"] = "任务数",
        ["Done"] = "已完成",
        ["LastReport"] = "最近通报",
        ["Inspections"] = "本人检查次数",
        ["Overdue"] = "逾期",
        ["Refused"] = "被拒操作",
        ["Meetings"] = "会议次数",
        ["Present"] = "到会人次",
        ["Items"] = "议题",
        ["Carried"] = "通过",
        ["Rejected"] = "未通过",
        ["Deferred"] = "暂缓",
        ["Submitted"] = "提交事项",
        ["Reference"] = "文号或依据",
        ["From"] = "起始日期",
        ["To"] = "截止日期",
        ["Reason"] = "理由",
        ["EnteredBy"] = "录入人",
        ["Kinds"] = "适用类别",
        ["Versions"] = "已发布版本",
        ["Draft"] = "草稿",
        ["RegisteredOn"] = "登记日期",
        ["ClosedOn"] = "办结日期",
        ["Days"] = "日数",
        ["WorkingDays"] = "工作日数",
        ["Place"] = "条款",
        ["Sentence"] = "原文",
        ["Executing"] = "执行决策",
    };

    /// <summary>Lets every list that is read be asked for as a file (U-1); one that has pages or a format of its own answers by itself.</summary>
    public static void ExportLists(this IEndpointConventionBuilder api) => api.Add(endpoint =>
    {
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Get, StringComparer.Ordinal)))
        {
            endpoint.FilterFactories.Add((_, next) => async context => AsAsked(context.HttpContext.Request.Query["format"], await next(context)));
        }
    });

    /// <summary>The element of a list, or null for what is none.</summary>
    public static Type? Element(Type? type) => type is null || type == typeof(string)
        ? null
        : type.GetInterfaces().Prepend(type).FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    /// <summary>The list as JSON, or as a file when asked for.</summary>
    public static IResult Of<T>(string? format, IEnumerable<T> lines) => format switch
    {
        null or "" => TypedResults.Ok(lines),
        Xlsx => File(lines),
        _ => Problems.Input("format 应为 xlsx", "format must be xlsx"),
    };

    /// <summary>The list as a file.</summary>
    public static IResult File<T>(IEnumerable<T> lines) => File(typeof(T), lines.Cast<object?>());

    private static object? AsAsked(string? format, object? answer) =>
        format is { Length: > 0 } && (answer is IValueHttpResult result ? result.Value : answer) is System.Collections.IEnumerable lines && Element(lines.GetType()) is { } element
            ? format == Xlsx ? File(element, lines.Cast<object?>()) : Of(format, Array.Empty<object>())
            : answer;

    private static FileContentHttpResult File(Type element, IEnumerable<object?> lines)
    {
        if (element == typeof(string))
        {
            return Sheet([Headings["Name"]], lines.Select(line => (IReadOnlyList<string>)[Text(line)]));
        }

        PropertyInfo[] columns = [.. element.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)];
        var rows = lines.Select(line => (IReadOnlyList<string>)[.. columns.Select(column => Text(column.GetValue(line)))]);
        return Sheet(columns.Select(column => Headings.GetValueOrDefault(column.Name, column.Name)), rows);
    }

    private static FileContentHttpResult Sheet(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        TypedResults.File(Spreadsheet.Write(headings, rows), Spreadsheet.MediaType, "list.xlsx");

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "是" : "否",
        MatterKind kind => Words.Of(kind),
        Role role => RoleNames.Chinese(role),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToOffset(DistrictTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Enum or int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Subject subject => subject.ToString(),
        System.Collections.IEnumerable list => string.Join("、", list.Cast<object?>().Select(Text)),
        _ => JsonSerializer.Serialize(value, JsonRules.Options),
    };
}

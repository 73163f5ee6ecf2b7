using System.Net.Http.Headers;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Lists as .xlsx, there and back.</summary>
public class SheetTests(SharedServer shared)
{
    [Fact]
    public async Task A_sheet_is_read_as_it_was_written()
    {
        using var file = new MemoryStream(Spreadsheet.Write(["编号", "名称"], [["1", "=1+1"], ["", "甲\n乙"]]));
        var rows = Spreadsheet.Read(file);
        Assert.Equal([["编号", "名称"], ["1", "=1+1"], ["", "甲\n乙"]], rows);
        using var other = new MemoryStream([1, 2, 3]);
        Assert.Throws<FormatException>(() => Spreadsheet.Read(other));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Units_come_in_row_by_row_and_the_same_file_again_enters_nothing_twice()
    {
        var administrator = await shared.District.As("A01");
        var sheet = Spreadsheet.Write(["编号", "名称", "类别", "领域"], [["丙镇人民政府", "丙镇人民政府", "乡镇人民政府", "丙镇"], ["住建局", "住建局", "局", "住建"], ["丁", "丁", "公司", "丁"]]);
        for (var time = 0; time < 2; time++)
        {
            var report = await Import(administrator, "units", sheet);
            Assert.Equal([true, false, false], report.Body!.AsArray().Select(row => row!["isEntered"]!.GetValue<bool>()));
            Assert.Contains("已存在", report.Body[1]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains("不是单位类别", report.Body[2]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        Assert.Equal("丙镇人民政府", (await administrator.Get("/api/v1/units/丙镇人民政府")).Body!["name"]!.GetValue<string>());
        Assert.Equal([false, false, false], (await Import(await shared.District.As("住建局-经办"), "units", [.. sheet, 0])).Body!.AsArray().Select(row => row!["isEntered"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task An_old_ledger_is_remembered_and_read_by_those_who_may()
    {
        var office = await shared.District.As("政府办-经办");
        var sheet = Spreadsheet.Write(["年度", "原编号", "题目", "单位", "决定日期", "会议", "结果"], [["2022", "2022-7", "旧城改造", "住建局", "2022-05-06", "常务会议", "通过"], ["2022", "2022-8", "修路", "城管局", "四月", "常务会议", "通过"]]);
        var report = await Import(office, "ledger", sheet);
        Assert.Equal([true, false], report.Body!.AsArray().Select(row => row!["isEntered"]!.GetValue<bool>()));
        Assert.Contains("旧城改造", (await (await shared.District.As("住建局-经办")).Get("/api/v1/ledger/2022")).Text, StringComparison.Ordinal);
        Assert.Equal("[]", (await (await shared.District.As("城管局-经办")).Get("/api/v1/ledger/2022")).Text);
    }

    [Theory]
    [InlineData("/api/v1/matters")]
    [InlineData("/api/v1/people")]
    [InlineData("/api/v1/units")]
    [InlineData("/api/v1/supervision/overdue")]
    [InlineData("/api/v1/supervision/figures/leaders")]
    public async Task Every_list_is_a_file_when_asked_for(string list)
    {
        await shared.Submit();
        var centre = await shared.District.As("S01");
        var file = await centre.Get(list + "?format=xlsx");
        Assert.Equal(Spreadsheet.MediaType, file.Headers["Content-Type"]);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await centre.Get(list + "?format=pdf")).Status);
    }

    [Fact]
    public async Task What_a_rule_refused_is_counted()
    {
        var matter = await shared.Submit();
        var centre = await shared.District.As("S01");
        var before = await Refused(centre);
        Assert.Equal(["R-5.1-c"], (await (await shared.District.As("住建局-经办")).Post($"/api/v1/matters/{matter}/follow-ups", new { Id = "D1", Basis = "", Content = "督促", Due = "2026-03-31" })).Rules.Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        await (await shared.District.As("民政局-经办")).Get($"/api/v1/matters/{matter}");
        Assert.Equal(before + 1, await Refused(centre));
    }

    private static async Task<int> Refused(PersonClient centre) =>
        (await centre.Get("/api/v1/supervision/figures/units")).Body!.AsArray().Single(unit => unit!["unit"]!.GetValue<string>() == "住建局")!["refused"]!.GetValue<int>();

    private static async Task<Reply> Import(PersonClient person, string what, byte[] sheet)
    {
        using var content = new ByteArrayContent(sheet);
        content.Headers.ContentType = new MediaTypeHeaderValue(Spreadsheet.MediaType);
        return await person.Send(HttpMethod.Post, "/api/v1/imports/" + what, content);
    }
}

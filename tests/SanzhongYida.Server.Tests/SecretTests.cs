using System.Text;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>W-SEC-31: of a state secret nothing typed reaches a file of the server.</summary>
public class SecretTests
{
    private const string Title = "绝密工程玄武岩七号";

    [Fact]
    public async Task Nothing_typed_of_a_state_secret_stands_in_any_file()
    {
        await using var server = RunningServer.Demonstration();
        var handler = await server.As("住建局-经办");
        var refused = await handler.Post("/api/v1/matters", Marked("Confidential"), key: "secret-1");
        Assert.Equal("W-SEC-31", Assert.Single(refused.Rules));
        var stub = await handler.Post("/api/v1/secrets", new { Unit = "住建局" });
        Assert.True(stub.IsSuccess, stub.ToString());
        Assert.Contains("住建局", (await handler.Get($"/api/v1/secrets/{stub.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal("[]", (await (await server.As("民政局-经办")).Get($"/api/v1/secrets/{stub.Id}")).Text);

        // The same search finds what is taken in: it looks where it should.
        Assert.Empty(FilesHolding(server.Folder));
        Assert.True((await handler.Post("/api/v1/matters", Marked("WorkSecret"), key: "secret-2")).IsSuccess);
        Assert.NotEmpty(FilesHolding(server.Folder));
    }

    private static object Marked(string marking) => new
    {
        Title,
        Kind = "MajorDecision",
        Unit = "住建局",
        CounterpartUnit = "住建局",
        Forum = "Executive",
        Bases = new[] { "有关文件" },
        Draft = Title,
        Clauses = new[] { "R-3.1-b" },
        Particulars = new { Fields = new[] { "Economic" }, Natures = new[] { "Overall" } },
        Markings = new[] { marking },
    };

    private static List<string> FilesHolding(string folder)
    {
        var needle = Encoding.UTF8.GetBytes(Title);
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(needle) >= 0;
        })];
    }
}

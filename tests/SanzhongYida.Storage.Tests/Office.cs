using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>A record of its own in a real file: a copy of one on which the demonstration district is founded.</summary>
internal sealed class Office : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Founded = new(Found);

    private int _commands;

    private Office(string folder) => Folder = folder;

    /// <summary>The day the tests act.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Where its record lies.</summary>
    public string Folder { get; private set; }

    public string Path => System.IO.Path.Combine(Folder, "record.db");

    public Desk Desk { get; private set; } = null!;

    /// <summary>A record before its first entry, not opened yet.</summary>
    public static Office Empty() => new(NewFolder());

    /// <summary>A founded district; the desk is open unless a store is to stand before it.</summary>
    public static async Task<Office> New(bool open = true)
    {
        var office = Empty();
        File.Copy(await Founded.Value, office.Path);
        if (open)
        {
            await office.Open();
        }

        return office;
    }

    /// <summary>The demonstration district, founded when a clock says so; its desk is open.</summary>
    public static async Task<Office> FoundedAt(DateTimeOffset at)
    {
        var office = Empty();
        await office.Open();
        IEnumerable<Command> commands =
        [
            ShippedFiles.Regulation(Shipped.Read("taobei/regulation.json"), Shipped.Read("taobei/calendar.json")),
            .. Shipped.Definitions.SelectMany(file => (IEnumerable<Command>)[new WorkflowCommand.SaveDraft(file.Key, file.Value), new WorkflowCommand.PublishDraft(file.Key)]),
            .. ShippedFiles.District(Shipped.Read("demonstration/district.json")),
        ];
        var answers = await Task.WhenAll(commands.Select((command, number) =>
            office.Desk.Commit(new Instruction($"found/{number}", Instruction.System, at, command, new byte[16]))));
        Assert.All(answers, answer => Assert.IsType<Answer.Accepted>(answer));
        return office;
    }

    public async Task Open() => Desk = await Desk.Open(Path);

    /// <summary>Opens a desk before which another store stands.</summary>
    public Desk Open(Func<SqliteRecordStore, IRecordStore> between)
    {
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(Path)).Options);
        return Desk = new Desk(Path, between(new SqliteRecordStore(Path, context.Model)), recordLock: null);
    }

    public async Task Reopen()
    {
        await Desk.DisposeAsync();
        Desk = await Desk.Open(Path);
    }

    /// <summary>A copy of what the disk holds at this moment, as a process that died now would leave it.</summary>
    /// <returns>Its folder.</returns>
    public string Image()
    {
        var image = NewFolder();
        foreach (var file in Directory.GetFiles(Folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, System.IO.Path.Combine(image, System.IO.Path.GetFileName(file)));
        }

        return image;
    }

    /// <summary>Goes on with an image, its desk being closed.</summary>
    public void Become(string image)
    {
        Directory.Delete(Folder, recursive: true);
        Folder = image;
    }

    public Instruction Ask(string actor, Command command, string? id = null, string digest = "") => new(
        id ?? (++_commands).ToString(CultureInfo.InvariantCulture), actor, Now, command, new byte[16], digest);

    public Task<Answer> Do(string actor, Command command, string? id = null, string digest = "") => Desk.Commit(Ask(actor, command, id, digest));

    public async Task<Answer.Accepted> Must(string actor, Command command, string? id = null) =>
        await Do(actor, command, id) switch
        {
            Answer.Accepted accepted => accepted,
            Answer.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Reasons)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    /// <summary>Marks all that is to be told as told.</summary>
    public async Task Publish()
    {
        while (await Desk.Record.Unpublished(PageSize.Most) is { IsEmpty: false } told)
        {
            await Desk.MarkPublished([.. told.Select(line => line.Id)], Now);
        }
    }

    /// <summary>The reader a person is on the day the tests act.</summary>
    public Reader As(string person) => Reader.Of(Desk.Law, person, DistrictTime.Day(Now));

    /// <summary>All tables, row by row: two records with the same are the same.</summary>
    public List<string> Dump()
    {
        using var connection = Connect();
        var tables = Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name");
        return [.. tables.SelectMany(table => Query(connection, $"SELECT * FROM {table}").Order(StringComparer.Ordinal).Select(row => $"{table}: {row}"))];
    }

    /// <summary>The rows of a query, their columns parted by bars.</summary>
    public List<string> Read(string query)
    {
        using var connection = new SqliteConnection(SqliteConnections.Reading(Path) + ";Pooling=False");
        connection.Open();
        return Query(connection, query);
    }

    /// <summary>Does to the file what no desk would.</summary>
    public int Tamper(string statement)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (Desk is not null)
        {
            await Desk.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A matter as 住建局 submits it.</summary>
    public static SubmissionCommand.SubmitMatter Matter(string id, bool isRestricted = false, params string[] readers) => new(
        id, 2026, "供热管网改造" + id, MatterKind.LargeFunds, [], new Flags(), "住建局", "住建局", ["住建局", "财政局"], ["住建"],
        BodyKind.Executive, FundKind.ServicePurchase, InBudget: true, "1200万元", ["《预算法》"], "草案:同意改造“" + id + "”。\n𠮷", isRestricted, [.. readers]);

    public const string Handler = "住建局-经办";

    private static string NewFolder() => Directory.CreateTempSubdirectory("szyd-storage-").FullName;

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(SqliteConnections.Writing(Path));
        connection.Open();
        return connection;
    }

    private static List<string> Query(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static async Task<string> Found()
    {
        var office = await FoundedAt(new DateTimeOffset(2026, 2, 10, 9, 0, 0, TimeSpan.FromHours(8)));
        await office.Desk.DisposeAsync();
        return office.Path;
    }
}

/// <summary>The shipped files.</summary>
internal static class Shipped
{
    private static readonly string Root = FindRoot();

    public static KeyValuePair<string, string>[] Definitions =>
        [.. Directory.GetFiles(Path.Combine(Root, "workflows", "taobei"), "*.bpmn").Order(StringComparer.Ordinal).Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    /// <summary>The stories, by their path under <c>workflows/</c>.</summary>
    public static IEnumerable<string> Stories =>
        Directory.GetFiles(Path.Combine(Root, "workflows", "taobei"), "*.scenario.txt").Select(file => "taobei/" + Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "workflows", path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SanzhongYida.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SanzhongYida.sln is in no folder above the tests.");
    }
}

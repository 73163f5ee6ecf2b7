namespace SanzhongYida.Server;

/// <summary>Where this server keeps what it must not lose, and what it was started as.</summary>
public sealed class Places
{
    /// <summary>Where the server listens when nothing says where (<c>--urls</c>, <c>ASPNETCORE_URLS</c>, <c>Urls</c> among the settings).</summary>
    public const string UsualAddress = "http://127.0.0.1:5080";

    /// <summary>Folder of everything below.</summary>
    public required string Folder { get; init; }

    /// <summary>Started with <c>--demo</c>: the fictitious district, a settable clock.</summary>
    public required bool IsDemonstration { get; init; }

    /// <summary>The record of decisions, written by the Desk alone.</summary>
    public string Record => Path.Combine(Folder, "record.db");

    /// <summary>Accounts and their credentials.</summary>
    public string Accounts => Path.Combine(Folder, "accounts.db");

    /// <summary>Who opened which record when.</summary>
    public string Reads => Path.Combine(Folder, "reads.db");

    /// <summary>Keys that protect tokens and cookies; lost keys sign everybody out.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Acts that a rule refused: they changed no record and are kept all the same.</summary>
    public string Audit => Path.Combine(Folder, "audit");

    /// <summary>The shipped definitions and settings.</summary>
    public static string Workflows => Path.Combine(AppContext.BaseDirectory, "workflows", "taobei");

    /// <summary>Settings stand beside the program wherever it is started from. <c>--demo</c> takes no value: left among the
    /// arguments it would swallow the one after it.</summary>
    public static WebApplicationOptions Options(string[] arguments) => new()
    {
        Args = [.. arguments.Where(argument => argument != "--demo")],
        ContentRootPath = AppContext.BaseDirectory,
    };

    /// <summary>Reads the settings, and makes the folder.</summary>
    public static Places Of(IConfiguration configuration, string[] arguments)
    {
        var demonstration = arguments.Contains("--demo", StringComparer.Ordinal) || configuration.GetValue<bool>("Demonstration");
        var folder = configuration["Data:Directory"] ?? "data";
        var places = new Places { Folder = Path.GetFullPath(demonstration ? Path.Combine(folder, "demo") : folder), IsDemonstration = demonstration };
        System.IO.Directory.CreateDirectory(places.Folder);
        return places;
    }
}

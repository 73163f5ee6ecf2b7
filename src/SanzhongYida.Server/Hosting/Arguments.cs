namespace SanzhongYida.Server;

/// <summary>What the server is started with: what it does not know it does not pass over, and asked for help it starts nothing.</summary>
public static class Arguments
{
    /// <summary>What is told of them.</summary>
    public const string Help = """
        三重一大决策服务 SanzhongYida.Server

          --demo                        演示区:虚构的区、可以拨动的时钟 a fictitious district with a clock that can be set
          --urls http://127.0.0.1:5080  在何处监听 where it listens
          --Data:Directory data         数据目录 folder of all it must keep
          --Bus:RabbitMq amqp://…       消息总线,空为进程内 the broker; empty for none
          --help                        本说明 this text

        appsettings.json 中的每一项设置都可以这样给出:--节:项=值,或以环境变量 节__项 给出。
        Every setting of appsettings.json can be given as --Section:Key=value, or in the environment as Section__Key.
        """;

    private static readonly string[] Asking = ["--help", "-h", "-?"];

    // The server's own settings, and whole ones of what it is built on.
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Data:Directory", "Demonstration", "Bus:RabbitMq", "SignIn:PerMinute", "SignIn:FailuresPerMinute", "Signing:Algorithm", "Signing:Hash", "Documents:Converter", "District:CreditCode",
        "AllowedHosts", "Urls", "Environment", "ContentRoot", "WebRoot", "ApplicationName", "HttpsPort", "Https_Port", "Http_Ports", "Https_Ports", "ShutdownTimeoutSeconds",
        "PreferHostingUrls", "DetailedErrors", "StaticWebAssets", "OTEL_EXPORTER_OTLP_ENDPOINT",
    };

    // Of these every setting is passed on.
    private static readonly string[] Sections = ["Serilog:", "Logging:", "Kestrel:"];

    /// <summary>What a start ends with at once, and what is said; null when the server is to start.</summary>
    public static (int Code, string Said)? Ends(string[] arguments)
    {
        if (arguments.Intersect(Asking, StringComparer.Ordinal).Any())
        {
            return (0, Help);
        }

        return Unknown(arguments) is { } unknown ? (2, $"不认识参数“{unknown}”,见 --help。The argument “{unknown}” is not known; see --help.") : null;
    }

    // A section without a value says nothing: so a host that was built around the server passes on the settings it has.
    private static bool IsKnown(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var key = argument[2..].Split('=')[0];
        return Keys.Contains(key)
            || Sections.Any(section => key.StartsWith(section, StringComparison.OrdinalIgnoreCase))
            || argument.EndsWith('=') && Keys.Concat(Sections).Any(known => known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
    }

    // Either --Section:Key=value, or --Section:Key value.
    private static string? Unknown(string[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            var argument = arguments[at];
            if (argument == "--demo")
            {
                continue;
            }

            if (!IsKnown(argument))
            {
                return argument;
            }

            at += argument.Contains('=', StringComparison.Ordinal) ? 0 : 1;
            if (at == arguments.Length)
            {
                return argument;
            }
        }

        return null;
    }
}

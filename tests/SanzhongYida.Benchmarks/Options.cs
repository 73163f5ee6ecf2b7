using System.Diagnostics.CodeAnalysis;

namespace SanzhongYida.Benchmarks;

/// <summary>What was asked for.</summary>
internal sealed record Options(string Verb)
{
    public const string Durable = "durable";

    public const string Usage = """
        usage: dotnet run -c Release --project tests/SanzhongYida.Benchmarks -- durable [--quick] [--json FILE]

        durable    durable transitions at the Desk and over HTTP beside raw ADO.NET that writes the same rows
        --quick    a smoke run of seconds: its figures measure nothing
        --json     writes the figures to a file
        """;

    /// <summary>A smoke run.</summary>
    public bool Quick { get; init; }

    /// <summary>Where the figures go, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Reads arguments, or tells what is wrong with them.</summary>
    public static bool TryRead(string[] arguments, [NotNullWhen(true)] out Options? options, out string fault)
    {
        (options, fault) = (null, "");
        if (arguments is not [Durable, .. var rest])
        {
            fault = arguments is [var verb, ..] ? $"there is no “{verb}”: durable" : "what is to be measured?";
            return false;
        }

        var read = new Options(arguments[0]);
        for (var n = 0; n < rest.Length; n++)
        {
            var value = n + 1 < rest.Length ? rest[n + 1] : null;
            var next = (rest[n], value) switch
            {
                ("--quick", _) => read with { Quick = true },
                ("--json", { Length: > 0 }) => read with { Json = value },
                _ => null,
            };
            if (next is null)
            {
                fault = $"“{string.Join(' ', rest[n..])}” can't be read";
                return false;
            }

            n += rest[n] == "--quick" ? 0 : 1;
            read = next;
        }

        options = read;
        return true;
    }
}

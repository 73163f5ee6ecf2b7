using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SanzhongYida.Benchmarks;

/// <summary>What was asked for.</summary>
internal sealed record Options(string Verb)
{
    public const string Durable = "durable";
    public const string Scale = "scale";
    public const string Engine = "engine";

    public const string Usage = """
        usage: dotnet run -c Release --project tests/SanzhongYida.Benchmarks -- durable [--quick] [--clients N,N…] [--rounds N] [--json FILE]
               dotnet run -c Release --project tests/SanzhongYida.Benchmarks -- scale [--quick] [--matters N] [--timers N] [--rounds N] [--json FILE]
               dotnet run -c Release --project tests/SanzhongYida.Benchmarks -- engine [--quick] [--rounds N] [--json FILE]

        durable    durable transitions at the Desk and over HTTP beside raw ADO.NET that writes the same rows
        scale      few and many stored matters, one and 200 definition versions, due timers drained while people work
        engine     steps of the process machine in memory, on one core
        --quick    a smoke run of seconds: its figures measure nothing
        --clients  how many at a time, 64,16,8,1 unless given; 64 is among them
        --rounds   turns of every lane, 3 unless given; the best of them counts
        --matters  stored matters of scale, 1000000 unless given
        --timers   due timers of scale, 10000 unless given
        --json     writes the figures to a file
        """;

    /// <summary>A smoke run.</summary>
    public bool Quick { get; init; }

    /// <summary>How many clients at a time.</summary>
    public IReadOnlyList<int> Clients { get; init; } = [64, 16, 8, 1];

    /// <summary>How often each lane takes its turn.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How many matters are stored, or null for the usual number.</summary>
    public int? Matters { get; init; }

    /// <summary>How many timers are due, or null for the usual number.</summary>
    public int? Timers { get; init; }

    /// <summary>Where the figures go, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Reads arguments, or tells what is wrong with them.</summary>
    public static bool TryRead(string[] arguments, [NotNullWhen(true)] out Options? options, out string fault)
    {
        (options, fault) = (null, "");
        if (arguments is not [Durable or Scale or Engine, .. var rest])
        {
            fault = arguments is [var verb, ..] ? $"there is no “{verb}”: durable, scale or engine" : "what is to be measured?";
            return false;
        }

        var read = new Options(arguments[0]);
        for (var n = 0; n < rest.Length; n++)
        {
            var value = n + 1 < rest.Length ? rest[n + 1] : null;
            var next = (rest[n], value) switch
            {
                ("--quick", _) => read with { Quick = true },
                ("--clients", { } list) when read.Verb == Durable && TryCounts(list, out var counts) && counts.Contains(64) => read with { Clients = counts },
                ("--rounds", { } number) when TryCounts(number, out var counts) && counts is [var rounds] => read with { Rounds = rounds },
                ("--matters", { } number) when read.Verb == Scale && TryCount(number, out var count) => read with { Matters = count },
                ("--timers", { } number) when read.Verb == Scale && TryCount(number, out var count) => read with { Timers = count },
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

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;

    private static bool TryCounts(string text, out List<int> counts)
    {
        counts = [.. text.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0)];
        return counts.TrueForAll(count => count is > 0 and <= 1000);
    }
}

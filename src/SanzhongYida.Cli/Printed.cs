using System.Text.Encodings.Web;
using System.Text.Json;

namespace SanzhongYida.Cli;

/// <summary>What a verb prints: a line each, or one JSON array.</summary>
internal static class Printed
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static void Out<T>(bool json, IReadOnlyCollection<T> lines, Func<T, string> line, string none)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(lines, Json));
            return;
        }

        foreach (var item in lines)
        {
            Console.WriteLine(line(item));
        }

        if (lines.Count == 0)
        {
            Console.WriteLine(none);
        }
    }
}

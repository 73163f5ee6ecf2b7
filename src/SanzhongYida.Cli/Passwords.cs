using System.CommandLine;
using System.Text;

namespace SanzhongYida.Cli;

/// <summary>The password of an account on a server: given, in the environment, or asked for. None is built in.</summary>
internal static class Passwords
{
    /// <summary>Where it stands in the environment.</summary>
    public const string Variable = "SZYD_PASSWORD";

    /// <summary>The option to give it by.</summary>
    public static Option<string?> Option() => new("--password") { Description = $"口令,默认取 {Variable},都没有则当场输入 the password, by default {Variable}, else it is asked for", Recursive = true };

    /// <summary>What was given, else what stands in the environment, else what somebody types. Throws <see cref="IOException"/> when nobody can.</summary>
    public static string Of(string? given)
    {
        if ((given ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } known)
        {
            return known;
        }

        return Console.IsInputRedirected
            ? throw new IOException($"没有口令:请用 --password 或环境变量 {Variable} 给出。There is no password: give it by --password or {Variable}.")
            : Typed();
    }

    private static string Typed()
    {
        Console.Error.Write("口令 password: ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}

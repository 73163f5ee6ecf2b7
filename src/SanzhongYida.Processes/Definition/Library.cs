using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// All definitions a matter may run, by process id: its own and the ones it calls. Where a definition has a version it
/// is also found as <c>id@version</c>; the plain id is the version given last. A scope keeps the version it was opened with.
/// </summary>
public sealed record Library(ImmutableDictionary<string, Definition> Processes)
{
    /// <summary>What a variable is that nobody has set; only a check asks, so that it may choose.</summary>
    internal Func<string, Value?>? Unset { get; init; }

    /// <summary>A library of these definitions; of two with one id (and version) the later stands.</summary>
    public static Library Of(params IEnumerable<Definition> definitions)
    {
        var processes = ImmutableDictionary.CreateBuilder<string, Definition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            processes[definition.Id] = definition;
            processes[definition.Key] = definition;
        }

        return new(processes.ToImmutable());
    }

    /// <summary>The definition with this process id, or <c>id@version</c>; null if there is none.</summary>
    public Definition? Find(string process) => Processes.GetValueOrDefault(process);
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>All definitions a matter may run, by process id: its own and the ones it calls.</summary>
public sealed record Library(ImmutableDictionary<string, Definition> Processes)
{
    /// <summary>A library of these definitions; of two with one id the later stands.</summary>
    public static Library Of(params IEnumerable<Definition> definitions)
    {
        var processes = ImmutableDictionary.CreateBuilder<string, Definition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            processes[definition.Id] = definition;
        }

        return new(processes.ToImmutable());
    }

    /// <summary>The definition with this process id, or null.</summary>
    public Definition? Find(string process) => Processes.GetValueOrDefault(process);
}

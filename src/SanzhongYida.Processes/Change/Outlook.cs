using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// What can become of instances from where they stand: the search of the publish check, begun there with the variables they
/// have. Instances that stand alike are looked at once.
/// </summary>
internal sealed class Outlook(Library library)
{
    /// <summary>Most states looked at for one instance; what is not found by then is not held against it.</summary>
    public const int MaximumStates = 2_000;

    private readonly Dictionary<(string Process, UInt128 Standing), ImmutableArray<Finding>> known = [];
    private (Library Bounded, Domains Domains, Surroundings Surroundings, Fingerprint Fingerprint)? read;

    /// <summary>The first way to two tokens in one place, to where it can't end any more, and to an end reached twice; none where all is well.</summary>
    public ImmutableArray<Finding> Of(Instance instance)
    {
        var (bounded, domains, surroundings, fingerprint) = read ??= Read();
        var key = (instance.Process, fingerprint.Of(instance, []));
        if (!known.TryGetValue(key, out var findings))
        {
            var exploration = new Exploration(bounded, bounded.Find(instance.Process)!, surroundings, domains, ignoresGuards: false);
            exploration.RunFrom(instance with { IsSuspended = false }, MaximumStates);
            findings = [.. new[] { exploration.Unsafe, exploration.Stuck(), exploration.Improper }.OfType<Finding>()];
            known[key] = findings;
        }

        return findings;
    }

    private (Library Bounded, Domains Domains, Surroundings Surroundings, Fingerprint Fingerprint) Read()
    {
        var domains = new Domains(library);
        var bounded = Soundness.Bounded(library, domains);
        var surroundings = new Surroundings(bounded, domains);
        return (bounded, domains, surroundings, new Fingerprint(surroundings));
    }
}

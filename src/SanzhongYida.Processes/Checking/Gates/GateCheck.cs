using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>Decides every gate of a definition, for every setting of the flags its guards mention.</summary>
internal sealed class GateCheck
{
    /// <summary>Most flags tried in all their settings; a definition with more is judged as if any guard on the others might hold.</summary>
    public const int MaximumFlags = 12;

    private readonly Definition definition;
    private readonly Domains domains;
    private readonly RouteMap map;
    private readonly Lay lay;
    private readonly ImmutableArray<string> mentioned;
    private readonly Lazy<Enactment> enactment;
    private readonly Dictionary<string, Ground> grounds = new(StringComparer.Ordinal);

    private GateCheck(Library library, Definition definition, Domains domains)
    {
        this.definition = definition;
        this.domains = domains;
        map = new(library, definition);
        lay = new(map);
        enactment = new(() => new Enactment(library, definition, domains));
        mentioned = [.. Vocabulary.Flags.Where(domains.Mentioned.Contains).Take(MaximumFlags)];
    }

    /// <summary>The verdict of every gate, and a way that breaks each that doesn't hold.</summary>
    public static (ImmutableSortedDictionary<string, Verdict> Verdicts, ImmutableArray<Finding> Findings) Decide(Library library, Definition definition, Domains domains)
    {
        var check = new GateCheck(library, definition, domains);
        var broken = new SortedDictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var gate in GateTable.All)
        {
            if (!broken.ContainsKey(gate.Rule) && check.Broken(gate) is { } finding)
            {
                broken.Add(gate.Rule, check.enactment.Value.Of(finding, gate));
            }
        }

        if (!broken.ContainsKey(GateTable.Meeting) && !definition.Kinds.IsEmpty && !check.HoldsMeeting)
        {
            broken.Add(GateTable.Meeting, check.enactment.Value.Of(check.NoMeeting(), GateTable.AnyEnd));
        }

        if (new Substitutes(check.map).Find() is { } way)
        {
            var finding = check.Found(GateTable.NoSubstitute, way, Findings.NoFlags);
            var played = check.enactment.Value.Of(finding, GateTable.Substituted);
            broken.Add(GateTable.NoSubstitute, played.Deeds.IsEmpty ? check.enactment.Value.Of(finding, GateTable.Chosen) : played);
        }

        ImmutableArray<Finding> faults = [.. Bearer.Faults(definition)];
        var refused = broken.Keys.Concat(faults.Select(fault => fault.RuleId!)).ToHashSet(StringComparer.Ordinal);
        var verdicts = GateTable.All.Select(gate => gate.Rule).Append(GateTable.NoSubstitute).Concat(Bearer.All.Select(bearer => bearer.Rule)).Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(rule => rule, rule => refused.Contains(rule) ? Verdict.No : Verdict.Yes, StringComparer.Ordinal);
        return (verdicts, [.. broken.Values, .. faults]);
    }

    /// <summary>Whether every gate holds; no way that breaks one is looked for.</summary>
    public static bool IsKept(Library library, Definition definition, Domains domains)
    {
        var check = new GateCheck(library, definition, domains);
        return GateTable.All.All(gate => check.Broken(gate) is null) && (definition.Kinds.IsEmpty || check.HoldsMeeting) && new Substitutes(check.map).Find() is null
            && !Bearer.Faults(definition).Any();
    }

    private bool HoldsMeeting => map.Places.Any(place => place.Node is { Kind: NodeKind.UserTask, Step: "meeting" });

    private Finding NoMeeting() => new(definition.Id, [])
    {
        RuleId = GateTable.Meeting,
        Name = definition.Name,
        Chinese = "流程中没有会议环节。",
        English = "There is no meeting in the process.",
    };

    // First with nothing known but what the gate asks for: what holds then holds for every setting. Only what doesn't is
    // looked at setting by setting.
    private Finding? Broken(Gate gate)
    {
        if (Asked(gate.When.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not { } asked || Walk.Breaking(map, Ground(asked), lay, gate) is null)
        {
            return null;
        }

        var open = mentioned.Where(flag => !asked.ContainsKey(flag)).ToList();
        for (var setting = 0; setting < 1 << open.Count; setting++)
        {
            var flags = asked;
            for (var index = 0; index < open.Count; index++)
            {
                flags = flags.Add(open[index], Value.Of((setting >> index & 1) == 1));
            }

            if (Walk.Breaking(map, Ground(flags), lay, gate) is { } way)
            {
                return Found(gate.Rule, way, flags);
            }
        }

        return null;
    }

    // What a definition serves says whether it is an appointment; null where the gate can't apply to it.
    private ImmutableSortedDictionary<string, Value>? Asked(string[] words)
    {
        var asked = Findings.NoFlags;
        var isAppointment = definition.Kinds.Contains(Vocabulary.Appointment, StringComparer.Ordinal);
        if (isAppointment == definition.Kinds.All(kind => string.Equals(kind, Vocabulary.Appointment, StringComparison.Ordinal)))
        {
            asked = asked.Add("cadre", Value.Of(isAppointment && !definition.Kinds.IsEmpty));
        }

        foreach (var word in words)
        {
            var (flag, isSet) = word[0] == '!' ? (word[1..], false) : (word, true);
            if (asked.TryGetValue(flag, out var known) && known.IsTrue != isSet)
            {
                return null;
            }

            asked = asked.SetItem(flag, Value.Of(isSet));
        }

        return asked;
    }

    private Ground Ground(ImmutableSortedDictionary<string, Value> flags)
    {
        var key = string.Join(' ', flags.Select(flag => flag.Value.IsTrue ? flag.Key : "!" + flag.Key));
        if (!grounds.TryGetValue(key, out var ground))
        {
            grounds[key] = ground = new(map, lay, domains, flags);
        }

        return ground;
    }

    private Finding Found(string rule, List<Place> way, ImmutableSortedDictionary<string, Value> flags)
    {
        var nodes = way.Select(place => place.Node).OfType<Node>().ToList();
        var last = way[^1].Node;
        return new(last?.Id ?? definition.Id, [.. nodes.Select(node => node.Id).Where((id, index) => index == 0 || !string.Equals(id, nodes[index - 1].Id, StringComparison.Ordinal))])
        {
            RuleId = rule,
            Flags = flags,
            Name = last?.Name ?? definition.Name,
            Line = last?.Line ?? 0,
            Chinese = last is null ? "流程可以不经规定的环节而结束。" : "有路径未经规定的环节到达此处。",
            English = last is null ? "The process can end without a required step." : "This can be reached without a required step.",
        };
    }
}

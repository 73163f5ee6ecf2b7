using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace SanzhongYida.Processes.Tests;

public sealed class FactTests
{
    private static readonly Type[] Facts = typeof(ProcessFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ProcessFact))).ToArray();

    [Fact]
    public void Every_fact_has_a_stored_name_of_its_own()
    {
        var stored = typeof(ProcessFact).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        Assert.Equal(Facts.Select(type => type.Name).Order(StringComparer.Ordinal), stored.Select(it => it.DerivedType.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(stored.Count, stored.Select(it => it.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void Every_property_of_a_fact_has_a_stored_name()
    {
        var unnamed = Facts.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.GetCustomAttribute<JsonPropertyNameAttribute>() is null)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        Assert.Empty(unnamed);
    }

    /// <summary>What is stored for good: a change of these bytes breaks every record there is.</summary>
    [Fact]
    public void Facts_are_stored_as_they_always_were()
    {
        var play = new Play(Model.Library(
            """
            start s
            user A
            due A P7D
            boundary t on A timer P1D keeps
            and p q
            multi A over names as name
            sub S {
            start i
            service J
            end j
            i -> J
            J -> j
            }
            throw m message told
            end e
            result e carried
            s -> p
            p -> A
            p -> S
            A -> q
            S -> q
            q -> m
            m -> e
            t -> e
            """));
        foreach (var line in new[] { "begin names=[\"水\",\"b\"]", "wait P1D", "fire t", "complete A x=1.5", "complete A", "fail J odd", "retry J", "done J" })
        {
            play.Do(line);
        }

        const string Expected =
            """
            {"f":"began","p":"main","x":{"names":{"v":"l","x":[{"v":"t","x":"水"},{"v":"t","x":"b"}]}}}
            {"f":"taken","w":["s-p","p-A"]}
            {"f":"scope","i":"1","n":"A","c":2}
            {"f":"due","i":"2","n":"t","d":"2026-03-03T09:00:00+08:00","o":"1"}
            {"f":"task","i":"3","s":"1","n":"A","e":{"v":"t","x":"水"},"d":"2026-03-09T09:00:00+08:00"}
            {"f":"task","i":"4","s":"1","n":"A","e":{"v":"t","x":"b"},"d":"2026-03-09T09:00:00+08:00"}
            {"f":"taken","w":["p-S"]}
            {"f":"scope","i":"5","n":"S"}
            {"f":"taken","s":"5","w":["i-J"]}
            {"f":"job","i":"6","s":"5","n":"J"}
            {"f":"fired","i":"2"}
            {"f":"taken","w":["t-e"]}
            {"f":"reached","n":"e","r":"carried"}
            {"f":"set","x":{"x":{"v":"n","x":1.5}}}
            {"f":"left","i":"3"}
            {"f":"left","i":"4"}
            {"f":"left","i":"1"}
            {"f":"arrived","n":"q","w":"A-q"}
            {"f":"incident","i":"7","s":"5","n":"J","c":"job-failed","o":"6","t":"odd"}
            {"f":"resolved","i":"7"}
            {"f":"job","i":"6","s":"5","n":"J"}
            {"f":"left","i":"6"}
            {"f":"taken","s":"5","w":["J-j"]}
            {"f":"reached","s":"5","n":"j"}
            {"f":"left","i":"5"}
            {"f":"arrived","n":"q","w":"S-q"}
            {"f":"joined","n":"q"}
            {"f":"taken","w":["q-m"]}
            {"f":"sent","n":"m","m":"told"}
            {"f":"taken","w":["m-e"]}
            {"f":"reached","n":"e","r":"carried"}
            {"f":"ended"}
            """;
        Assert.Equal(Expected, string.Join('\n', play.Facts.Select(fact => Canonical.Json(ImmutableArray.Create(fact))[1..^1])));
    }

    [Fact]
    public void An_instance_stored_before_a_list_existed_is_read_back_with_the_list_empty()
    {
        var instance = Canonical.Instance("""{"p":"main"}""");
        Assert.True(instance.Tasks.IsEmpty && instance.Activities.IsEmpty && instance.Variables.IsEmpty && !instance.HasEnded);
    }

    /// <summary>A matter's record has 40 KB for everything; its process may take 12 of them.</summary>
    [Fact]
    public void A_finished_matter_of_25_tasks_takes_no_more_than_12_KB()
    {
        var names = Enumerable.Range(1, 25).Select(number => $"Activity_legality_review_{number}").ToList();
        var model = $"start s\nuser {string.Join(' ', names)}\nend e\ns -> {names[0]}\n{names[^1]} -> e\n"
            + string.Join('\n', names.Zip(names.Skip(1), (from, to) => $"{from} -> {to}")) + "\n"
            + string.Join('\n', names.Select(name => $"due {name} 7wd"));
        var play = new Play(Model.Library(model));
        play.Do("begin majorAdministrativeDecision=true publicInterest=true technical=true stabilityRisk=true amount=1");
        foreach (var name in names)
        {
            play.Do($"complete {name} outcome=\"carried\"");
        }

        Assert.True(play.Instance!.HasEnded);
        Assert.InRange(Encoding.UTF8.GetByteCount(Canonical.Json([.. play.Facts])), 1, 12 * 1024);
    }
}

using System.Collections.Immutable;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// One matter taken through a shipped definition: every waiting task is completed, meetings with the outcomes given in
/// turn and evaluations with the advice given in turn (after the last of them: carried, continue). Which of several waiting
/// tasks comes next is picked by their number; the oldest unless told.
/// </summary>
internal sealed class ShippedWalk
{
    private const int MostTasks = 200;
    private static readonly DateTimeOffset Start = new(2026, 2, 24, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly Library _library;
    private readonly Queue<string> _outcomes;
    private readonly Queue<string> _advice;
    private readonly Func<int, int> _pick;
    private readonly List<string> _visited = [];
    private readonly List<string> _steps = [];
    private readonly List<string> _elements = [];

    public ShippedWalk(
        Definition definition, IEnumerable<string> flags, IEnumerable<string>? outcomes = null, IEnumerable<string>? advice = null, Func<int, int>? pick = null)
    {
        _library = Library.Of(definition);
        _outcomes = new(outcomes ?? []);
        _advice = new(advice ?? []);
        _pick = pick ?? Oldest;
        var variables = flags.ToImmutableDictionary(flag => flag, _ => Value.Of(true), StringComparer.Ordinal)
            .Add("departments", Value.Of(["发改局", "民政局", "信访局"]));
        Instance = Step(instance: null, new ProcessCommand.Begin(definition.Id, variables));
        Go(definition);
    }

    public static int Oldest(int waiting) => 0;

    public static int Newest(int waiting) => waiting - 1;

    public Instance Instance { get; private set; }

    /// <summary>Nodes of the tasks completed, in order.</summary>
    public IReadOnlyList<string> Visited => _visited;

    /// <summary>Their steps of the regulation, in order.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>The multi-instance elements of the tasks completed.</summary>
    public IReadOnlyList<string> Elements => _elements;

    /// <summary>Periods asked of the calendar.</summary>
    public HashSet<string> Periods { get; } = new(StringComparer.Ordinal);

    public int Count(string node) => _visited.Count(visited => visited == node);

    public int Before(string earlier, string later) => _visited.IndexOf(later) - _visited.IndexOf(earlier);

    /// <summary>Ended with this result and nothing left anywhere: no token, no wait, no incident.</summary>
    public void MustHaveEnded(string result)
    {
        MustHaveEnded();
        Assert.Equal(result, Instance.Result);
        Assert.Empty(_outcomes);
        Assert.Empty(_advice);
    }

    /// <summary>Ended somehow, with nothing left anywhere.</summary>
    public void MustHaveEnded()
    {
        Assert.True(Instance.HasEnded, $"stands at {string.Join(", ", Instance.Activities.Select(activity => activity.Node))}");
        Assert.Empty(Instance.Incidents);
        Assert.Empty(Instance.Activities);
        Assert.Empty(Instance.Marks);
        Assert.Empty(Instance.Tasks);
        Assert.Empty(Instance.Timers);
        Assert.Empty(Instance.Jobs);
        Assert.Empty(Instance.Subscriptions);
    }

    private void Go(Definition definition)
    {
        while (Instance.Tasks.Length > 0 && _visited.Count < MostTasks)
        {
            var task = Instance.Tasks[_pick(Instance.Tasks.Length)];
            var node = definition.Find(task.Node)!;
            _visited.Add(node.Id);
            _steps.Add(node.Step ?? "");
            if (task.Element is Value.Text element)
            {
                _elements.Add(element.Content);
            }

            Instance = Step(Instance, new ProcessCommand.Complete(task.Activity, Results(node)));
        }
    }

    private ImmutableDictionary<string, Value> Results(Node node)
    {
        var none = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);
        return node.Step switch
        {
            "meeting" => none.Add("outcome", Value.Of(_outcomes.TryDequeue(out var outcome) ? outcome : "carried")),
            "evaluation" => none.Add("evaluationAdvice", Value.Of(_advice.TryDequeue(out var advice) ? advice : "lapsed")),
            _ => none,
        };
    }

    private Instance Step(Instance? instance, ProcessCommand command) => Engine.Step(_library, instance, command, Start, Due) switch
    {
        ProcessStep.Accepted accepted => accepted.Instance,
        ProcessStep.Refused refused => throw new InvalidOperationException($"{command}: {refused.Chinese} {refused.English}"),
        _ => throw new InvalidOperationException("unknown step"),
    };

    private DateTimeOffset? Due(string period, DateTimeOffset from)
    {
        Periods.Add(period);
        return from.AddDays(1);
    }
}

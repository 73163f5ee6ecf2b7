using System.Collections.Immutable;
using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;

namespace SanzhongYida.Cli;

/// <summary>The pure core as a stage: law and states in memory, one <see cref="Casework.Step"/> a command, no store.</summary>
public sealed class CoreStage : IStoryStage
{
    private readonly Dictionary<Subject, State> _states = [];
    private readonly Dictionary<string, Library> _libraries = new(StringComparer.Ordinal);
    private readonly List<Judgment.Accepted> _accepted = [];
    private int _commands;

    /// <summary>A district before its first entry.</summary>
    public CoreStage() => Law = Law.Empty with { LibraryByHash = hash => _libraries.GetValueOrDefault(hash) };

    /// <summary>The law as the commands so far have made it.</summary>
    public Law Law { get; private set; }

    /// <summary>Every accepted judgment, in order.</summary>
    public IReadOnlyList<Judgment.Accepted> Accepted => _accepted;

    /// <summary>A stage with the shipped regulation and definitions and the people of a district.</summary>
    /// <param name="regulation">Text of regulation.json.</param>
    /// <param name="calendar">Text of calendar.json.</param>
    /// <param name="district">Text of district.json.</param>
    /// <param name="definitions">Process id and XML of each definition.</param>
    /// <param name="at">When it is founded.</param>
    public static CoreStage Found(string regulation, string calendar, string district, IEnumerable<KeyValuePair<string, string>> definitions, DateTimeOffset at)
    {
        var stage = new CoreStage();
        IEnumerable<Command> commands =
        [
            ShippedFiles.Regulation(regulation, calendar),
            .. definitions.SelectMany(pair => (IEnumerable<Command>)[new WorkflowCommand.SaveDraft(pair.Key, pair.Value), new WorkflowCommand.PublishDraft(pair.Key)]),
            .. ShippedFiles.District(district),
        ];
        foreach (var command in commands)
        {
            if (stage.Step(Instruction.System, at, command) is Judgment.Refused refused)
            {
                throw new InvalidOperationException($"{command}: {string.Join("; ", refused.Reasons)}");
            }
        }

        return stage;
    }

    /// <summary>The state of a subject, or null.</summary>
    public State? Find(Subject subject) => subject.IsLaw ? Law.Find(subject) : _states.GetValueOrDefault(subject);

    /// <summary>Steps one command and keeps what was accepted.</summary>
    public Judgment Step(string actor, DateTimeOffset at, Command command)
    {
        var id = (++_commands).ToString(CultureInfo.InvariantCulture);
        var judgment = Casework.Step(Law, _states.GetValueOrDefault, new Instruction(id, actor, at, command, new byte[16]));
        if (judgment is Judgment.Accepted accepted)
        {
            Keep(accepted);
        }

        return judgment;
    }

    /// <inheritdoc/>
    public Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast) => Task.FromResult(
        Step(step.Actor, step.At, command) is Judgment.Refused refused ? new StoryAnswer(refused.Reasons) : StoryAnswer.Accepted);

    /// <inheritdoc/>
    public Task<StoryView?> Look(StoryStep step, string matter)
    {
        var reader = Reader.Of(Law, step.Actor, DistrictTime.Day(step.At));
        return Task.FromResult(Find(Subject.Matter(matter)) is Matter found && reader.Holds(Visibility.Of(found)) ? StoryView.Of(found) : null);
    }

    private void Keep(Judgment.Accepted accepted)
    {
        foreach (var text in accepted.Texts.Where(text => text.Salt.Length == 0))
        {
            _libraries[text.Digest] = Library.Of(DefinitionReader.Read(text.Content).Definitions);
        }

        foreach (var entry in accepted.Entries)
        {
            if (entry.Subject.IsLaw)
            {
                Law = Law.With(entry.Subject, entry.State);
            }
            else
            {
                _states[entry.Subject] = entry.State;
            }
        }

        _accepted.Add(accepted);
    }
}

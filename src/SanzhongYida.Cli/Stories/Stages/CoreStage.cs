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
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private DateOnly _swept;
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
    public Task<StoryAnswer> Do(StoryStep step, Command command, StoryCast cast)
    {
        Sweep(step.At);
        return Task.FromResult(Step(step.Actor, step.At, command) is Judgment.Refused refused ? new StoryAnswer(refused.Reasons) : StoryAnswer.Accepted);
    }

    /// <inheritdoc/>
    public Task<StoryView?> Look(StoryStep step, string matter)
    {
        Sweep(step.At);
        var reader = Reader.Of(Law, step.Actor, DistrictTime.Day(step.At));
        return Task.FromResult(Find(Subject.Matter(matter)) is Matter found && reader.Holds(Visibility.Of(found)) ? StoryView.Of(found) : null);
    }

    /// <inheritdoc/>
    public Task<StoryMeeting> LookAt(StoryStep step, string meeting, int item)
    {
        var day = DistrictTime.Day(step.At);
        var reader = Reader.Of(Law, step.Actor, day);
        if (Find(Subject.Meeting(meeting)) is not Meeting found || !reader.Holds(Visibility.Of(found)))
        {
            throw new StoryException(step.Line, "没有这次会议");
        }

        var standing = found.Item(item) is { } asked && Visibility.MayReadDeliberation(found, asked, reader) ? ItemStanding.Of(Law, found, asked, day) : null;
        return Task.FromResult(new StoryMeeting(Visibility.Seen(found, reader), standing, text => Task.FromResult(_texts[text.Digest])));
    }

    // What a server's rounds do: what is overdue is told, timers that are due fire.
    private void Sweep(DateTimeOffset at)
    {
        var today = DistrictTime.Day(at);
        if (today == _swept)
        {
            return;
        }

        _swept = today;
        foreach (var matter in _states.Values.OfType<Matter>().ToList())
        {
            foreach (var due in Rows.Of(matter).Dues.Where(due => DistrictTime.IsOverdue(due.Due, today) && !due.IsAlerted))
            {
                Step(Instruction.System, at, new SafeguardCommand.RaiseAlert(matter.Id, due.Id));
            }

            foreach (var timer in Rows.Of(matter).Timers.Where(timer => timer.Due <= at))
            {
                Step(Instruction.System, at, new SubmissionCommand.FireTimer(matter.Id, timer.Id));
            }
        }
    }

    private void Keep(Judgment.Accepted accepted)
    {
        foreach (var text in accepted.Texts.Where(text => text.Salt.Length == 0))
        {
            _libraries[text.Digest] = Library.Of(DefinitionReader.Read(text.Content).Definitions);
        }

        foreach (var text in accepted.Texts)
        {
            _texts[text.Digest] = text.Content;
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

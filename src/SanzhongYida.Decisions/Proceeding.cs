using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SanzhongYida.Decisions;

/// <summary>One step under way: working copies of the declared subjects, the facts so far, the reasons against.
/// It lives inside <see cref="Casework.Step"/> only; when a single reason stands at the end, every fact is dropped.</summary>
internal sealed class Proceeding
{
    /// <summary>Most facts one command may add: a bound against a follow-up that never ends.</summary>
    public const int MostFacts = 2000;

    private readonly Dictionary<Subject, State?> _before;
    private readonly Dictionary<Subject, State?> _working;
    private readonly Dictionary<Subject, List<Fact>> _facts = [];
    private readonly List<KeptText> _texts = [];
    private readonly List<string> _destroyed = [];
    private readonly List<Refusal> _refusals = [];
    private readonly ImmutableArray<Subject> _order;
    private int _count;

    public Proceeding(Law law, Func<Subject, State?> states, Instruction instruction)
    {
        _order = instruction.Command.Subjects;
        _before = _order.Distinct().ToDictionary(subject => subject, subject => subject.IsLaw ? law.Find(subject) : states(subject));
        _working = new(_before);
        Law = law;
        Instruction = instruction;
        var last = _before.Values.Max(state => state?.At) ?? DateTimeOffset.MinValue;
        Stamp = new Stamp(instruction.At > last ? instruction.At : last, instruction.Actor);
        Today = _before[_order[0]] is Meeting meeting ? meeting.Occurred(Stamp).On : Stamp.On;
    }

    public Law Law { get; private set; }

    public Instruction Instruction { get; }

    public Stamp Stamp { get; }

    public DateTimeOffset At => Stamp.At;

    /// <summary>The district's day of the step; of what is entered late into a meeting, the day it happened (T-1: rules use that).</summary>
    public DateOnly Today { get; }

    public string Actor => Instruction.Actor;

    public bool IsRefused => _refusals.Count > 0;

    public ImmutableArray<Refusal> Refusals => [.. _refusals];

    /// <summary>The state of a declared subject as the facts so far have left it.</summary>
    public State? Find(Subject subject) => _working[subject];

    public void Refuse(string ruleId, string chinese, string english) => _refusals.Add(new Refusal(ruleId, chinese, english));

    public void Refuse(IEnumerable<Refusal> refusals) => _refusals.AddRange(refusals);

    /// <summary>States a reason against unless the condition holds, and answers the condition.</summary>
    public bool Require(
        bool condition,
        string ruleId,
        [InterpolatedStringHandlerArgument(nameof(condition))] Sentence chinese,
        [InterpolatedStringHandlerArgument(nameof(condition))] Sentence english)
    {
        if (!condition)
        {
            Refuse(ruleId, chinese.Say(), english.Say());
        }

        return condition;
    }

    /// <summary>A text the clerk must fill in: not blank, not longer than allowed, and nothing in it that a text may not hold.</summary>
    public bool RequireText(string? text, int longest, string ruleId, string chinese, string english) =>
        Require(!Wording.IsBlank(text), ruleId, $"未填写{chinese}", $"{english} is missing")
        && Require(text!.Length <= longest, Rule.Input, $"{chinese}超过{longest}字", $"{english} is longer than {longest} characters")
        && Require(Wording.IsFit(text), Rule.Input, $"{chinese}含有不可用的控制字符", $"{english} holds control characters");

    /// <summary>Adds a fact and applies it to the working copy, so that what follows sees it.</summary>
    public void Record(Subject subject, Fact fact)
    {
        if (++_count > MostFacts)
        {
            throw new InvalidOperationException($"A command would add more than {MostFacts} facts.");
        }

        var state = Fold.Apply(_working[subject], fact, Stamp);
        _working[subject] = state;
        if (!_facts.TryGetValue(subject, out var list))
        {
            _facts[subject] = list = [];
        }

        list.Add(fact);
        Law = Law.With(subject, state);
    }

    /// <summary>Keeps free text outside the entries and answers the reference that stands in the fact.</summary>
    public TextRef Keep(string text)
    {
        var salt = HMACSHA256.HashData(Instruction.Salt.Span, Encoding.UTF8.GetBytes($"{Instruction.Id}/{_texts.Count}"))[..16];
        var digest = Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]));
        _texts.Add(new KeptText(digest, Convert.ToHexStringLower(salt), text));
        return new TextRef(digest);
    }

    /// <summary>Keeps content under its plain digest (a definition's XML).</summary>
    public string KeepContent(string content)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        _texts.Add(new KeptText(digest, "", content));
        return digest;
    }

    /// <summary>Lets a free text go with this step: its digest stays where it stands.</summary>
    public void Destroy(string digest) => _destroyed.Add(digest);

    /// <summary>All facts, or all reasons.</summary>
    public Judgment Judge()
    {
        if (IsRefused)
        {
            return new Judgment.Refused([.. _refusals.Distinct()]);
        }

        var entries = _order.Where(_facts.ContainsKey).Distinct()
            .Select(subject => new SubjectFacts(subject, [.. _facts[subject]], _working[subject]! with { Version = (_before[subject]?.Version ?? 0) + 1, At = Stamp.At }));
        return new Judgment.Accepted([.. entries], [.. _texts], Stamp) { Destroyed = [.. _destroyed] };
    }
}

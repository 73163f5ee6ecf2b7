using System.Collections.Immutable;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>
/// The publish check: whether a text reads, keeps the gates, and is sound. Pure; the same text gives the same report.
/// It is for whoever draws: what holds at run time is held by the facts, wherever tokens stand.
/// </summary>
public static class Checker
{
    /// <summary>Checks one text by itself.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="ignoresGuards">Whether every split is a free choice, so that a drawing without conditions can be checked.</param>
    /// <param name="progress">Told now and then how many states were seen.</param>
    /// <param name="mostStates">Where the search for unsound states stops undecided.</param>
    /// <param name="kinds">The kinds of matter there are; null where nobody says, and any is taken.</param>
    public static CheckReport Check(
        string xml, bool ignoresGuards = false, Action<int>? progress = null, int mostStates = Soundness.MaximumStates, IReadOnlyCollection<string>? kinds = null)
    {
        var drawn = DefinitionReader.Read(xml);
        ImmutableArray<Finding> strange = [.. drawn.Definitions.SelectMany(definition => UnknownKinds(definition, kinds))];
        var isExecutable = drawn.Problems.IsEmpty && strange.IsEmpty && IsMeantToRun(xml);
        var reading = ignoresGuards ? DefinitionReader.Read(FreedText.Of(xml)) : drawn;
        var report = new CheckReport
        {
            Processes = [.. reading.Definitions.Select(definition => definition.Id)],
            Reads = reading.Problems.IsEmpty ? Verdict.Yes : Verdict.No,
            Executable = isExecutable ? Verdict.Yes : Verdict.No,
            Safe = Verdict.Undecided,
            OptionToComplete = Verdict.Undecided,
            ProperCompletion = Verdict.Undecided,
            NoDeadNode = Verdict.Undecided,
            Decided = Verdict.No,
            IsOnlyDrawn = ignoresGuards,
            Problems = [.. reading.Problems.Select(Unread), .. strange],
        };
        return report.Reads == Verdict.Yes
            ? Sound(Gated(report, drawn.Problems.IsEmpty ? drawn : reading), reading, ignoresGuards, progress, mostStates)
            : report;
    }

    /// <summary>Checks definitions that were read without problems, as they are about to be published.</summary>
    /// <param name="library">The definitions of one text.</param>
    /// <param name="mostStates">Where the search for unsound states stops undecided.</param>
    public static CheckReport Check(Library library, int mostStates)
    {
        var reading = new Reading([.. library.Processes.Values.Distinct()], []);
        var report = new CheckReport { Processes = [.. reading.Definitions.Select(definition => definition.Id)] };
        return Sound(Gated(report, reading), reading, ignoresGuards: false, progress: null, mostStates);
    }

    /// <summary>Whether a text is surely refused: as <see cref="Check(string, bool, Action{int}?, int, IReadOnlyCollection{string}?)"/> says, but without asking for all that is wrong.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="mostStates">Where the search for unsound states stops undecided; what is undecided is not refused.</param>
    public static bool Refuses(string xml, int mostStates = Soundness.MaximumStates)
    {
        var reading = DefinitionReader.Read(xml);
        if (!reading.Problems.IsEmpty || !IsMeantToRun(xml))
        {
            return true;
        }

        var library = Library.Of(reading.Definitions);
        var domains = new Domains(library);
        return reading.Definitions.Any(definition => Vocabulary.IsSpokenBy(definition) && !GateCheck.IsKept(library, definition, domains))
            || Sound(new CheckReport(), reading, ignoresGuards: false, progress: null, mostStates).IsRefused;
    }

    private static CheckReport Gated(CheckReport report, Reading reading)
    {
        var library = Library.Of(reading.Definitions);
        var domains = new Domains(library);
        foreach (var definition in reading.Definitions.Where(Vocabulary.IsSpokenBy))
        {
            var (verdicts, findings) = GateCheck.Decide(library, definition, domains);
            report = report with
            {
                Gates = report.Gates.SetItems(verdicts.Where(verdict => verdict.Value == Verdict.No || !report.Gates.ContainsKey(verdict.Key))),
                Problems = report.Problems.AddRange(findings),
            };
        }

        return report;
    }

    private static CheckReport Sound(CheckReport report, Reading reading, bool ignoresGuards, Action<int>? progress, int mostStates)
    {
        var library = Library.Of(reading.Definitions);
        ImmutableArray<Soundness> each = [.. reading.Definitions.Select(definition =>
            Soundness.Of(library, definition, new Domains(library), ignoresGuards, mostStates, progress))];
        return report with
        {
            Safe = Worst(each.Select(one => one.Safe)),
            OptionToComplete = Worst(each.Select(one => one.OptionToComplete)),
            ProperCompletion = Worst(each.Select(one => one.ProperCompletion)),
            NoDeadNode = Worst(each.Select(one => one.NoDeadNode)),
            Decided = Worst(each.Select(one => one.Decided)),
            States = each.Sum(one => one.States),
            Problems = [.. report.Problems, .. each.SelectMany(one => one.Findings)],
        };
    }

    private static Verdict Worst(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.ToList();
        return all.Contains(Verdict.No) ? Verdict.No : all.Contains(Verdict.Undecided) ? Verdict.Undecided : Verdict.Yes;
    }

    private static IEnumerable<Finding> UnknownKinds(Definition definition, IReadOnlyCollection<string>? kinds) =>
        definition.Kinds.Where(kind => kinds?.Contains(kind, StringComparer.Ordinal) == false).Select(kind => new Finding(definition.Id, [])
        {
            Property = "executable",
            Name = definition.Name,
            Chinese = $"szyd:kinds 中的“{kind}”不是事项类别，事项类别为：{string.Join('、', kinds!)}。",
            English = $"'{kind}' in szyd:kinds is no kind of matter; there are {string.Join(", ", kinds!)}.",
        });

    private static Finding Unread(Problem problem) => new(problem.ElementId, [])
    {
        Property = "reads", Name = problem.Name, Line = problem.Line, Chinese = problem.Chinese, English = problem.English,
    };

    // A process that says of itself that it is only a drawing.
    private static bool IsMeantToRun(string xml) =>
        XDocument.Parse(xml).Descendants(Bpmn.Model + "process").All(process => Bpmn.Flag(process, "isExecutable") != false);
}

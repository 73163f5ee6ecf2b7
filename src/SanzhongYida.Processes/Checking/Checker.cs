using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// The publish check: whether a text reads, keeps the gates, and is sound. Pure; the same text gives the same report.
/// It is for whoever draws: what holds at run time is held by the facts, wherever tokens stand.
/// </summary>
public static class Checker
{
    /// <summary>Checks one text by itself.</summary>
    public static CheckReport Check(string xml)
    {
        var reading = DefinitionReader.Read(xml);
        var problems = reading.Problems.Select(problem => new Finding(problem.ElementId, [])
        {
            Property = "reads", Name = problem.Name, Line = problem.Line, Chinese = problem.Chinese, English = problem.English,
        });
        var report = new CheckReport
        {
            Processes = [.. reading.Definitions.Select(definition => definition.Id)],
            Reads = reading.Problems.IsEmpty ? Verdict.Yes : Verdict.No,
            Executable = reading.Problems.IsEmpty ? Verdict.Yes : Verdict.No,
            Safe = Verdict.Undecided,
            OptionToComplete = Verdict.Undecided,
            ProperCompletion = Verdict.Undecided,
            NoDeadNode = Verdict.Undecided,
            Decided = Verdict.No,
            Problems = [.. problems],
        };
        return report.Reads == Verdict.Yes ? Decided(report, reading) : report;
    }

    private static CheckReport Decided(CheckReport report, Reading reading)
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
}

using System.Collections.Immutable;
using System.Xml.Linq;

namespace SanzhongYida.Processes;

/// <summary>Reads what only activities have: how they are multiplied, what they call and hand over, who may do them.</summary>
internal sealed class ActivityReader(Document document)
{
    private static readonly string[] InMulti =
        ["loopCardinality", "completionCondition", "loopDataInputRef", "inputDataItem", "documentation", "extensionElements"];

    /// <summary>Candidates by our word, by those other engines use where they name somebody outright, or by resources named as owners.</summary>
    public ImmutableArray<string> Candidates(XElement element)
    {
        if (Bpmn.Szyd(element, "candidates") is { } ours)
        {
            return Bpmn.Words(ours);
        }

        var owners = element.Elements().Where(it => it.Name.LocalName is "potentialOwner" or "humanPerformer" or "performer")
            .Select(it => document.NameOf("resource", Bpmn.Local(it.Element(Bpmn.Model + "resourceRef")?.Value))).OfType<string>();
        string[] words = ["assignee", "candidateUsers", "candidateGroups"];
        return [.. words.SelectMany(word => Bpmn.Words(Bpmn.OfOthers(element, word))).Concat(owners).Where(it => !it.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    public Period? Deadline(XElement element)
    {
        if (Bpmn.Szyd(element, "due") is not { } text)
        {
            return Bpmn.OfOthers(element, "dueDate") is { } other ? TriggerReader.Sensible(document, element, Period.TryRead(other)) : null;
        }

        var period = Period.TryRead(text);
        if (period is null)
        {
            document.Problems.Add(element, $"“{Document.Shortened(text)}”不是期限。", $"'{Document.Shortened(text)}' is no period.");
        }

        return TriggerReader.Sensible(document, element, period);
    }

    /// <summary>By our word, or by that of other engines where it names the topic outright.</summary>
    public static string? Topic(XElement element) =>
        Bpmn.Szyd(element, "topic") ?? (Bpmn.OfOthers(element, "topic") is { } topic && !topic.Contains('{', StringComparison.Ordinal) ? topic : null);

    public Retrying? Retry(XElement element)
    {
        if (Bpmn.Szyd(element, "retry") is not { } text)
        {
            return null;
        }

        if (TriggerReader.Repeated(text) is (var period, { } times))
        {
            TriggerReader.Sensible(document, element, period);
            return new(times, period);
        }

        document.Problems.Add(element, "szyd:retry 须写作 Rn/期限。", "szyd:retry is written Rn/period.");
        return null;
    }

    public string? Called(XElement element)
    {
        var called = Bpmn.Reference(element, "calledElement");
        if (called is null)
        {
            document.Problems.Add(element, "调用活动没有指明流程（calledElement）。", "The call activity names no process (calledElement).");
        }

        return (Bpmn.Szyd(element, "version") ?? Bpmn.OfOthers(element, "calledElementVersion")) is { } version ? $"{called}@{version}" : called;
    }

    /// <summary>Reads <c>szyd:in</c> or <c>szyd:out</c>, or those of other engines; one that passes all variables maps nothing.</summary>
    public ImmutableArray<Mapping> Mappings(XElement element, string name)
    {
        var mappings = ImmutableArray.CreateBuilder<Mapping>();
        foreach (var mapping in element.Elements(Bpmn.Model + "extensionElements").Elements().Where(it => it.Name.LocalName == name && Bpmn.IsKnown(it.Name.Namespace)))
        {
            var source = (string?)mapping.Attribute("source") ?? (string?)mapping.Attribute("sourceExpression");
            var target = (string?)mapping.Attribute("target");
            if (target is { Length: > 0 } && document.Expression(element, source) is { } expression)
            {
                mappings.Add(new(expression, target));
            }
            else if (mapping.Name.Namespace == Bpmn.Vocabulary)
            {
                document.Problems.Add(element, $"szyd:{name} 须有 source 和 target。", $"szyd:{name} needs source and target.");
            }
        }

        return mappings.ToImmutable();
    }

    public MultiInstance? Multi(XElement element)
    {
        var multi = element.Element(Bpmn.Model + "multiInstanceLoopCharacteristics");
        if (multi is null)
        {
            return null;
        }

        RefuseMulti(element, multi);
        var cardinality = multi.Element(Bpmn.Model + "loopCardinality");
        var collection = Bpmn.Szyd(multi, "collection") ?? Bpmn.Inside(Bpmn.OfOthers(multi, "collection")) ?? multi.Element(Bpmn.Model + "loopDataInputRef")?.Value;
        if (cardinality is null == collection is null)
        {
            document.Problems.Add(
                element, "多实例须有 loopCardinality 或 szyd:collection，且只有其一。", "A multi-instance has either loopCardinality or szyd:collection.");
        }

        var completion = multi.Element(Bpmn.Model + "completionCondition");
        return new(
            cardinality is null ? null : document.Expression(element, cardinality.Value),
            collection is null ? null : document.Expression(element, collection),
            Bpmn.Szyd(multi, "element") ?? Bpmn.OfOthers(multi, "elementVariable") ?? (string?)multi.Element(Bpmn.Model + "inputDataItem")?.Attribute("name"),
            completion is null ? null : document.Expression(element, completion.Value))
        {
            IsSequential = Bpmn.Flag(multi, "isSequential") == true,
        };
    }

    private void RefuseMulti(XElement element, XElement multi)
    {
        if ((string?)multi.Attribute("behavior") is { } behavior and not "All")
        {
            document.Problems.Add(element, $"不支持“behavior=\"{behavior}\"”。", $"'behavior=\"{behavior}\"' is not supported.");
        }

        foreach (var child in multi.Elements().Where(it => it.Name.Namespace == Bpmn.Model && !InMulti.Contains(it.Name.LocalName, StringComparer.Ordinal)))
        {
            document.Refuse(child);
        }
    }
}

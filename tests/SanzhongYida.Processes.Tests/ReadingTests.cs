using System.Diagnostics;

namespace SanzhongYida.Processes.Tests;

public sealed class ReadingTests
{
    private const string Head =
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:szyd=\"urn:sanzhongyida:bpmn\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:other=\"urn:other\">\n";

    private const string Plain =
        """
        <startEvent id="s"/><userTask id="A" name="研究"/><endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="e"/>
        """;

    private static Reading Read(string inside, string beside = "") =>
        DefinitionReader.Read($"{Head}{beside}<process id=\"p\" name=\"流程\" szyd:kinds=\"MajorProject LargeFunds\">\n{inside}</process></definitions>");

    [Fact]
    public void A_definition_says_what_the_text_says()
    {
        var reading = Read(
            """
            <extensionElements><other:thing szyd:unread="x"/></extensionElements>
            <laneSet id="ls"><lane id="l1" name="法制办" szyd:candidates="legality-reviewer"><flowNodeRef>A</flowNodeRef><flowNodeRef>S</flowNodeRef></lane>
            <lane id="l2" name="政府办"><flowNodeRef>s</flowNodeRef></lane></laneSet>
            <startEvent id="s" other:colour="red"/>
            <userTask id="A" name="合法性审查" szyd:step="legality-review" szyd:stage="legality-review" szyd:due="7wd" szyd:evidence="opinion, report" szyd:ladder="leader"/>
            <subProcess id="S"><startEvent id="i"/><userTask id="B" szyd:candidates="presider recorder"/><endEvent id="j"/>
            <sequenceFlow id="f4" sourceRef="i" targetRef="B"/><sequenceFlow id="f5" sourceRef="B" targetRef="j"/></subProcess>
            <boundaryEvent id="t" attachedToRef="A" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3D</timeDuration></timerEventDefinition></boundaryEvent>
            <endEvent id="e" szyd:result="carried"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="S"/>
            <sequenceFlow id="f3" sourceRef="S" targetRef="e"/><sequenceFlow id="f6" sourceRef="t" targetRef="e"/>
            <textAnnotation id="note"><text>notes</text></textAnnotation>
            """,
            "<collaboration id=\"c\"><participant id=\"pool\" processRef=\"p\"/></collaboration>");
        Assert.Empty(reading.Problems);
        var definition = Assert.Single(reading.Definitions);
        Assert.Equal(("p", "流程"), (definition.Id, definition.Name));
        Assert.Equal(["MajorProject", "LargeFunds"], definition.Kinds);
        var review = definition.Find("A")!;
        Assert.Equal(("合法性审查", NodeKind.UserTask, "legality-review", "legality-review", "7wd"), (review.Name, review.Kind, review.Step, review.Stage, review.Due));
        Assert.Equal(("法制办", "leader", 7), (review.Lane, review.Policies["ladder"], review.Line));
        Assert.Equal(["legality-reviewer"], review.Candidates);
        Assert.Equal(["opinion", "report"], review.Evidence);
        Assert.Equal(["t"], review.Boundaries);
        Assert.Equal("f1", Assert.Single(review.Incoming).Id);
        Assert.Equal("f2", Assert.Single(review.Outgoing).Id);
        var inner = definition.Find("B")!;
        Assert.Equal(("S", "法制办"), (inner.Parent, inner.Lane));
        Assert.Equal(["presider", "recorder"], inner.Candidates);
        Assert.Equal("carried", definition.Find("e")!.Result);
        Assert.False(definition.Find("t")!.IsInterrupting);
        Assert.Equal("政府办", definition.Find("s")!.Lane);
        Assert.Null(definition.Find("nobody"));
        Assert.Equal("法制办 政府办", string.Join(' ', definition.Lanes.Select(lane => lane.Name)));
    }

    [Theory]
    [InlineData("scriptTask")]
    [InlineData("complexGateway")]
    [InlineData("transaction")]
    [InlineData("adHocSubProcess")]
    [InlineData("subChoreography")]
    public void An_element_that_does_not_run_is_refused_with_id_name_and_line(string element)
    {
        var reading = Read($"{Plain}\n<{element} id=\"X\" name=\"不行\"/>\n");
        Assert.Empty(reading.Definitions);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("X", "不行", 5), (problem.ElementId, problem.Name, problem.Line));
        Assert.Contains(element, problem.Chinese, StringComparison.Ordinal);
        Assert.Contains("不支持", problem.Chinese, StringComparison.Ordinal);
        Assert.Contains(element, problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><signalEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><escalationEventDefinition escalationRef='no'/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><linkEventDefinition name='l'/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><cancelEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<startEvent id='x'><escalationEventDefinition/></startEvent>", "x")]
    [InlineData("<intermediateThrowEvent id='x'><linkEventDefinition name='l'/></intermediateThrowEvent><sequenceFlow id='g' sourceRef='A' targetRef='x'/>", "x")]
    [InlineData("<intermediateCatchEvent id='x'><linkEventDefinition/></intermediateCatchEvent><sequenceFlow id='g' sourceRef='x' targetRef='e'/>", "x")]
    [InlineData("<intermediateThrowEvent id='x'><escalationEventDefinition/></intermediateThrowEvent><sequenceFlow id='g' sourceRef='A' targetRef='x'/>", "x")]
    [InlineData("<eventBasedGateway id='x'/><sequenceFlow id='g' sourceRef='A' targetRef='x'/><sequenceFlow id='h' sourceRef='x' targetRef='e'/>", "e")]
    [InlineData("<eventBasedGateway id='x' eventGatewayType='Parallel'/><sequenceFlow id='g' sourceRef='A' targetRef='x'/>", "x")]
    [InlineData("<subProcess id='x' triggeredByEvent='true'><startEvent id='i'/></subProcess>", "x")]
    [InlineData("<subProcess id='x' triggeredByEvent='true'><startEvent id='i'><errorEventDefinition/></startEvent></subProcess><sequenceFlow id='g' sourceRef='A' targetRef='x'/>", "x")]
    [InlineData("<subProcess id='x' triggeredByEvent='true'><startEvent id='i'><errorEventDefinition/></startEvent></subProcess><boundaryEvent id='b' attachedToRef='x'><errorEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><conditionalEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><compensateEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'/>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='nobody'><errorEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='e'><errorEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A' cancelActivity='false'><errorEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><errorEventDefinition errorRef='no'/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><messageEventDefinition messageRef='no'/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><timerEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><timerEventDefinition><timeDuration>2026-01-01</timeDuration></timerEventDefinition></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><timerEventDefinition><timeDate>P1D</timeDate></timerEventDefinition></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><timerEventDefinition><timeCycle>every day</timeCycle></timerEventDefinition></boundaryEvent>", "b")]
    [InlineData("<boundaryEvent id='b' attachedToRef='A'><errorEventDefinition/><errorEventDefinition/></boundaryEvent>", "b")]
    [InlineData("<endEvent id='x'/>", "x")]
    [InlineData("<userTask id='A'/>", "A")]
    [InlineData("<startEvent id='s2'/><sequenceFlow id='g' sourceRef='s2' targetRef='A'/>", "p")]
    [InlineData("<sequenceFlow id='g' sourceRef='A' targetRef='nobody'/>", "g")]
    [InlineData("<parallelGateway id='x'/><sequenceFlow id='h' sourceRef='A' targetRef='x'/><sequenceFlow id='g' sourceRef='x' targetRef='e'><conditionExpression>a</conditionExpression></sequenceFlow>", "g")]
    [InlineData("<sequenceFlow id='g' sourceRef='A' targetRef='e'><conditionExpression>a ==</conditionExpression></sequenceFlow>", "g")]
    [InlineData("<sequenceFlow id='g' sourceRef='A' targetRef='e'><conditionExpression/></sequenceFlow>", "g")]
    [InlineData("<sequenceFlow id='g' sourceRef='A' targetRef='e'><conditionExpression language='javascript'>a</conditionExpression></sequenceFlow>", "g")]
    [InlineData("<sequenceFlow id='g' sourceRef='e' targetRef='A'/>", "e")]
    [InlineData("<sequenceFlow id='g' sourceRef='A' targetRef='s'/>", "s")]
    public void What_can_not_run_as_drawn_is_refused(string inside, string at)
    {
        var reading = Read(Plain + inside);
        Assert.Empty(reading.Definitions);
        Assert.Contains(reading.Problems, problem => problem.ElementId == at);
        Assert.All(reading.Problems, problem => Assert.True(problem.Line > 0 && problem.Chinese.Length > 0 && problem.English.Length > 0));
    }

    [Theory]
    [InlineData("", "<standardLoopCharacteristics/>", "standardLoopCharacteristics")]
    [InlineData("", "<multiInstanceLoopCharacteristics/>", "loopCardinality")]
    [InlineData("", "<multiInstanceLoopCharacteristics behavior='None' szyd:collection='x'/>", "behavior")]
    [InlineData("", "<multiInstanceLoopCharacteristics szyd:collection='x'><outputDataItem/></multiInstanceLoopCharacteristics>", "outputDataItem")]
    [InlineData("", "<multiInstanceLoopCharacteristics szyd:collection='x +'/>", "x +")]
    [InlineData("szyd:retry='often'", "", "szyd:retry")]
    [InlineData("isForCompensation='true'", "", "isForCompensation")]
    [InlineData("startQuantity='2'", "", "startQuantity")]
    [InlineData("default='f1'", "", "default")]
    [InlineData("szyd:stpe='meeting'", "", "szyd:stpe")]
    [InlineData("szyd:due='soon'", "", "soon")]
    [InlineData("szyd:result='carried'", "", "szyd:result")]
    public void What_an_activity_can_not_do_is_refused(string attribute, string inside, string word)
    {
        var reading = Read(Plain.Replace("<userTask id=\"A\" name=\"研究\"/>", $"<userTask id=\"A\" name=\"研究\" {attribute}>{inside}</userTask>", StringComparison.Ordinal));
        Assert.Empty(reading.Definitions);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("A", "研究"), (problem.ElementId, problem.Name));
        Assert.Contains(word, problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<subProcess id='S' triggeredByEvent='true'><startEvent id='i'/><endEvent id='j'/><sequenceFlow id='k' sourceRef='i' targetRef='j'/></subProcess>")]
    [InlineData("<subProcess id='S'><endEvent id='j'/></subProcess>")]
    [InlineData("<subProcess id='S'><startEvent id='i'/><endEvent id='j' szyd:result='carried'/><sequenceFlow id='k' sourceRef='i' targetRef='j'/></subProcess>")]
    [InlineData("<subProcess id='S'><startEvent id='i'/><sequenceFlow id='k' sourceRef='i' targetRef='e'/></subProcess>")]
    [InlineData("<callActivity id='S'/>")]
    [InlineData("<callActivity id='S' calledElement='p'><extensionElements><szyd:in source='a'/></extensionElements></callActivity>")]
    [InlineData("<receiveTask id='S' messageRef='no'/>")]
    [InlineData("<exclusiveGateway id='S'/>")]
    [InlineData("<exclusiveGateway id='S'/><sequenceFlow id='k' sourceRef='S' targetRef='e'/><sequenceFlow id='l' sourceRef='S' targetRef='e'/>")]
    [InlineData("<parallelGateway id='S' default='k'/><sequenceFlow id='k' sourceRef='S' targetRef='e'/>")]
    public void Scopes_calls_and_gateways_need_what_they_run_on(string inside) =>
        Assert.NotEmpty(Read(Plain + "<sequenceFlow id='z' sourceRef='A' targetRef='S'/>" + inside).Problems);

    /// <summary>BPMN asks for no id; what has none gets one, the same for the same text.</summary>
    [Fact]
    public void Flows_and_nodes_without_id_are_named_by_their_place_in_the_text()
    {
        var reading = Read("<startEvent id='s'/><sequenceFlow sourceRef='s' targetRef='sequenceFlow_1'/><userTask id='sequenceFlow_1'/><subProcess triggeredByEvent='true'><startEvent><errorEventDefinition/></startEvent></subProcess>");
        Assert.Empty(reading.Problems);
        var definition = Assert.Single(reading.Definitions);
        Assert.Equal("sequenceFlow_2", Assert.Single(definition.Flows).Id);
        Assert.Equal("s sequenceFlow_1 subProcess_3 startEvent_4", string.Join(' ', definition.Nodes.Select(node => node.Id)));
    }

    [Fact]
    public void Words_of_other_engines_are_read_where_they_mean_the_same()
    {
        var reading = Read(
            """
            <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="A"/>
            <userTask id="A" camunda:candidateUsers="li, wang" camunda:candidateGroups="office" camunda:dueDate="P3D" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"/>
            <userTask id="B" flowable:assignee="zhao" flowable:dueDate="${soon}" xmlns:flowable="http://flowable.org/bpmn">
              <multiInstanceLoopCharacteristics isSequential="true" flowable:collection="${names}" flowable:elementVariable="name"/></userTask>
            <userTask id="C" activiti:assignee="${somebody}" xmlns:activiti="http://activiti.org/bpmn">
              <multiInstanceLoopCharacteristics><loopDataInputRef>names</loopDataInputRef><inputDataItem name="name"/></multiInstanceLoopCharacteristics></userTask>
            <userTask id="D"><potentialOwner id="o"><resourceRef>r</resourceRef></potentialOwner></userTask>
            <callActivity id="E" calledElement="p" camunda:calledElementVersion="2" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <extensionElements><camunda:in source="amount" target="sum"/><camunda:in variables="all"/><camunda:out sourceExpression="result" target="outcome"/></extensionElements></callActivity>
            <sequenceFlow id="g" sourceRef="A" targetRef="B"/><sequenceFlow id="h" sourceRef="B" targetRef="C"/><sequenceFlow id="i" sourceRef="C" targetRef="D"/>
            <sequenceFlow id="k" sourceRef="D" targetRef="E"/>
            """,
            "<resource id=\"r\" name=\"director\"/>");
        Assert.Empty(reading.Problems);
        var definition = Assert.Single(reading.Definitions);
        Assert.Equal("li wang office", string.Join(' ', definition.Find("A")!.Candidates));
        Assert.Equal("P3D", definition.Find("A")!.Due);
        Assert.Equal("zhao", Assert.Single(definition.Find("B")!.Candidates));
        Assert.Null(definition.Find("B")!.Due);
        Assert.Equal(("names", "name", true), (definition.Find("B")!.Multi!.Collection!.Source, definition.Find("B")!.Multi!.Element, definition.Find("B")!.Multi!.IsSequential));
        Assert.Empty(definition.Find("C")!.Candidates);
        Assert.Equal(("names", "name"), (definition.Find("C")!.Multi!.Collection!.Source, definition.Find("C")!.Multi!.Element));
        Assert.Equal("director", Assert.Single(definition.Find("D")!.Candidates));
        Assert.Equal("p@2", definition.Find("E")!.Calls);
        Assert.Equal(("amount", "sum"), (Assert.Single(definition.Find("E")!.Inputs).Source.Source, definition.Find("E")!.Inputs[0].Target));
        Assert.Equal(("result", "outcome"), (Assert.Single(definition.Find("E")!.Outputs).Source.Source, definition.Find("E")!.Outputs[0].Target));
    }

    [Fact]
    public void What_is_read_is_handed_on_whole_with_the_ids_it_was_given()
    {
        var text = $"{Head}<!-- drawn by hand --><process id='p'><documentation>for <![CDATA[a & b]]></documentation>\n<scriptTask other:colour='red'/><sequenceFlow sourceRef='x' targetRef='y'/>"
            + "</process><other:diagram><other:bounds x='1'/></other:diagram></definitions>";
        Assert.Null(Interchange.Lost(text));
        Assert.Contains("<sequenceFlow sourceRef=\"x\" targetRef=\"y\" id=\"sequenceFlow_1\"", DefinitionReader.Export(text)!, StringComparison.Ordinal);
        Assert.Null(DefinitionReader.Export("<definitions/>"));
    }

    [Fact]
    public void A_problem_in_one_process_leaves_the_other_readable()
    {
        var reading = DefinitionReader.Read(
            $"{Head}<process id='p'>{Plain}</process><process id='q'><scriptTask id='X'/></process></definitions>");
        Assert.Equal("p", Assert.Single(reading.Definitions).Id);
        Assert.NotEmpty(reading.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<definitions/>")]
    [InlineData("<a><b></a>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a SYSTEM 'outside.txt'>]><d>&a;</d>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><d>&c;</d>")]
    [InlineData("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>")]
    [InlineData("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><choreography id='c'/><process/></definitions>")]
    public void A_text_that_is_no_definition_is_a_problem_and_no_exception(string xml)
    {
        var reading = DefinitionReader.Read(xml);
        Assert.Empty(reading.Definitions);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void More_flows_into_an_inclusive_join_than_the_limit_are_refused_with_id_and_line()
    {
        var many = string.Concat(Enumerable.Range(0, 65).Select(number => $"<sequenceFlow id='f{number}' sourceRef='x' targetRef='j'/>"));
        var problem = Assert.Single(Read($"<startEvent id='s'/><parallelGateway id='x'/><inclusiveGateway id='j' name='汇合'/><endEvent id='e'/>"
            + $"<sequenceFlow id='a' sourceRef='s' targetRef='x'/>{many}<sequenceFlow id='b' sourceRef='j' targetRef='e'/>").Problems);
        Assert.Equal(("j", "汇合", 3, "More than 64 incoming flows."), (problem.ElementId, problem.Name, problem.Line, problem.English));
        Assert.Contains("64", problem.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_text_is_refused_quickly()
    {
        var clock = Stopwatch.StartNew();
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)),
            string.Concat(Enumerable.Repeat("<a>", 100_000)),
            new string('<', DefinitionReader.MaximumCharacters + 1),
            Head + "<process id='p'>" + string.Concat(Enumerable.Repeat("<task/>", 100_000)) + "</process></definitions>",
            Head + "<process id='p'>" + string.Concat(Enumerable.Repeat("<scriptTask id='x'/>", 9_000)) + "</process></definitions>",
        ];
        foreach (var text in texts)
        {
            var reading = DefinitionReader.Read(text);
            Assert.Empty(reading.Definitions);
            Assert.InRange(reading.Problems.Length, 1, 200);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var good = Head + "<process id='p'>" + Plain + "</process></definitions>";
        var random = new Random(20231209);
        for (var round = 0; round < 2_000; round++)
        {
            var at = random.Next(good.Length);
            var length = random.Next(1, Math.Min(30, good.Length - at + 1));
            var damaged = random.Next(3) switch
            {
                0 => good.Remove(at, length),
                1 => good.Insert(at, good.Substring(random.Next(good.Length - length), length)),
                _ => good[..at] + (char)random.Next(1, 0x300) + good[(at + 1)..],
            };
            var reading = DefinitionReader.Read(damaged);
            Assert.True(reading.Definitions.Length > 0 || reading.Problems.Length > 0, damaged);
        }
    }
}

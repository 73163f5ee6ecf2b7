using System.Diagnostics;
using System.Text;

namespace SanzhongYida.Processes.Tests;

/// <summary>
/// The twelve things somebody who knows BPMN engines tries first, each by its name. Those that are played stand in
/// <c>cases/expert.txt</c>. Five and six, a new version while the old one runs and a migration in the midst, stand in
/// MigrationTests.
/// </summary>
public sealed class ExpertChecks
{
    [Theory]
    [InlineData("1 a killed branch is not waited for")]
    [InlineData("1 in a loop each round is waited for by itself")]
    [InlineData("1 in an event subprocess the tokens outside and of another start don't matter")]
    public void Check_1_inclusive_join_with_a_branch_killed_by_a_boundary_event(string trace) => Cases.Follow("expert.txt", trace);

    [Fact]
    public void Check_2_two_users_completing_one_task_at_once() => Cases.Follow("expert.txt", "2 of two who complete one task one does");

    [Fact]
    public void Check_3_non_interrupting_boundary_timer_with_a_cycle_on_a_multi_instance_body() =>
        Cases.Follow("expert.txt", "3 one timer for the whole body, gone with it");

    [Fact]
    public void Check_4_completion_condition_cancelling_the_rest()
    {
        var play = Cases.Follow("expert.txt", "4 the condition cancels the rest with all that hangs on it");
        Assert.Contains(play.Facts, fact => fact is ProcessFact.Cancelled);
        Assert.Equal(3, play.Facts.OfType<ProcessFact.TaskOpened>().Count(it => it.Node == "A") - play.Facts.OfType<ProcessFact.Cancelled>().Count());
    }

    [Theory]
    [InlineData("7 an uncaught error is an incident and never a silent end")]
    [InlineData("7 a bad expression is an incident whose retry works")]
    public void Check_7_uncaught_error_and_bad_expression_as_incidents_whose_retry_works(string trace) => Cases.Follow("expert.txt", trace);

    [Theory]
    [InlineData("<scriptTask id='x' name='Reckon'/>", "scriptTask")]
    [InlineData("<complexGateway id='x' name='Reckon'/>", "complexGateway")]
    [InlineData("<transaction id='x' name='Reckon'/>", "transaction")]
    [InlineData("<adHocSubProcess id='x' name='Reckon'/>", "adHocSubProcess")]
    [InlineData("<userTask id='x' name='Reckon'><standardLoopCharacteristics/></userTask>", "standardLoopCharacteristics")]
    [InlineData("<userTask id='x' name='Reckon' isForCompensation='true'/>", "isForCompensation")]
    [InlineData("<eventBasedGateway id='x' name='Reckon' eventGatewayType='Parallel'/>", "eventGatewayType")]
    [InlineData("<boundaryEvent id='x' name='Reckon' attachedToRef='A'><compensateEventDefinition/></boundaryEvent>", "compensateEventDefinition")]
    [InlineData("<boundaryEvent id='x' name='Reckon' attachedToRef='A'><errorEventDefinition/><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>", "one")]
    public void Check_8_precise_refusal_of_unsupported_elements(string element, string word)
    {
        var reading = DefinitionReader.Read($"""
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>
            <process id='p'>
            <startEvent id='s'/><userTask id='A'/><endEvent id='e'/>
            <sequenceFlow id='f' sourceRef='s' targetRef='A'/><sequenceFlow id='g' sourceRef='A' targetRef='e'/>
            {element}
            </process>
            </definitions>
            """);
        Assert.Contains(reading.Problems, problem => problem is { ElementId: "x", Name: "Reckon", Line: 5, Chinese.Length: > 0 } && problem.English.Contains(word, StringComparison.Ordinal));
        Assert.Empty(reading.Definitions);
    }

    [Fact]
    public void Check_9_message_before_subscription_two_matches_none_duplicate_id() => Cases.Follow("expert.txt", "9 before the subscription, to none, to two, and twice");

    [Fact]
    public void Check_10_terminate_inside_a_call_and_inside_a_subprocess() => Cases.Follow("expert.txt", "10 terminate ends what it stands in and nothing around it");

    [Fact]
    public void Check_11_a_step_budget_stops_an_endless_loop_as_an_incident() => Cases.Follow("expert.txt", "11 an endless loop stops as an incident that can be mended");

    [Fact]
    public void Check_12_a_definition_with_a_hundred_thousand_nested_elements_is_refused_quickly()
    {
        const int depth = 100_000;
        var text = new StringBuilder("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>");
        for (var level = 0; level < depth; level++)
        {
            text.Append(null, $"<subProcess id='s{level}'>");
        }

        for (var level = 0; level < depth; level++)
        {
            text.Append("</subProcess>");
        }

        var began = Stopwatch.GetTimestamp();
        var reading = DefinitionReader.Read(text.Append("</process></definitions>").ToString());
        Assert.NotEmpty(reading.Problems);
        Assert.Empty(reading.Definitions);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2), $"{Stopwatch.GetElapsedTime(began)}");
    }
}

using SanzhongYida.Decisions;
using SanzhongYida.Testbed;

namespace SanzhongYida.Storage.Tests;

/// <summary>The process dies at every call while matters are being moved to another version; each is moved once.</summary>
public class MigrationCutTests
{
    private const string Process = "large-funds";

    [Fact]
    public async Task A_migration_cut_at_every_call_and_begun_again_each_time_moves_every_matter_once()
    {
        await using var uncut = await Office.New();
        await Run(uncut, instruction => uncut.Desk.Commit(instruction), again: false);

        await using var cut = await Office.New(open: false);
        var client = new EveryCut(cut);
        await Run(cut, client.Do, again: true);
        Assert.True(client.Deaths > 40, $"{client.Deaths} deaths");
        Assert.Equal(uncut.Dump(), cut.Dump());
        Assert.Empty(Replay.Verify(cut.Path).Findings);
        Assert.Equal(["1", "1", "1"], cut.Read("SELECT json_array_length(body, '$.moves') FROM state WHERE subject LIKE 'matter/%'"));
    }

    // Begun again, a run gives every command once more: under its id it is answered as before, and nothing is added.
    private static async Task Run(Office office, Func<Instruction, Task<Answer>> commit, bool again)
    {
        string[] matters = ["甲", "乙", "丙"];
        foreach (var matter in matters)
        {
            await Must(Office.Handler, Office.Matter(matter));
        }

        var xml = Shipped.Read("taobei/large-funds.bpmn");
        await Must(Instruction.System, new WorkflowCommand.SaveDraft(Process, xml.Replace("id=\"research\"", "id=\"research2\"", StringComparison.Ordinal)
            .Replace("Ref=\"research\"", "Ref=\"research2\"", StringComparison.Ordinal).Replace(">research<", ">research2<", StringComparison.Ordinal).Replace("bpmnElement=\"research\"", "bpmnElement=\"research2\"", StringComparison.Ordinal)));
        await Must(Instruction.System, new WorkflowCommand.PublishDraft(Process));
        await Must("W01", new WorkflowCommand.DraftMigration(Process, 1, 2, []));
        await Must("W02", new WorkflowCommand.ApproveMigration(Process, 1));
        for (var round = 0; round < (again ? 2 : 1); round++)
        {
            foreach (var matter in matters)
            {
                await Must("W02", new SubmissionCommand.MoveToVersion(matter, Process, 1), $"migration/{Process}/1/{matter}");
            }
        }

        async Task Must(string actor, Command command, string? id = null)
        {
            var answer = await commit(office.Ask(actor, command, id));
            Assert.True(answer is Answer.Accepted, (answer as Answer.Refused)?.Reasons[0].English);
        }
    }
}

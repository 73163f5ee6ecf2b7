using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Benchmarks;

/// <summary>Puts many matters into a record: each is submitted through the Desk's own batches, larger than the Desk's and not
/// synced to the disk one by one, so that nothing in it could not have come about.</summary>
internal static class Seeding
{
    private const int BatchSize = 500;

    /// <summary>Submits so many matters.</summary>
    public static async Task Submit(string path, Plan plan, int count, Progress progress)
    {
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(SqliteConnections.Creating(path)).Options);
        using var store = new SqliteRecordStore(path, context.Model);
        var ledger = new Ledger(store);
        using (var pragma = store.Connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA synchronous = OFF";
            pragma.ExecuteNonQuery();
        }

        var act = (await plan.Acts("seed"))[0][0];
        for (var done = 0; done < count; done += BatchSize)
        {
            var members = Enumerable.Range(0, Math.Min(BatchSize, count - done)).Select(_ => (Member)new Member.Command(Submission(act))).ToList();
            Commit(ledger, store, members);
            progress.Show(Math.Min(done + BatchSize, count), count);
        }
    }

    /// <summary>Publishes a definition in so many versions, and submits a matter on each.</summary>
    public static async Task Publish(string path, Plan plan, int versions, Func<int, string> xml, Progress progress)
    {
        await using var desk = await Desk.Open(path);
        var act = (await plan.Acts("seed"))[0][0];
        for (var version = 1; version <= versions; version++)
        {
            await Must(desk, new Instruction($"draft/{version}", Instruction.System, act.At, new WorkflowCommand.SaveDraft(ShippedXml.Process, xml(version)), new byte[16]));
            await Must(desk, new Instruction($"publish/{version}", Instruction.System, act.At, new WorkflowCommand.PublishDraft(ShippedXml.Process), new byte[16]));
            await Must(desk, Submission(act));
            progress.Show(version, versions);
        }
    }

    private static Instruction Submission(Act act)
    {
        var id = Guid.CreateVersion7().ToString("N");
        return new Instruction(id, act.Actor, act.At, ((SubmissionCommand.SubmitMatter)act.Command) with { Matter = id }, Guid.NewGuid().ToByteArray());
    }

    private static async Task Must(Desk desk, Instruction instruction)
    {
        if (await desk.Commit(instruction) is var answer and not Answer.Accepted)
        {
            throw new InvalidOperationException($"{instruction.Command}: {(answer is Answer.Refused refused ? string.Join("; ", refused.Reasons) : answer)}");
        }
    }

    private static void Commit(Ledger ledger, SqliteRecordStore store, List<Member> members)
    {
        var batch = new Batch(ledger, store, members);
        members.ForEach(batch.Step);
        if (members.Find(member => member.Answer is not Answer.Accepted) is { } refused)
        {
            throw new InvalidOperationException("A matter was not accepted.", refused.Failure);
        }

        var pending = batch.Close();
        store.Write(pending);
        ledger.Take(pending);
    }
}

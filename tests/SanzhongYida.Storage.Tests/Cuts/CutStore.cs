using SQLitePCL;

namespace SanzhongYida.Storage.Tests;

/// <summary>The process dies at the n-th call of its store: at a reading, before a write, before one of the statements of its transaction,
/// or after the commit and before anybody is told. What the disk holds then is kept, and nothing answers from then on.</summary>
/// <param name="through">What lies between the Desk and the file, the file itself where nothing does.</param>
/// <param name="file">The file's store, whose statements are counted.</param>
/// <param name="call">At which call it dies, from 1.</param>
/// <param name="keep">Keeps what the disk holds.</param>
internal sealed class CutStore(IRecordStore through, SqliteRecordStore file, int call, Action keep) : BetweenStore(through)
{
    private int _calls;

    public override void Write(Pending pending)
    {
        Reach();
        var connection = file.Connection.Handle;
        raw.sqlite3_trace(connection, (strdelegate_trace)((_, _) => IsDead()), null);
        base.Write(pending);
        raw.sqlite3_trace(connection, (strdelegate_trace?)null, null);
        Reach();
    }

    protected override void Reach()
    {
        if (IsDead())
        {
            throw new IOException("dead");
        }
    }

    // Statements can't be stopped from here: what they still do is done to a file that is not looked at any more.
    private bool IsDead()
    {
        if (++_calls == call)
        {
            keep();
        }

        return _calls >= call;
    }
}

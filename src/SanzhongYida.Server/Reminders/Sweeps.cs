using System.Globalization;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>The recurring rounds: each asks the record for what is due, page by page, and commits one command for each, under
/// an id that says what it is for. A round holds no state: a second one, on another day or after a restart, finds only what is left.</summary>
public sealed class Sweeps(Desk desk, Clerk clerk, Clock clock, Relay relay, AttachmentStore attachments) : IDisposable
{
    /// <summary>Rows asked for at once.</summary>
    public const int Page = 200;

    /// <summary>Most pages of one round; the next round goes on.</summary>
    public const int MostPages = 500;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Every round by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["deadlines", "follow-ups", "evaluations", "timers", "calendar", "attachments", "outbox", Archive];

    /// <summary>The round that clears away what has served: once a day.</summary>
    public const string Archive = "archive";

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>One after the other, as the clock of a demonstration asks for them.</summary>
    public async Task RunAll(CancellationToken cancellation)
    {
        foreach (var name in Names)
        {
            await Run(name, cancellation);
        }
    }

    /// <summary>One round; answers how many commands were accepted, or subjects bound.</summary>
    public async Task<int> Run(string name, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var fired = name switch
            {
                "deadlines" => await Alert(DueKind.WorkItem, cancellation),
                "follow-ups" => await Alert(DueKind.Obligation, cancellation),
                "evaluations" => await Alert(DueKind.Evaluation, cancellation),
                "calendar" => await ApplyCalendars(cancellation),
                "attachments" => await attachments.Collect(TimeProvider.System.GetUtcNow(), matter => desk.Record.Named(matter, cancellation), cancellation),
                "timers" => await FireTimers(cancellation),
                Archive => await desk.Tidy(clock.Now, cancellation),
                _ => WakeRelay(),
            };
            await desk.NoteSweep(name, clock.Now, fired, cancellation);
            return fired;
        }
        finally
        {
            _one.Release();
        }
    }

    // What nobody woke the relay for is found here.
    private int WakeRelay()
    {
        relay.Wake();
        return 0;
    }

    private Task<int> Alert(DueKind kind, CancellationToken cancellation) => EachPage(
        cursor => desk.Record.MissedDues(kind, clock.Today, cursor, Page, cancellation),
        row => Commit(new SafeguardCommand.RaiseAlert(Subject.Parse(row.Subject).Id, row.Id), $"alert/{row.Subject}/{row.Id}", cancellation));

    private Task<int> FireTimers(CancellationToken cancellation) => EachPage(
        cursor => desk.Record.DueTimers(clock.Now, cursor, Page, cancellation),
        row => Commit(
            new SubmissionCommand.FireTimer(Subject.Parse(row.Subject).Id, row.Id),
            string.Create(CultureInfo.InvariantCulture, $"timer/{row.Subject}/{row.Id}/{row.Due.ToUnixTimeMilliseconds()}"),
            cancellation));

    private Task<int> ApplyCalendars(CancellationToken cancellation) => EachPage(
        cursor => desk.Record.Provisional([.. desk.Law.Regulation.Calendar.Years.Keys], cursor, Page, cancellation),
        row => Commit(new ExecutionCommand.ApplyCalendar(Subject.Parse(row.Subject).Id, int.Parse(row.Id.AsSpan("calendar/".Length), CultureInfo.InvariantCulture)), $"{row.Id}/{row.Subject}", cancellation));

    // The cursor goes on behind what was refused, so that it isn't asked for without end.
    private static async Task<int> EachPage<TRow>(Func<string?, Task<Page<TRow>>> next, Func<TRow, Task<bool>> fire)
    {
        var fired = 0;
        string? cursor = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await next(cursor);
            fired += (await Task.WhenAll(page.Items.Select(fire))).Count(ok => ok);
            cursor = page.Next;
            if (cursor is null)
            {
                break;
            }
        }

        return fired;
    }

    private async Task<bool> Commit(Command command, string id, CancellationToken cancellation) =>
        await clerk.Commit(Instruction.System, command, id, cancellation: cancellation) is Answer.Accepted { IsRepeat: false };
}

using MassTransit;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Sends what commits left in the outbox, in order, and marks it sent. Between sending and marking the process
/// may die: then it is sent again under the same message id. People's own notices don't wait for it: they are rows of the commit.</summary>
public sealed class Relay(Desk desk, Clock clock, IBus bus, ILogger<Relay> log) : BackgroundService
{
    /// <summary>Rows sent before they are marked.</summary>
    public const int Page = 100;

    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(20);
    // What commits within it is sent together: each look at the outbox, and each marking, costs the Desk a turn.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _wake = new(1, 1);

    /// <summary>Something may wait.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already: one look finds everything.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Committed += OnCommitted;
        try
        {
            await Run(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what waits is sent after the next start.
        }
        finally
        {
            desk.Committed -= OnCommitted;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    private void OnCommitted(object? sender, CommittedEventArgs committed)
    {
        if (committed.HasNotices)
        {
            Wake();
        }
    }

    private async Task Run(CancellationToken stopping)
    {
        var pause = FirstPause;
        while (true)
        {
            await _wake.WaitAsync(stopping);
            await Task.Delay(Gathering, stopping);
            while (!await TrySend(stopping))
            {
                await Task.Delay(pause, stopping);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            }

            pause = FirstPause;
        }
    }

    private async Task<bool> TrySend(CancellationToken stopping)
    {
        try
        {
            while (await SendPage(stopping) == Page)
            {
            }

            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(exception, "The outbox could not be sent; it is tried again");
            return false;
        }
    }

    private async Task<int> SendPage(CancellationToken stopping)
    {
        var rows = await desk.Record.Unpublished(Page, stopping);
        var sent = new List<long>(rows.Length);
        try
        {
            foreach (var row in rows)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                limit.CancelAfter(LongestSend);
                await bus.Publish(
                    Translation.Of(row.Id, row.Notice),
                    context => context.MessageId = Translation.MessageId(row.Subject, row.Seq, row.Id),
                    limit.Token);
                sent.Add(row.Id);
            }
        }
        finally
        {
            if (sent.Count > 0)
            {
                await desk.MarkPublished(sent, clock.Now, CancellationToken.None);
            }
        }

        return rows.Length;
    }
}
